import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { causeOf, serviceOf } from '../../services/index.ts';
import { mayCancelMine } from '../rules/order.ts';
import { intentOfClient } from '../store/intent.ts';
import { endOrder } from './end-order.ts';

/** The owner ends an order that still waits: nothing was sent to a server for it, so none is asked. */
export async function cancelMyOrder(ctx: Ctx, { id }: { id: string }) {
  const { clientId } = customerOf(ctx);
  const [rows, intents] = await reads(ctx.db, [serviceOf(ctx.db, id, clientId), intentOfClient(ctx.db, clientId, id)]);
  const [row, intent] = [rows[0], intents[0]];
  if (!row) throw new Problem('not_found');
  if (!mayCancelMine(row, intent))
    throw new Problem('wrong_state', {
      detail:
        row.status === 'pending'
          ? 'Your VPN is being set up and cannot be cancelled now. Look again in a minute.'
          : 'Only an order that still waits can be cancelled.',
    });
  return endOrder(ctx, row, intent, { cause: causeOf('cancelled_by_owner', ctx.now()), removing: false })
    .audit({
      action: 'service.cancelled',
      subject: `service:${id}`,
      clientId,
      summary: `Cancelled the order of service ${row.number}: its owner does not want it any more`,
    })
    .commit({ ok: true as const });
}
