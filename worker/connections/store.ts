import { and, eq, gt, lte, sql } from 'drizzle-orm';
import { type Db, inJson } from '../kernel/db/db.ts';
import { service } from '../services/index.ts';
import { liveWatch } from './table.ts';

const place = {
  id: service.id,
  clientId: service.clientId,
  status: service.status,
  serverId: service.serverId,
  vpnName: service.vpnName,
  ipv4: service.ipv4,
};

/** With `clientId`, only that client's own. */
export const placeOf = (db: Db, id: string, clientId: string | null) =>
  db
    .select(place)
    .from(service)
    .where(and(eq(service.id, id), clientId === null ? undefined : eq(service.clientId, clientId)))
    .limit(1);

export const placesOf = (db: Db, ids: readonly string[]) =>
  db.select(place).from(service).where(inJson(service.id, ids)).limit(ids.length);

export const watchOfService = (db: Db, serviceId: string) =>
  db
    .select({ until: liveWatch.until })
    .from(liveWatch)
    .innerJoin(service, eq(service.serverId, liveWatch.serverId))
    .where(eq(service.id, serviceId))
    .limit(1);
export const watchedServers = (db: Db, now: number) =>
  db.select({ serverId: liveWatch.serverId }).from(liveWatch).where(gt(liveWatch.until, now)).limit(1000);
export const keepWatch = (db: Db, serverId: string, until: number) =>
  db
    .insert(liveWatch)
    .values({ serverId, until })
    .onConflictDoUpdate({ target: liveWatch.serverId, set: { until: sql`max(${liveWatch.until}, excluded.until)` } });
export const forgetWatches = (db: Db, now: number) => db.delete(liveWatch).where(lte(liveWatch.until, now));
