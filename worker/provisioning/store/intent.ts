/** What a run is about to do, the names and the accounts that it may have made. */
import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { type Db, inJson } from '../../kernel/db/db.ts';
import { server } from '../../servers/index.ts';
import { service } from '../../services/index.ts';
import { type IntentRow, serviceAccount, serviceIntent } from '../table.ts';
import type { Holder } from './lease.ts';

export const intentOf = (db: Db, serviceId: string) =>
  db.select().from(serviceIntent).where(eq(serviceIntent.serviceId, serviceId)).limit(1);

export const intentOfClient = (db: Db, clientId: string, id: string) =>
  db
    .select(getTableColumns(serviceIntent))
    .from(serviceIntent)
    .innerJoin(service, eq(service.id, serviceIntent.serviceId))
    .where(and(eq(service.id, id), eq(service.clientId, clientId)))
    .limit(1);

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

/** The holder takes the service: an intent that is there is continued, only its holder changes. */
export function takeIntent(db: Db, serviceId: string, { jobId, leaseToken }: Holder, now: number) {
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

/** Names of these that some service has or ever had, other than `serviceId` itself. */
export const takenNames = (db: Db, serviceId: string, names: readonly string[]) =>
  db
    .select({ name: service.vpnName })
    .from(service)
    .where(and(inJson(service.vpnName, names), sql`${service.id} <> ${serviceId}`))
    .limit(200);

/** For the guard `server_full`: beside its accounts, each open intent of another service takes a place. */
export const serverHasRoom = (serverId: string, serviceId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${server} WHERE ${server.id} = ${serverId} AND (${server.maxAccounts} IS NULL
    OR ${server.maxAccounts} > ${server.accounts} + (SELECT count(*) FROM ${serviceIntent}
      WHERE ${serviceIntent.serverId} = ${serverId} AND ${serviceIntent.serviceId} <> ${serviceId}
        AND ${serviceIntent.step} <> 'done')))`;

/** The account is ours from now on; written in the batch that says that its request may be sent. */
export const recordAccount = (
  db: Db,
  row: { serverId: string; vpnName: string; serviceId: string; network: string | null; madeAt: number },
) =>
  db
    .insert(serviceAccount)
    .values(row)
    .onConflictDoUpdate({
      target: [serviceAccount.serverId, serviceAccount.vpnName],
      set: { serviceId: row.serviceId, network: row.network, madeAt: row.madeAt },
    });
