import { isBlocked } from '../../accounts/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { clientStatusOf, serviceById } from '../../services/index.ts';
import { mayRetry, stateOf } from '../rules/order.ts';
import { openJobsOf } from '../store/state.ts';
import { fault, happened } from '../words/index.ts';
import { sendOrder } from './send-order.ts';

/** From where it stopped. */
export async function retryOrder(ctx: Ctx, { id }: { id: string }) {
  const [rows, open, clients] = await reads(ctx.db, [
    serviceById(ctx.db, id),
    openJobsOf(ctx.db, id),
    clientStatusOf(ctx.db, id),
  ]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  if (!mayRetry(row, open.length > 0))
    throw new Problem('wrong_state', { detail: fault('retry.state', { state: stateOf(row) }) });
  if (isBlocked(clients[0]?.status))
    throw new Problem('client_blocked', {
      detail: fault('client.blocked'),
    });
  return sendOrder(ctx, new Unit(ctx), row)
    .audit({
      action: 'service.retried',
      subject: `service:${id}`,
      clientId: row.clientId,
      words: happened('retried', { number: row.number }),
    })
    .commit({ ok: true as const });
}
