/** A delivered service with what reaches its account. */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { product } from '../../catalog/index.ts';
import type { Db } from '../../kernel/db/db.ts';
import { server } from '../../servers/index.ts';
import { service } from '../table.ts';

/** `clientId` null: whosever it is. */
const one = (id: string, clientId: string | null) =>
  and(eq(service.id, id), clientId === null ? undefined : eq(service.clientId, clientId));

export const serviceRows = (db: Db, id: string, clientId: string | null) =>
  db.select().from(service).where(one(id, clientId)).limit(1);
export const serverRows = (db: Db, id: string, clientId: string | null) =>
  db
    .select()
    .from(server)
    .where(inArray(server.id, db.select({ id: service.serverId }).from(service).where(one(id, clientId))))
    .limit(1);
export const productConfigs = (db: Db, id: string, clientId: string | null) =>
  db
    .select({ config: product.config })
    .from(service)
    .innerJoin(product, eq(product.id, service.productId))
    .where(one(id, clientId))
    .limit(1);

export const serviceIsActive = (id: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${service} WHERE ${service.id} = ${id} AND ${service.status} = 'active')`;
