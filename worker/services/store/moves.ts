/** Changes of many services at once, lent to the modules above. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { type Db, inJson, type Statement } from '../../kernel/db/db.ts';
import { type Each, type Fields, items } from '../../kernel/db/items.ts';
import { type ServiceRow, service } from '../table.ts';

type Change = { [K in keyof ServiceRow]?: SQL | ServiceRow[K] };

/** Of each row's service, if `where` still holds when it is committed. */
export function changeServices<R extends { serviceId: string; from?: never }>(
  db: Db,
  rows: readonly R[],
  set: (item: Fields<R>) => Change,
  where: Each<R>,
): Statement {
  const item = items(rows);
  return db
    .update(service)
    .set(set(item))
    .from(item.from)
    .where(sql`service.id = ${item.serviceId} AND ${where(item)}`) as unknown as Statement;
}

/** The funds of these clients are looked at again: at once, or so long before the charge as the product says. */
export const noticeAgain = (db: Db, clientIds: readonly string[], now: number): Statement =>
  db
    .update(service)
    .set({
      noticeAt: sql`(SELECT iif(${service.period} IN ('hourly', 'daily'), CAST(${now} AS INTEGER),
        max(CAST(${now} AS INTEGER), ${service.paidThrough} - 86400000 * p.low_balance_days))
        FROM product p WHERE p.id = ${service.productId} AND p.low_balance_days > 0)`,
    })
    .where(
      and(
        inJson(service.clientId, clientIds),
        sql`+${service.status} = 'active' AND +${service.noticeAt} IS NULL AND ${service.period} <> 'one_time'`,
        isNull(service.terminationRequestedAt),
      ),
    );

/** What its network is now, for every service in it; null of a protocol is what the panel does not say. */
export function learnNetwork(db: Db, serverId: string, { name, protocols, caps }: Heard): Statement {
  const said = Object.fromEntries(Object.entries(protocols).filter(([, on]) => on !== null));
  const next = sql`json_patch(coalesce(${service.protocols}, '{}'), ${JSON.stringify(said)})`;
  const networkCaps = caps === null ? sql`${service.networkCaps}` : sql`${JSON.stringify(caps)}`;
  return db
    .update(service)
    .set({ protocols: next, networkCaps })
    .where(
      and(
        eq(service.serverId, serverId),
        eq(service.network, name),
        sql`(json(${service.protocols}) IS NOT json(${next}) OR json(${service.networkCaps}) IS NOT json(${networkCaps}))`,
      ),
    );
}

type Heard = {
  name: string;
  protocols: NonNullable<ServiceRow['protocols']>;
  caps: ServiceRow['networkCaps'];
};
