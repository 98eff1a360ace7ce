import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { serviceOf, updateService } from '../store/row.ts';
import { happened } from '../words/index.ts';

export async function renameMyService(ctx: Ctx, { id, label }: { id: string; label: string }) {
  const { clientId } = customerOf(ctx);
  const [rows] = await reads(ctx.db, [serviceOf(ctx.db, id, clientId)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return new Unit(ctx)
    .write(updateService(ctx.db, row.id, { label, updatedAt: ctx.now() }))
    .audit({
      action: 'service.renamed',
      subject: `service:${row.id}`,
      clientId,
      words: happened('named', { number: row.number, label }),
      detail: { before: row.label, after: label },
    })
    .commit({ ok: true as const });
}
