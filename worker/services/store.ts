import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { type ClientStatus, client } from '../accounts/index.ts';
import { priceIsCurrent, product, productOrderable, productTarget, targetBound } from '../catalog/index.ts';
import { type Db, inJson } from '../kernel/db/db.ts';
import { job, sequence } from '../kernel/db/tables.ts';
import { payment } from '../payments/index.ts';
import { server } from '../servers/index.ts';
import type { IntentRow, ServiceRow } from './rules.ts';
import { service, serviceIntent } from './table.ts';

export const serviceById = (db: Db, id: string) => db.select().from(service).where(eq(service.id, id)).limit(1);
export const intentOf = (db: Db, serviceId: string) =>
  db.select().from(serviceIntent).where(eq(serviceIntent.serviceId, serviceId)).limit(1);

/** The row takes the next short number in the same batch. */
export function insertService(db: Db, row: Omit<typeof service.$inferInsert, 'number'>) {
  const named = eq(sequence.name, 'service');
  const number = sql<number>`(SELECT ${sequence.next} FROM ${sequence} WHERE ${named})`;
  return [
    db.insert(service).values({ ...row, number }),
    db
      .update(sequence)
      .set({ next: sql`${sequence.next} + 1` })
      .where(named),
  ];
}

export const updateService = (db: Db, id: string, set: Partial<ServiceRow>) =>
  db.update(service).set(set).where(eq(service.id, id));

/** The row is as it was read: its state and its hold decide what happens to money. */
export const serviceUnchanged = (row: ServiceRow): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${row.id} AND ${service.status} = ${row.status}
    AND ${service.provisionStatus} = ${row.provisionStatus} AND ${service.holdId} IS ${row.holdId})`;

/** Names of these that some service has or ever had, other than `serviceId` itself. */
export const takenNames = (db: Db, serviceId: string, names: readonly string[]) =>
  db
    .select({ name: service.vpnName })
    .from(service)
    .where(and(inJson(service.vpnName, names), sql`${service.id} <> ${serviceId}`))
    .limit(200);

/** The run takes the service: an intent that is there is continued, only its holder changes. */
export function takeIntent(db: Db, by: { serviceId: string; jobId: string; leaseToken: string; now: number }) {
  const { serviceId, jobId, leaseToken, now } = by;
  return db
    .insert(serviceIntent)
    .values({
      serviceId,
      step: 'choosing',
      nameSuffix: 0,
      nameClashes: 0,
      jobId,
      leaseToken,
      skipped: [],
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({ target: serviceIntent.serviceId, set: { jobId, leaseToken, updatedAt: now } });
}
export const updateIntent = (db: Db, serviceId: string, set: Partial<IntentRow>) =>
  db.update(serviceIntent).set(set).where(eq(serviceIntent.serviceId, serviceId));

const liveJob = (now: number): SQL =>
  sql`EXISTS (SELECT 1 FROM ${job} WHERE ${job.id} = ${serviceIntent.jobId} AND ${job.leaseToken} = ${serviceIntent.leaseToken}
    AND ${job.state} = 'processing' AND ${job.leaseUntil} > CAST(${now} AS INTEGER))`;

/** No other run of any job works on the service. */
export const intentFree = (serviceId: string, jobId: string, now: number): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
    AND ${serviceIntent.jobId} <> ${jobId} AND ${liveJob(now)})`;

/** The intent is the one that was read, and no run holds it: whoever touches a panel first takes a lease token. */
export const intentUntouched = (serviceId: string, leaseToken: string | null, now: number): SQL =>
  leaseToken === null
    ? sql`NOT EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId})`
    : sql`EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
        AND ${serviceIntent.leaseToken} = ${leaseToken} AND NOT ${liveJob(now)})`;

/** This very claim of the job still stands, and the intent is its own. */
export const leaseHeld = (serviceId: string, jobId: string, leaseToken: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${serviceIntent} JOIN ${job} ON ${job.id} = ${serviceIntent.jobId}
    WHERE ${serviceIntent.serviceId} = ${serviceId} AND ${serviceIntent.jobId} = ${jobId}
    AND ${serviceIntent.leaseToken} = ${leaseToken} AND ${job.leaseToken} = ${leaseToken} AND ${job.state} = 'processing')`;

export const jobHeld = (jobId: string, leaseToken: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${job} WHERE ${job.id} = ${jobId} AND ${job.leaseToken} = ${leaseToken}
    AND ${job.state} = 'processing')`;

/** A service that a run may deploy. */
export const provisionable = (serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${serviceId} AND ${service.status} = 'pending'
    AND ${service.provisionStatus} IN ('pending', 'deploying'))`;

/** A service whose account is still to be taken back. */
export const removable = (serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} JOIN ${serviceIntent} ON ${serviceIntent.serviceId} = ${service.id}
    WHERE ${service.id} = ${serviceId} AND ${serviceIntent.step} = 'removing'
    AND (${service.status} = 'cancelled' OR (${service.status} = 'pending' AND ${service.provisionStatus} = 'needs_attention')))`;

/** The service is still to be delivered. */
export const undelivered = (serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${serviceId} AND ${service.status} = 'pending')`;

/** For the guard `server_full`: beside its accounts, each open intent of another service takes a place. */
export const serverHasRoom = (serverId: string, serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${server} WHERE ${server.id} = ${serverId} AND (${server.maxAccounts} IS NULL
    OR ${server.maxAccounts} > ${server.accounts} + (SELECT count(*) FROM ${serviceIntent}
      WHERE ${serviceIntent.serverId} = ${serverId} AND ${serviceIntent.serviceId} <> ${serviceId}
        AND ${serviceIntent.step} <> 'done')))`;

