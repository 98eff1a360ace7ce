/** A customer's own services, which the store sees to. */
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import type { ListInput } from '../../kernel/db/page.ts';
import { Problem } from '../../kernel/problem.ts';
import { myRowOf, myServiceOf } from '../rules/shown.ts';
import { placedOfClient, type ServiceFilters, servicePage } from '../store/list.ts';
import { productConfigOf } from '../store/row.ts';

export async function listMyServices(ctx: Ctx, input: ListInput & Pick<ServiceFilters, 'status'>) {
  const { clientId, language } = customerOf(ctx);
  const { query, keys } = servicePage(ctx.db, { ...input, clientId });
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.sortValue,
    (r) => r.service.id,
    (r) => myRowOf(r, language, ctx.say),
  );
}

export async function getMyService(ctx: Ctx, { id }: { id: string }) {
  const { clientId, language } = customerOf(ctx);
  const [rows, products] = await reads(ctx.db, [
    placedOfClient(ctx.db, clientId, id),
    productConfigOf(ctx.db, id, clientId),
  ]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return myServiceOf(row, products[0]?.config, language, ctx.say);
}
