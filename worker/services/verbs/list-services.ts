import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import type { ListInput } from '../../kernel/db/page.ts';
import { rowOf } from '../rules/shown.ts';
import { type ServiceFilters, servicePage } from '../store/list.ts';

export async function listServices(ctx: Ctx, input: ListInput & ServiceFilters) {
  const { query, keys } = servicePage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.sortValue,
    (r) => r.service.id,
    (r) => rowOf(r, ctx.say),
  );
}
