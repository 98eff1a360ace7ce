import { and, asc, eq, getTableColumns, lte, sql } from 'drizzle-orm';
import { type Db, inJson, startsWith } from '../../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../../kernel/db/page.ts';
import type { TEST_RESULTS } from '../contract/model.ts';
import type { ServerRow } from '../rules/server.ts';
import type { Slots } from '../rules/standing.ts';
import { server } from '../table.ts';

export const serverById = (db: Db, id: string) => db.select().from(server).where(eq(server.id, id)).limit(1);

export const serversByIds = (db: Db, ids: readonly string[]) =>
  db.select().from(server).where(inJson(server.id, ids)).limit(200);

/** It takes accounts or has some. */
const inUse = sql`(${server.disabled} = 0 OR ${server.accounts} > 0)`;

export const serversToTest = (db: Db) => db.select({ id: server.id }).from(server).where(inUse).limit(500);

export type ServerListInput = ListInput &
  Span & { disabled?: 'yes' | 'no' | undefined; test?: (typeof TEST_RESULTS)[number] | undefined };

/** Servers are few: what has no index is sorted. */
const SERVER_SORTS = {
  name: server.name,
  host: server.host,
  testedAt: sql`coalesce(${server.probe} ->> '$.at', 0)`,
  accounts: server.accounts,
  createdAt: server.createdAt,
};

const testResult = sql`CASE ${server.probe} ->> '$.ok' WHEN 1 THEN 'ok' WHEN 0 THEN 'failed' ELSE 'never' END`;

export function serverPage(db: Db, input: ServerListInput) {
  const keys = keyset(input, SERVER_SORTS, server.id, 'name');
  const disabled = input.disabled ? eq(server.disabled, input.disabled === 'yes' ? 1 : 0) : undefined;
  const found = input.q ? sql`(${startsWith(server.name, input.q)} OR ${startsWith(server.host, input.q)})` : undefined;
  const query = db
    .select({ ...getTableColumns(server), sortValue: keys.value })
    .from(server)
    .where(and(disabled, input.test && eq(testResult, input.test), during(server.createdAt, input), found, keys.after))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

export const insertServer = (db: Db, row: typeof server.$inferInsert) => db.insert(server).values(row);

export const updateServer = (db: Db, id: string, set: Partial<ServerRow>) =>
  db.update(server).set(set).where(eq(server.id, id));

export const deleteServer = (db: Db, id: string) => db.delete(server).where(eq(server.id, id));

export const serverUnchanged = (row: ServerRow) =>
  sql`EXISTS (SELECT 1 FROM ${server} WHERE ${server.id} = ${row.id} AND ${server.updatedAt} = ${row.updatedAt})`;

export const serverUnused = (id: string) =>
  sql`NOT EXISTS (SELECT 1 FROM ${server} WHERE ${server.id} = ${id} AND ${server.accounts} > 0)`;

/** Calls to it failed in a row: it is left alone until then. */
export const markDown = (db: Db, id: string, { at, until, why }: { at: number; until: number; why: string }) =>
  db
    .update(server)
    .set({
      downSince: sql`coalesce(${server.downSince}, CAST(${at} AS INTEGER))`,
      downUntil: until,
      downWhy: why.slice(0, 500),
    })
    .where(eq(server.id, id));

export const markUp = (db: Db, id: string) =>
  db.update(server).set({ downSince: null, downUntil: null, downWhy: null }).where(eq(server.id, id));

export const writeSlots = (db: Db, id: string, { used, total }: Slots, at: number) =>
  db.update(server).set({ slotsUsed: used, slotsTotal: total, slotsAt: at }).where(eq(server.id, id));

/** At the next minute. */
export const lookSoon = (db: Db, id: string) => db.update(server).set({ lookAt: 0 }).where(eq(server.id, id));

/** Those whose time has come, the longest waiting first. */
export const serversToLookAt = (db: Db, now: number, limit: number) =>
  db
    .select()
    .from(server)
    .where(and(inUse, lte(server.lookAt, now)))
    .orderBy(asc(server.lookAt))
    .limit(limit);

export const lookNext = (db: Db, ids: readonly string[], at: number) =>
  db.update(server).set({ lookAt: at }).where(inJson(server.id, ids));

/** A service came to this server (+1) or left it (−1). */
export const countAccount = (db: Db, id: string, by: 1 | -1) =>
  db
    .update(server)
    .set({ accounts: sql`${server.accounts} + CAST(${by} AS INTEGER)` })
    .where(eq(server.id, id));
