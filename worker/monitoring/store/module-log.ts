import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { type Db, narrowed, searched } from '../../kernel/db/db.ts';
import { insertRows } from '../../kernel/db/items.ts';
import { keyset, type ListInput } from '../../kernel/db/page.ts';
import type { KeptCall } from '../../kernel/reach/call-log.ts';
import type { CallRow } from '../rules/module-log.ts';
import { moduleLog } from '../table.ts';

const shown = {
  id: moduleLog.id,
  kind: moduleLog.kind,
  subject: moduleLog.subject,
  name: moduleLog.name,
  serviceId: moduleLog.serviceId,
  level: moduleLog.level,
  method: moduleLog.method,
  host: moduleLog.host,
  path: moduleLog.path,
  status: moduleLog.status,
  failure: moduleLog.failure,
  startedAt: moduleLog.startedAt,
  tookMs: moduleLog.tookMs,
  requestId: moduleLog.requestId,
};

export type CallFilters = {
  kind?: KeptCall['kind'] | undefined;
  level?: 'info' | 'error' | undefined;
  serverId?: string | undefined;
  serviceId?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
};

const SORTS = {
  startedAt: moduleLog.startedAt,
  name: moduleLog.name,
  path: moduleLog.path,
  status: moduleLog.status,
  tookMs: moduleLog.tookMs,
};

/** By time a filter's own index leads; by anything else the index of the sort does. `from` is included, `to` is not. */
export function callPage(db: Db, input: ListInput & CallFilters) {
  const keys = keyset(input, SORTS, moduleLog.id, '-startedAt');
  const { serviceId, serverId, level, kind, from, to, q } = input;
  const subject = serverId === undefined ? undefined : `server:${serverId}`;
  const filters = [
    [moduleLog.serviceId, serviceId],
    [moduleLog.subject, subject],
    [moduleLog.level, level],
  ] as const;
  const query = db
    .select(shown)
    .from(moduleLog)
    .where(
      and(
        keys.by === 'startedAt'
          ? narrowed(...filters)
          : and(...filters.map(([column, value]) => (value === undefined ? undefined : sql`+${column} = ${value}`))),
        kind === undefined ? undefined : sql`+${moduleLog.kind} = ${kind}`,
        from === undefined ? undefined : gte(moduleLog.startedAt, from),
        to === undefined ? undefined : lt(moduleLog.startedAt, to),
        q ? searched(moduleLog.id, [moduleLog.name, moduleLog.path], q) : undefined,
        keys.after,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

export const callById = (db: Db, id: string) => db.select().from(moduleLog).where(eq(moduleLog.id, id)).limit(1);

export const insertCalls = (db: Db, rows: readonly CallRow[]) => insertRows(db, moduleLog, rows);

const PER_PURGE = 5000;

/** The oldest first, as many as one run may; older than `before` only. */
export const purgeOlder = (db: Db, before: number) =>
  db.delete(moduleLog).where(
    sql`${moduleLog.id} IN (SELECT ${moduleLog.id} FROM ${moduleLog} WHERE ${moduleLog.startedAt} < CAST(${before} AS INTEGER)
        ORDER BY ${moduleLog.startedAt} LIMIT ${sql.raw(String(PER_PURGE))})`,
  );
/** What is older than the newest `most`. */
export const purgeBeyond = (db: Db, most: number) =>
  db
    .delete(moduleLog)
    .where(
      sql`${moduleLog.startedAt} < (SELECT ${moduleLog.startedAt} FROM ${moduleLog} ORDER BY ${moduleLog.startedAt} DESC LIMIT 1 OFFSET CAST(${most - 1} AS INTEGER))`,
    );

export const deleteCalls = (db: Db) => db.delete(moduleLog);
