import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import type { ListInput, Span } from '../../kernel/db/page.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { ServerGroup, serverGroupChange, serverGroupDraft } from '../contract/model.ts';
import {
  clearMembers,
  deleteGroup,
  groupById,
  groupPage,
  insertGroup,
  insertMembers,
  membersOf,
  renameGroup,
} from '../store/group.ts';
import { serversByIds } from '../store/server.ts';
import { fault, happened } from '../words/index.ts';

type Member = { groupId: string; serverId: string; serverName: string; disabled: number };

type Named = { id: string; name: string; createdAt: number };

const groupOf = ({ id, name, createdAt }: Named, members: Member[]): ServerGroup => ({
  id,
  name,
  createdAt,
  servers: members
    .filter((m) => m.groupId === id)
    .map((m) => ({ id: m.serverId, name: m.serverName, disabled: m.disabled === 1 })),
});

export async function listGroups(ctx: Ctx, input: ListInput & Span) {
  const { query, members, keys } = groupPage(ctx.db, input);
  const [rows, joined] = await reads(ctx.db, [query, members]);
  return keys.page(
    rows,
    (r) => r.sortValue,
    (r) => r.id,
    (r) => groupOf(r, joined),
  );
}

export async function getGroup(ctx: Ctx, { id }: { id: string }) {
  const [groups, members] = await reads(ctx.db, [groupById(ctx.db, id), membersOf(ctx.db, id)]);
  const group = groups[0];
  if (!group) throw new Problem('not_found');
  return groupOf(group, members);
}

export async function createGroup(ctx: Ctx, input: z.infer<typeof serverGroupDraft>) {
  await requireServers(ctx, input.serverIds);
  const id = ctx.id();
  return new Unit(ctx)
    .write(
      insertGroup(ctx.db, { id, name: input.name, createdAt: ctx.now() }),
      insertMembers(ctx.db, id, input.serverIds),
    )
    .audit({
      action: 'server_group.created',
      subject: `server_group:${id}`,
      words: happened('group.created', { name: input.name }),
    })
    .commit({ id });
}

export async function updateGroup(ctx: Ctx, input: z.infer<typeof serverGroupChange>) {
  await getGroup(ctx, input);
  await requireServers(ctx, input.serverIds);
  return new Unit(ctx)
    .write(
      renameGroup(ctx.db, input.id, input.name),
      clearMembers(ctx.db, input.id),
      insertMembers(ctx.db, input.id, input.serverIds),
    )
    .audit({
      action: 'server_group.changed',
      subject: `server_group:${input.id}`,
      words: happened('group.changed', { name: input.name }),
    })
    .commit({ ok: true as const });
}

/** The schema refuses (`server_group_in_use`) while a product sells from the group. */
export async function removeGroup(ctx: Ctx, { id }: { id: string }) {
  const group = await getGroup(ctx, { id });
  return new Unit(ctx)
    .write(clearMembers(ctx.db, id), deleteGroup(ctx.db, id))
    .audit({
      action: 'server_group.deleted',
      subject: `server_group:${id}`,
      words: happened('group.deleted', { name: group.name }),
    })
    .commit({ ok: true as const });
}

async function requireServers(ctx: Ctx, serverIds: readonly string[]) {
  const [known] = await reads(ctx.db, [serversByIds(ctx.db, serverIds)]);
  const errors = serverIds
    .map((id, i) => ({ id, pointer: `/serverIds/${i}` }))
    .filter(({ id }, i) => !known.some((k) => k.id === id) || serverIds.indexOf(id) !== i)
    .map(({ pointer }) => ({ pointer, message: fault('server.once') }));
  if (new Set(known.map(({ driver }) => driver)).size > 1)
    errors.push({ pointer: '/serverIds', message: fault('group.oneKind') });
  if (errors.length > 0) throw new Problem('validation', { errors });
}
