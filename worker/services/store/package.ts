/** Rows and guards of a change of package: one at a time per service. */
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { server } from '../../servers/index.ts';
import { service, serviceIntent } from '../table.ts';

export const serverOfService = (db: Db, serviceId: string) =>
  db
    .select()
    .from(server)
    .where(inArray(server.id, db.select({ id: service.serverId }).from(service).where(eq(service.id, serviceId))))
    .limit(1);

/** Nobody changes the account now; a change that was begun before `abandonedBefore` was left by its run. */
export const changeFree = (serviceId: string, abandonedBefore: number): SQL =>
  sql`EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
    AND (${serviceIntent.step} = 'done' OR ${serviceIntent.updatedAt} < CAST(${abandonedBefore} AS INTEGER)))`;

/** The change is still this one's. */
export const changeHeld = (serviceId: string, leaseToken: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${serviceIntent} WHERE ${serviceIntent.serviceId} = ${serviceId}
    AND ${serviceIntent.leaseToken} = ${leaseToken} AND ${serviceIntent.step} = 'capping')`;