const soldAs = (db: Db, serviceId: string) =>
  db.select({ productId: service.productId }).from(service).where(eq(service.id, serviceId));

/** The product of the service as it stands now. */
export const soldProduct = (db: Db, serviceId: string) =>
  db
    .select()
    .from(product)
    .where(inArray(product.id, soldAs(db, serviceId)))
    .limit(1);
export const soldTargets = (db: Db, serviceId: string) =>
  db
    .select({
      serverId: productTarget.serverId,
      network: productTarget.network,
      server,
      bound: targetBound.as('bound'),
    })
    .from(productTarget)
    .innerJoin(server, eq(server.id, productTarget.serverId))
    .innerJoin(product, eq(product.id, productTarget.productId))
    .where(inArray(productTarget.productId, soldAs(db, serviceId)))
    .orderBy(asc(productTarget.position))
    .limit(200);
export const serverOfIntent = (db: Db, serviceId: string) =>
  db
    .select()
    .from(server)
    .where(
      inArray(
        server.id,
        db.select({ id: serviceIntent.serverId }).from(serviceIntent).where(eq(serviceIntent.serviceId, serviceId)),
      ),
    )
    .limit(1);

/** Runs of the service that are queued or at work. */
export const openJobsOf = (db: Db, serviceId: string) =>
  db
    .select({ id: job.id })
    .from(job)
    .where(
      and(
        eq(job.subject, `service:${serviceId}`),
        eq(job.name, 'service.provision'),
        inJson(job.state, ['queued', 'processing']),
      ),
    )
    .limit(1);

const waits = and(eq(service.status, 'pending'), eq(service.provisionStatus, 'awaiting_payment'));

/** The order that the payment was made for, while it waits for it. */
export const waitingFor = (db: Db, paymentId: string) =>
  db
    .select()
    .from(service)
    .where(
      and(
        inArray(service.id, db.select({ id: payment.forServiceId }).from(payment).where(eq(payment.id, paymentId))),
        eq(service.paymentId, paymentId),
        waits,
      ),
    )
    .limit(1);

/** The client's orders whose own payment may still come, or came and did not do; oldest first. */
export const waitingOf = (db: Db, clientId: string) =>
  db
    .select(getTableColumns(service))
    .from(service)
    .leftJoin(payment, eq(payment.id, service.paymentId))
    .where(
      and(
        eq(service.clientId, clientId),
        waits,
        sql`(+${payment.state} = 'pending' OR ${service.cause} ->> '$.code' = 'awaiting_funds')`,
      ),
    )
    .orderBy(asc(service.orderedAt), asc(service.id))
    .limit(50);

type SoldAt = Pick<ServiceRow, 'id' | 'productId' | 'currency' | 'priceVersion'>;

/** The product may be ordered, at the price that the order was made at. */
export const stillSold = ({ productId, currency, priceVersion }: SoldAt): SQL =>
  sql`${productOrderable(productId)} AND ${priceIsCurrent(productId, currency, priceVersion)}`;

/** The id of the order, if it could be made again as it is. */
export const stillSoldQuery = (db: Db, row: SoldAt) =>
  db
    .select({ id: service.id })
    .from(service)
    .where(and(eq(service.id, row.id), stillSold(row)))
    .limit(1);

export const clientStatusOf = (db: Db, serviceId: string) =>
  db
    .select({ status: sql<ClientStatus>`${client.status}`.as('client_status') })
    .from(service)
    .innerJoin(client, eq(client.id, service.clientId))
    .where(eq(service.id, serviceId))
    .limit(1);

/** The client's own: another client's id finds nothing. */
const mine = (clientId: string, id: string) => and(eq(service.id, id), eq(service.clientId, clientId));

export const withPlaces = {
  service,
  serverName: sql<string | null>`${server.name}`.as('server_name'),
  location: sql<string | null>`${server.datacentre}`.as('location'),
  clientNumber: sql<number>`${client.number}`.as('client_number'),
  clientName: sql<string>`${client.name}`.as('client_name'),
  language: sql<string>`${client.language}`.as('client_language'),
};

const joined = (db: Db) =>
  db
    .select(withPlaces)
    .from(service)
    .innerJoin(client, eq(client.id, service.clientId))
    .leftJoin(server, eq(server.id, service.serverId));

export type PlacedService = Awaited<ReturnType<typeof placedById>>[number];
export const placedById = (db: Db, id: string) => joined(db).where(eq(service.id, id)).limit(1);
export const placedOfClient = (db: Db, clientId: string, id: string) => joined(db).where(mine(clientId, id)).limit(1);

export const serviceOfClient = (db: Db, clientId: string, id: string) =>
  db.select().from(service).where(mine(clientId, id)).limit(1);
export const intentOfClient = (db: Db, clientId: string, id: string) =>
  db
    .select(getTableColumns(serviceIntent))
    .from(serviceIntent)
    .innerJoin(service, eq(service.id, serviceIntent.serviceId))
    .where(mine(clientId, id))
    .limit(1);
export const productOfClient = (db: Db, clientId: string, id: string) =>
  db
    .select({ config: product.config })
    .from(service)
    .innerJoin(product, eq(product.id, service.productId))
    .where(mine(clientId, id))
    .limit(1);
export const serverOfClient = (db: Db, clientId: string, id: string) =>
  db
    .select()
    .from(server)
    .where(inArray(server.id, db.select({ id: service.serverId }).from(service).where(mine(clientId, id))))
    .limit(1);
