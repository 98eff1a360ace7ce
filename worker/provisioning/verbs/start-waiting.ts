import { clientById, isBlocked } from '../../accounts/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { walletOf, walletQuery } from '../../ledger/index.ts';
import { type CauseCode, causeOf, type ServiceRow, serviceUnchanged, updateService } from '../../services/index.ts';
import { affordable } from '../rules/order.ts';
import { stillSold, stillSoldQuery, waitingFor, waitingOf } from '../store/waiting.ts';
import { happened } from '../words/index.ts';
import { sendOrder } from './send-order.ts';

type Payment = { clientId: string; paymentId: string };

/** Without a payment: the funds rose in some other way. */
type Rise = { clientId: string; paymentId: string | null };

/**
 * Money arrived: the order that it was paid for goes ahead, then those whose own payment is still open, as far as it
 * goes, and those that an earlier payment was too small for. Another run finds them gone and does nothing.
 */
export async function startWaiting(ctx: Ctx, { clientId, paymentId }: Rise): Promise<undefined> {
  const [named, others, wallets, clients] = await reads(ctx.db, [
    waitingFor(ctx.db, paymentId ?? ''),
    waitingOf(ctx.db, clientId),
    walletQuery(ctx.db, clientId),
    clientById(ctx.db, clientId),
  ]);
  const waiting = [...named, ...others.filter((row) => !named.some(({ id }) => id === row.id))];
  const sold = await soldOf(ctx, waiting);
  const blocked = isBlocked(clients[0]?.status);
  const { go, wait } = affordable(blocked ? [] : sold, walletOf(wallets).availableMicro);
  const unit = new Unit(ctx);
  for (const row of go) {
    sendOrder(ctx, unit.guard('not_orderable', stillSold(row)), row).audit({
      action: 'order.funded',
      subject: `service:${row.id}`,
      clientId,
      words: happened('funded', { number: row.number }),
    });
  }
  const leave = (row: ServiceRow, code: CauseCode) =>
    unit.guard('wrong_state', serviceUnchanged(row)).write(
      updateService(ctx.db, row.id, {
        cause: causeOf(code, ctx.now()),
        paymentId: row.paymentId === paymentId ? null : row.paymentId,
        updatedAt: ctx.now(),
      }),
    );
  for (const row of waiting) {
    if (blocked) leave(row, 'client_blocked');
    else if (!sold.includes(row)) leave(row, 'not_sold');
    else if (wait.includes(row) && named.includes(row)) leave(row, 'awaiting_funds');
  }
  await unit.commit(null);
}

/** Those that could be ordered again as they are. */
async function soldOf(ctx: Ctx, waiting: readonly ServiceRow[]): Promise<ServiceRow[]> {
  const [first, ...rest] = waiting.map((row) => stillSoldQuery(ctx.db, row));
  if (!first) return [];
  const found = (await reads(ctx.db, [first, ...rest])).flat();
  return waiting.filter((row) => found.some(({ id }) => id === row.id));
}

/** An order ends with its payment: money that comes later for something else must not buy it. */
export async function cancelUnpaid(ctx: Ctx, { clientId, paymentId }: Payment): Promise<undefined> {
  const [waiting] = await reads(ctx.db, [waitingFor(ctx.db, paymentId)]);
  const unit = new Unit(ctx);
  for (const row of waiting) {
    unit
      .guard('wrong_state', serviceUnchanged(row))
      .write(
        updateService(ctx.db, row.id, {
          status: 'cancelled',
          provisionStatus: 'terminated',
          cause: causeOf('payment_declined', ctx.now()),
          updatedAt: ctx.now(),
        }),
      )
      .audit({
        action: 'service.cancelled',
        subject: `service:${row.id}`,
        clientId,
        words: happened('cancelled.unpaid', { number: row.number }),
        detail: { paymentId },
      });
  }
  await unit.commit(null);
}
