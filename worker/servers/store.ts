import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { type Db, inJson, startsWith } from '../kernel/db.ts';
import { keyset, type ListInput } from '../kernel/page.ts';
import type { ServerRow } from './rules.ts';
import { server, serverGroup, serverGroupMember } from './table.ts';

export const serverById = (db: Db, id: string) => db.select().from(server).where(eq(server.id, id)).limit(1);
export const serversByIds = (db: Db, ids: readonly string[]) =>
  db.select().from(server).where(inJson(server.id, ids)).limit(200);

export function serverPage(db: Db, input: ListInput & { disabled?: 'yes' | 'no' | undefined }) {
  const keys = keyset(input, { name: server.name, host: server.host, createdAt: server.createdAt }, server.id, 'name');
  const disabled = input.disabled ? eq(server.disabled, input.disabled === 'yes' ? 1 : 0) : undefined;
  const found = input.q ? sql`(${startsWith(server.name, input.q)} OR ${startsWith(server.host, input.q)})` : undefined;
  const query = db
    .select()
    .from(server)
    .where(and(disabled, found, keys.after))
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

export function groupPage(db: Db, input: ListInput) {
  const keys = keyset(input, { name: serverGroup.name, createdAt: serverGroup.createdAt }, serverGroup.id, 'name');
  const where = and(input.q ? startsWith(serverGroup.name, input.q) : undefined, keys.after);
  const query = db
    .select()
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
