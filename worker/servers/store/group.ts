import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { type Db, startsWith } from '../../kernel/db/db.ts';
import { insertRows } from '../../kernel/db/items.ts';
import { during, keyset, type ListInput, type Span } from '../../kernel/db/page.ts';
import { server, serverGroup, serverGroupMember } from '../table.ts';

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

export const insertMembers = (db: Db, groupId: string, serverIds: readonly string[]) =>
  insertRows(
    db,
    serverGroupMember,
    serverIds.map((serverId, position) => ({ groupId, serverId, position })),
  );
