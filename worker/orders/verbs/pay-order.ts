import { cancelProforma, proformaCancelled, proformaIssued } from '../../invoices/index.ts';
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { walletOf, walletQuery } from '../../ledger/index.ts';
import { paymentBasisOf, paymentBasisQueries, pendingForOrder, startPayment } from '../../payments/index.ts';
import { sendOrder, stillSold } from '../../provisioning/index.ts';
import {
  causeOf,
  firstChargeMicro,
  serviceOf,
  serviceUnchanged,
  soldProduct,
  updateService,
} from '../../services/index.ts';
import { waitsForPayment } from '../rules.ts';
import { fault, happened } from '../words/index.ts';
import { askForProof, proofOf, proofQueries } from './ask-for-proof.ts';

type Choice = { id: string; payWith: string };

/**
 * Another payment for an order that waits: the one before was declined, or is not wanted any more. Funds that suffice by
 * now need none. The order is kept for its delay once more, so that a slow payment has its time.
 */
export async function payOrder(ctx: Ctx, { id, payWith }: Choice) {
  const { clientId } = customerOf(ctx);
  const [rows, products, wallets, pending, confirmed, paid, ...basisRows] = await reads(ctx.db, [
    serviceOf(ctx.db, id, clientId),
    soldProduct(ctx.db, id),
    walletQuery(ctx.db, clientId),
    pendingForOrder(ctx.db, clientId, id),
    ...proofQueries(ctx),
    ...paymentBasisQueries(ctx.db, clientId),
  ]);
  const [row, product] = [rows[0], products[0]];
  if (!row || !product) throw new Problem('not_found');
  if (!waitsForPayment(row)) throw new Problem('wrong_state', { detail: fault('pay.waitsNot') });
  const netMicro = firstChargeMicro(row) - walletOf(wallets).availableMicro;
  const basis = paymentBasisOf(...basisRows);
  await askForProof(ctx, proofOf(confirmed, paid), basis, netMicro > 0 ? payWith : null);
  const unit = new Unit(ctx).guard('not_orderable', stillSold(row));
  const words = happened('paidAnew', { number: row.number });
  unit.audit({ action: 'order.paid_anew', subject: `service:${id}`, clientId, words });
  if (netMicro <= 0)
    return sendOrder(ctx, unit, row).commit({ serviceId: id, state: 'provisioning' as const, payment: null });
  // One that is cancelled already keeps its payment until the listener comes to it.
  for (const { documentId } of pending.filter(({ documentStatus }) => documentStatus === 'unpaid'))
    unit
      .write(...cancelProforma(ctx, documentId))
      .emit(proformaCancelled, { documentId }, { key: documentId, subject: `document:${documentId}` });
  const started = await startPayment(ctx, { clientId, netMicro, gateway: payWith, forServiceId: id, basis });
  const { paymentId, documentId, start, statements } = started;
  return unit
    .guard('wrong_state', serviceUnchanged(row))
    .write(
      ...statements,
      updateService(ctx.db, id, {
        paymentId,
        cause: causeOf('awaiting_payment', ctx.now()),
        dueAt: ctx.now() + product.cancellationDelayHours * HOUR_MS,
        updatedAt: ctx.now(),
      }),
    )
    .emit(proformaIssued, { documentId }, { key: documentId, subject: `document:${documentId}` })
    .commit({ serviceId: id, state: 'awaiting_payment' as const, payment: { id: paymentId, start } });
}
