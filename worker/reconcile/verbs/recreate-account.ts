import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { ACCOUNT_MISSING, serviceById, serviceUnchanged } from '../../services/index.ts';
import { settleAccountJob } from '../jobs.ts';
import { fault, happened } from '../words/index.ts';

/** Only for an account that a comparison found to be gone: its customer gets new keys and credentials. */
export async function recreateAccount(ctx: Ctx, { id }: { id: string }) {
  const [rows] = await reads(ctx.db, [serviceById(ctx.db, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  if (row.status !== 'active' || row.cause?.code !== ACCOUNT_MISSING)
    throw new Problem('wrong_state', { detail: fault('recreate.state') });
  return new Unit(ctx)
    .guard('wrong_state', serviceUnchanged(row))
    .enqueue(settleAccountJob, { serviceId: id, recreate: true }, { subject: `service:${id}` })
    .audit({
      action: 'service.recreate_requested',
      subject: `service:${id}`,
      clientId: row.clientId,
      words: happened('recreate.asked', { number: row.number, account: row.vpnName ?? '' }),
    })
    .commit({ ok: true as const });
}
