import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import type { ListInput } from '../../kernel/db/page.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { detailOf, rowOf } from '../rules/module-log.ts';
import { type CallFilters, callById, callPage, deleteCalls } from '../store/module-log.ts';
import { happened } from '../words/index.ts';

export async function listCalls(ctx: Ctx, input: ListInput & CallFilters) {
  const { query, keys } = callPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  const value = (r: (typeof rows)[number]) => {
    if (keys.by === 'name') return r.name;
    if (keys.by === 'path') return r.path;
    if (keys.by === 'status') return r.status;
    return keys.by === 'tookMs' ? r.tookMs : r.startedAt;
  };
  return keys.page(rows, value, (r) => r.id, rowOf);
}

export async function getCall(ctx: Ctx, { id }: { id: string }) {
  const [rows] = await reads(ctx.db, [callById(ctx.db, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return detailOf(row);
}

export async function clearCalls(ctx: Ctx) {
  return new Unit(ctx)
    .write(deleteCalls(ctx.db))
    .audit({ action: 'module_log.cleared', subject: 'module_log', words: happened('moduleLog.cleared') })
    .commit({ ok: true as const });
}
