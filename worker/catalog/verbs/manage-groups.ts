import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { productGroupChange, productGroupDraft } from '../contract/model.ts';
import { changedFields, groupColumnsOf, groupOf } from '../rules.ts';
import { deleteGroup, type GroupListInput, groupById, groupPage, insertGroup, updateGroup } from '../store.ts';
import { happened } from '../words/index.ts';

export async function listGroups(ctx: Ctx, input: GroupListInput) {
  const { query, keys } = groupPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.sortValue,
    (r) => r.id,
    ({ sortValue: _, ...row }) => groupOf(row),
  );
}

export async function getGroup(ctx: Ctx, { id }: { id: string }) {
  return groupOf(await readGroup(ctx, id));
}

export async function createGroup(ctx: Ctx, input: z.infer<typeof productGroupDraft>) {
  const id = ctx.id();
  return new Unit(ctx)
    .write(insertGroup(ctx.db, { id, ...groupColumnsOf(input), createdAt: ctx.now() }))
    .audit({
      action: 'product_group.created',
      subject: `product_group:${id}`,
      words: happened('group.created', { name: input.name.en }),
    })
    .commit({ id });
}

export async function changeGroup(ctx: Ctx, input: z.infer<typeof productGroupChange>) {
  const before = await readGroup(ctx, input.id);
  const columns = groupColumnsOf(input);
  return new Unit(ctx)
    .write(updateGroup(ctx.db, input.id, columns))
    .audit({
      action: 'product_group.changed',
      subject: `product_group:${input.id}`,
      words: happened('group.changed', { name: input.name.en }),
      detail: { changed: changedFields(before, columns) },
    })
    .commit({ ok: true as const });
}

/** The schema refuses (`product_group_in_use`) while products are listed in it. */
export async function removeGroup(ctx: Ctx, { id }: { id: string }) {
  const group = await readGroup(ctx, id);
  return new Unit(ctx)
    .write(deleteGroup(ctx.db, id))
    .audit({
      action: 'product_group.deleted',
      subject: `product_group:${id}`,
      words: happened('group.deleted', { name: group.name.en }),
    })
    .commit({ ok: true as const });
}

async function readGroup(ctx: Ctx, id: string) {
  const [rows] = await reads(ctx.db, [groupById(ctx.db, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return row;
}
