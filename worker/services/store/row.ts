/** One service, and what stands around it. */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type ClientStatus, client } from '../../accounts/index.ts';
import { product } from '../../catalog/index.ts';
import type { Db } from '../../kernel/db/db.ts';
import { sequence } from '../../kernel/db/tables.ts';
import { server } from '../../servers/index.ts';
import { type ServiceRow, service } from '../table.ts';

export const serviceById = (db: Db, id: string) => db.select().from(service).where(eq(service.id, id)).limit(1);

/** The client's own: another client's id finds nothing. `clientId` null: whosever it is. */
const owned = (id: string, clientId: string | null) =>
  and(eq(service.id, id), clientId === null ? undefined : eq(service.clientId, clientId));

export const serviceOf = (db: Db, id: string, clientId: string | null) =>
  db.select().from(service).where(owned(id, clientId)).limit(1);
export const serverOfService = (db: Db, id: string, clientId: string | null = null) =>
  db
    .select()
    .from(server)
    .where(inArray(server.id, db.select({ id: service.serverId }).from(service).where(owned(id, clientId))))
    .limit(1);
export const productConfigOf = (db: Db, id: string, clientId: string | null) =>
  db
    .select({ config: product.config })
    .from(service)
    .innerJoin(product, eq(product.id, service.productId))
    .where(owned(id, clientId))
    .limit(1);

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

/** The row is as it was read, as far as the clock or a verb may have changed what happens to it. */
export const clockUnchanged = (row: ServiceRow): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${row.id} AND ${service.status} = ${row.status}
    AND ${service.paidThrough} = ${row.paidThrough} AND ${service.suspendedAt} IS ${row.suspendedAt}
    AND ${service.terminationRequestedAt} IS ${row.terminationRequestedAt})`;

export const serviceIsActive = (id: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${id} AND ${service.status} = 'active')`;

/** The product of the service as it stands now. */
export const soldProduct = (db: Db, serviceId: string) =>
  db
    .select()
    .from(product)
    .where(inArray(product.id, db.select({ id: service.productId }).from(service).where(eq(service.id, serviceId))))
    .limit(1);

export const clientStatusOf = (db: Db, serviceId: string) =>
  db
    .select({ status: sql<ClientStatus>`${client.status}`.as('client_status') })
    .from(service)
    .innerJoin(client, eq(client.id, service.clientId))
    .where(eq(service.id, serviceId))
    .limit(1);
