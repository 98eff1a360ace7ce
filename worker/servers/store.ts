import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { type Db, inJson, startsWith } from '../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../kernel/db/page.ts';
import type { TEST_RESULTS } from './contract/model.ts';
import type { ServerRow } from './rules.ts';
import { server, serverGroup, serverGroupMember } from './table.ts';

export const serverById = (db: Db, id: string) => db.select().from(server).where(eq(server.id, id)).limit(1);
export const serversByIds = (db: Db, ids: readonly string[]) =>
  db.select().from(server).where(inJson(server.id, ids)).limit(200);

/** In use: it takes accounts or has some. */
export const serversToTest = (db: Db) =>
  db.select({ id: server.id }).from(server).where(sql`${server.disabled} = 0 OR ${server.accounts} > 0`).limit(500);

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
/** A service came to this server (+1) or left it (−1). */
export const countAccount = (db: Db, id: string, by: 1 | -1) =>
  db
    .update(server)
    .set({ accounts: sql`${server.accounts} + CAST(${by} AS INTEGER)` })
    .where(eq(server.id, id));

const memberColumns = {
  groupId: serverGroupMember.groupId,
  serverId: serverGroupMember.serverId,
  position: serverGroupMember.position,
  serverName: sql<string>`${server.name}`.as('server_name'),
  disabled: server.disabled,
};

export function groupPage(db: Db, input: ListInput & Span) {
  const keys = keyset(input, { name: serverGroup.name, createdAt: serverGroup.createdAt }, serverGroup.id, 'name');
  const found = input.q ? startsWith(serverGroup.name, input.q) : undefined;
  const where = and(found, during(serverGroup.createdAt, input), keys.after);
  const query = db
    .select({ ...getTableColumns(serverGroup), sortValue: keys.value })
    .from(serverGroup)
    .where(where)
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const shown = db
    .select({ id: serverGroup.id })
    .from(serverGroup)
    .where(where)
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const members = db
    .select(memberColumns)
    .from(serverGroupMember)
    .innerJoin(server, eq(server.id, serverGroupMember.serverId))
    .where(inArray(serverGroupMember.groupId, shown))
    .orderBy(asc(serverGroupMember.position));
  return { query, members, keys };
}

export const groupById = (db: Db, id: string) => db.select().from(serverGroup).where(eq(serverGroup.id, id)).limit(1);
export const membersOf = (db: Db, groupId: string) =>
  db
    .select(memberColumns)
    .from(serverGroupMember)
    .innerJoin(server, eq(server.id, serverGroupMember.serverId))
    .where(eq(serverGroupMember.groupId, groupId))
    .orderBy(asc(serverGroupMember.position))
    .limit(200);
/** The group's enabled servers, in the group's order. */
export const enabledServersOf = (db: Db, groupId: string) =>
  db
    .select({ server })
    .from(serverGroupMember)
    .innerJoin(server, eq(server.id, serverGroupMember.serverId))
    .where(and(eq(serverGroupMember.groupId, groupId), eq(server.disabled, 0)))
    .orderBy(asc(serverGroupMember.position))
    .limit(200);

export const insertGroup = (db: Db, row: typeof serverGroup.$inferInsert) => db.insert(serverGroup).values(row);
export const renameGroup = (db: Db, id: string, name: string) =>
  db.update(serverGroup).set({ name }).where(eq(serverGroup.id, id));
export const deleteGroup = (db: Db, id: string) => db.delete(serverGroup).where(eq(serverGroup.id, id));
export const clearMembers = (db: Db, groupId: string) =>
  db.delete(serverGroupMember).where(eq(serverGroupMember.groupId, groupId));
export const leaveGroups = (db: Db, serverId: string) =>
  db.delete(serverGroupMember).where(eq(serverGroupMember.serverId, serverId));
/** One statement and one parameter for any number of members. */
export const insertMembers = (db: Db, groupId: string, serverIds: readonly string[]) =>
  db.insert(serverGroupMember).select(sql`SELECT ${groupId}, value, key FROM json_each(${JSON.stringify(serverIds)})`);
