import { clientById } from '../../accounts/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db.ts';
import { Unit } from '../../kernel/unit.ts';
import { walletOf, walletQuery } from '../../ledger/index.ts';
import { affordable, causeOf } from '../rules.ts';
import { serviceUnchanged, updateService, waitingOf } from '../store.ts';
import { send } from './deploy.ts';

type Payment = { clientId: string; paymentId: string };

/** Money arrived: the client's waiting orders go ahead as far as it goes. Another run finds them gone and does nothing. */
export async function tryWaiting(ctx: Ctx, { clientId, paymentId }: Payment): Promise<undefined> {
  const [waiting, wallets, clients] = await reads(ctx.db, [
    waitingOf(ctx.db, clientId),
    walletQuery(ctx.db, clientId),
    clientById(ctx.db, clientId),
  ]);
  if (waiting.length === 0) return;
  const blocked = clients[0]?.status === 'closed' || clients[0]?.status === 'fraud';
  const { go, wait } = affordable(waiting, paymentId, blocked ? 0 : walletOf(wallets).availableMicro);
  const unit = new Unit(ctx);
  for (const row of blocked ? [] : go) {
    send(ctx, unit, row).audit({
      action: 'order.funded',
      subject: `service:${row.id}`,
      clientId,
      summary: `The funds for service ${row.number} are there: it is being set up`,
    });
  }
  const cause = causeOf(blocked ? 'client_blocked' : 'awaiting_funds', ctx.now());
  for (const row of blocked ? waiting : wait) {
    if (!blocked && row.paymentId !== paymentId) continue;
    unit
      .guard('wrong_state', serviceUnchanged(row))
      .write(updateService(ctx.db, row.id, { cause, paymentId: null, updatedAt: ctx.now() }));
  }
  await unit.commit(null);
}

/** The order stays: funds that come another way still let it go ahead. */
export async function paymentFailed(ctx: Ctx, { clientId, paymentId }: Payment): Promise<undefined> {
  const [waiting] = await reads(ctx.db, [waitingOf(ctx.db, clientId)]);
  const unit = new Unit(ctx);
  for (const row of waiting.filter((r) => r.paymentId === paymentId)) {
    const cause = causeOf('payment_declined', ctx.now());
    unit
      .guard('wrong_state', serviceUnchanged(row))
      .write(updateService(ctx.db, row.id, { cause, paymentId: null, updatedAt: ctx.now() }));
  }
  await unit.commit(null);
}
