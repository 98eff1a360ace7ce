import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { causeOf, serviceOf } from '../../services/index.ts';
import { mayCancelMine } from '../rules/order.ts';
import { intentOfClient } from '../store/intent.ts';
import { fault, happened } from '../words/index.ts';
import { endOrder } from './end-order.ts';

/** The owner ends an order that still waits: nothing was sent to a server for it, so none is asked. */
export async function cancelMyOrder(ctx: Ctx, { id }: { id: string }) {
  const { clientId } = customerOf(ctx);
  const [rows, intents] = await reads(ctx.db, [serviceOf(ctx.db, id, clientId), intentOfClient(ctx.db, clientId, id)]);
  const [row, intent] = [rows[0], intents[0]];
  if (!row) throw new Problem('not_found');
  if (!mayCancelMine(row, intent))
    throw new Problem('wrong_state', {
      detail: row.status === 'pending' ? fault('cancel.running') : fault('cancel.waitsNot'),
    });
  return endOrder(ctx, row, intent, { cause: causeOf('cancelled_by_owner', ctx.now()), removing: false })
    .audit({
      action: 'service.cancelled',
      subject: `service:${id}`,
      clientId,
      words: happened('cancelled.byOwner', { number: row.number }),
    })
    .commit({ ok: true as const });
}
