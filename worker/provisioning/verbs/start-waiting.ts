import { clientById, isBlocked } from '../../accounts/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { walletOf, walletQuery } from '../../ledger/index.ts';
import { pendingForOrder, withdrawPayment } from '../../payments/index.ts';
import {
  type CauseCode,
  causeOf,
  type ServiceRow,
  serviceById,
  serviceUnchanged,
  updateService,
} from '../../services/index.ts';
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

/**
 * The order is kept for its delay, and waits for another payment made for it: money that comes for something else must
 * not buy it.
 */
export async function keepUnpaid(ctx: Ctx, { clientId, paymentId }: Payment): Promise<undefined> {
  const [waiting] = await reads(ctx.db, [waitingFor(ctx.db, paymentId)]);
  const unit = new Unit(ctx);
  for (const row of waiting.filter((order) => order.paymentId === paymentId)) {
    unit
      .guard('wrong_state', serviceUnchanged(row))
      .write(
        updateService(ctx.db, row.id, {
          paymentId: null,
          cause: causeOf('payment_declined', ctx.now()),
          updatedAt: ctx.now(),
        }),
      )
      .audit({
        action: 'order.payment_declined',
        subject: `service:${row.id}`,
        clientId,
        words: happened('unpaid', { number: row.number }),
        detail: { paymentId },
      });
  }
  await unit.commit(null);
}

/** What was asked for it is asked no more. A payment that is settled by then only fills the wallet. */
export const withdrawItsPayment = (ctx: Ctx, { serviceId }: { serviceId: string }) =>
  endWaiting(ctx, serviceId, 'withdrawn');

/** The same of an order that other money paid; its own has ended when it was that. */
export const coverItsPayment = (ctx: Ctx, { serviceId }: { serviceId: string }) =>
  endWaiting(ctx, serviceId, 'covered');

async function endWaiting(ctx: Ctx, serviceId: string, why: 'withdrawn' | 'covered'): Promise<undefined> {
  const [services] = await reads(ctx.db, [serviceById(ctx.db, serviceId)]);
  const order = services[0];
  if (!order) return;
  const [payments] = await reads(ctx.db, [pendingForOrder(ctx.db, order.clientId, serviceId)]);
  for (const row of payments) await withdrawPayment(ctx, row, why);
}
