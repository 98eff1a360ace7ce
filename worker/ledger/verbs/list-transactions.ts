import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { shownToClient, transactionOf } from '../rules.ts';
import { type TransactionFilters, transactionPage, transactionsOf } from '../store/reads.ts';

const sortedBy = (row: { netMicro: number; kind: string; createdAt: number }, by: string) =>
  by === 'netMicro' ? row.netMicro : by === 'kind' ? row.kind : row.createdAt;

export async function listTransactions(ctx: Ctx, input: TransactionFilters) {
  const { query, keys } = transactionPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => sortedBy(r, keys.by),
    (r) => String(r.seq),
    ({ clientNumber, clientName, ...row }) => ({ ...transactionOf(row, ctx.say), clientNumber, clientName }),
  );
}

export async function listMyTransactions(ctx: Ctx, input: TransactionFilters) {
  if (ctx.actor.kind !== 'user') throw new Problem('forbidden');
  const { query, keys } = transactionsOf(ctx.db, ctx.actor.clientId, input);
  const [rows, general] = await reads(ctx.db, [query, generalQuery(ctx.db)]);
  const { shopName } = generalOf(general);
  return keys.page(
    rows,
    (r) => sortedBy(r, keys.by),
    (r) => String(r.seq),
    (r) => shownToClient(r, shopName, ctx.say),
  );
}
