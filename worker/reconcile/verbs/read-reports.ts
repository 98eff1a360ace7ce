import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import type { ListInput } from '../../kernel/db/page.ts';
import { Problem } from '../../kernel/problem.ts';
import { saidIn, told } from '../../kernel/words/word.ts';
import { type ReportFilters, reportById, reportPage } from '../store.ts';

export async function listReports(ctx: Ctx, input: ListInput & ReportFilters) {
  const { query, keys } = reportPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.id,
    (r) => r.id,
    (r) => ({ ...r, why: r.why === null ? null : ctx.say(saidIn(r.why)) }),
  );
}

export async function getReport(ctx: Ctx, { id }: { id: string }) {
  const [rows] = await reads(ctx.db, [reportById(ctx.db, id)]);
  const report = rows[0];
  if (!report) throw new Problem('not_found');
  return { ...told(report, ctx.say), why: report.why === null ? null : ctx.say(saidIn(report.why)) };
}
