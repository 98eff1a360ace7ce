import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { spellingsOf } from '../../kernel/spellings.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { clientChange } from '../contract/model.ts';
import { changesOf, clientOf, columnsOf, creditFaults, fold } from '../rules/client.ts';
import { type ClientListInput, clientById, clientPage, clientUnchanged, updateClient } from '../store/client.ts';
import { happened } from '../words/index.ts';

const soughtAs = (q: string) => ({ folded: fold(q.trim()), emails: q.includes('@') ? spellingsOf(q) : [] });

export async function listClients(ctx: Ctx, input: ClientListInput) {
  const { query, keys } = clientPage(ctx.db, input, input.q === undefined ? undefined : soughtAs(input.q));
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.sortValue,
    (r) => r.id,
    clientOf,
  );
}

export async function getClient(ctx: Ctx, { id }: { id: string }) {
  return clientOf(await readClient(ctx, id));
}

/** The ledger's trigger makes the credit limit the wallet's floor. */
export async function changeClient(ctx: Ctx, { id, ...change }: z.infer<typeof clientChange>) {
  const before = await readClient(ctx, id);
  const columns = columnsOf(change);
  const errors = creditFaults(before.balanceMicro, columns.creditLimitMicro);
  if (errors.length > 0) throw new Problem('validation', { errors });
  return new Unit(ctx)
    .guard('stale_write', clientUnchanged(before))
    .write(updateClient(ctx.db, id, { ...columns, updatedAt: Math.max(ctx.now(), before.updatedAt + 1) }))
    .audit({
      action: 'client.changed',
      subject: `client:${id}`,
      clientId: id,
      words: happened('client.changed', { name: columns.name }),
      detail: { changed: changesOf(before, columns) },
    })
    .commit({ ok: true as const });
}

async function readClient(ctx: Ctx, id: string) {
  const [rows] = await reads(ctx.db, [clientById(ctx.db, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return row;
}
