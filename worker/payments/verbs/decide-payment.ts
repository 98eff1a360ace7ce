/** How a payment ends. Each end is one unit; the schema lets a payment end once. */
import {
  cancelProforma,
  invoicePaid,
  proformaCancelled,
  reissueProforma,
  settleProforma,
} from '../../invoices/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { minorToMicro } from '../../kernel/money/money.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { bookPayment } from '../../ledger/index.ts';
import { currenciesOf, currenciesQuery } from '../../settings/index.ts';
import { namesOf } from '../configuration.ts';
import { fundsAdded, paymentDeclined } from '../events.ts';
import { currencyNamed, type Named, type PaymentRecord } from '../rules.ts';
import { decidePayment, gatewaysQuery, insertPayment, type paymentById } from '../store.ts';
import { bookedAs, happened, noted } from '../words/index.ts';

export type Decidable = { row: PaymentRecord; minorDigits: number; gateway: Named };

/** The payment that `query` finds, with what it takes to settle it; `not_found` when there is none. */
export async function readDecidable(ctx: Ctx, query: ReturnType<typeof paymentById>): Promise<Decidable> {
  const [rows, currencies, known] = await reads(ctx.db, [query, currenciesQuery(ctx.db), gatewaysQuery(ctx.db)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  const { minorDigits } = currencyNamed(currenciesOf(currencies), row.currency);
  return { row, minorDigits, gateway: namesOf(ctx, known)(row.gateway) };
}

/** The money arrived in full: payment, documents and wallet change together, and the wallet gets the subtotal. */
export const settle = (ctx: Ctx, payment: Decidable, reference: string) =>
  settled(ctx, new Unit(ctx), payment, { reference, code: 'payment' }).commit({ ok: true as const });

/**
 * The money arrived after nobody waited for it any more. A payment ends once, and so does a proforma: both are made anew,
 * and the wallet is credited. An order that still waits goes through with it.
 */
export function settleLate(ctx: Ctx, payment: Decidable, reference: string) {
  const { row } = payment;
  const { documentNumber: _, clientName: __, subtotalMinor: ___, ...terms } = row;
  const [id, documentId] = [ctx.id(), ctx.id()];
  const again = {
    ...terms,
    id,
    documentId,
    state: 'pending',
    reason: null,
    createdAt: ctx.now(),
    decidedAt: null,
  } as const;
  const unit = new Unit(ctx).write(
    ...reissueProforma(ctx, { from: row.documentId, documentId }),
    insertPayment(ctx.db, again),
  );
  return settled(ctx, unit, { ...payment, row: { ...row, ...again } }, { reference, code: 'payment.late' }).commit({
    ok: true as const,
  });
}

const SAID = { payment: 'confirmed', 'payment.late': 'confirmed.late' } as const;

function settled(
  ctx: Ctx,
  unit: Unit,
  { row, minorDigits }: Decidable,
  { reference, code }: { reference: string; code: keyof typeof SAID },
): Unit {
  const { id, clientId, documentId, documentNumber: number, gateway, currency } = row;
  const invoiceId = ctx.id();
  const transactionId = `payment:${id}`;
  const subject = `payment:${id}`;
  return unit
    .write(
      decidePayment(ctx.db, id, { state: 'paid', reference, decidedAt: ctx.now() }),
      ...settleProforma(ctx, { documentId, invoiceId }),
      ...bookPayment(ctx, {
        transactionId,
        clientId,
        gateway,
        currency,
        netMicro: minorToMicro(row.subtotalMinor, minorDigits),
        grossMicro: minorToMicro(row.amountMinor, minorDigits),
        description: bookedAs(code, { number }),
        documentId: invoiceId,
      }),
    )
    .audit({
      action: 'payment.confirmed',
      subject,
      clientId,
      words: happened(SAID[code], { number }),
      detail: { gateway, reference, amountMinor: row.amountMinor, currency, invoiceId, transactionId },
    })
    .emit(invoicePaid, { documentId: invoiceId, clientId }, { key: invoiceId, subject: `document:${invoiceId}` })
    .emit(fundsAdded, { clientId, paymentId: id }, { key: id, subject });
}

type Why = { reason: string; note?: string | undefined };

/** The money will not come: its proforma is cancelled with it. Without `why` the gateway said so. */
export function decline(ctx: Ctx, row: PaymentRecord, why?: Why) {
  const { id, clientId, documentId, documentNumber: number } = row;
  const words = why
    ? noted(happened('declined', { number, reason: why.reason }), why.note)
    : happened('declined.byGateway', { number });
  const subject = `payment:${id}`;
  return new Unit(ctx)
    .write(
      decidePayment(ctx.db, id, { state: 'declined', ...(why && { reason: why.reason }), decidedAt: ctx.now() }),
      ...cancelProforma(ctx, documentId),
    )
    .audit({
      action: 'payment.declined',
      subject,
      clientId,
      words,
    })
    .emit(proformaCancelled, { documentId }, { key: documentId, subject: `document:${documentId}` })
    .emit(paymentDeclined, { clientId, paymentId: id }, { key: id, subject })
    .commit({ ok: true as const });
}

/** Its proforma was cancelled by staff. */
export function closePayment(ctx: Ctx, row: PaymentRecord) {
  const { id, clientId } = row;
  const subject = `payment:${id}`;
  const reason = `${row.documentNumber} was cancelled.`;
  return new Unit(ctx)
    .write(decidePayment(ctx.db, id, { state: 'cancelled', reason, decidedAt: ctx.now() }))
    .audit({
      action: 'payment.cancelled',
      subject,
      clientId,
      words: happened('cancelled', { number: row.documentNumber }),
    })
    .emit(paymentDeclined, { clientId, paymentId: id }, { key: id, subject })
    .commit(null);
}

const NOT_ASKED = {
  withdrawn: 'Its order was cancelled.',
  covered: 'Its order was paid from the balance.',
} as const;

/** Nobody is asked to pay it any more: its order was cancelled, or other money paid it. */
export function withdrawPayment(ctx: Ctx, row: PaymentRecord, why: keyof typeof NOT_ASKED) {
  const { id, clientId, documentId } = row;
  return new Unit(ctx)
    .write(
      decidePayment(ctx.db, id, { state: 'cancelled', reason: NOT_ASKED[why], decidedAt: ctx.now() }),
      ...cancelProforma(ctx, documentId),
    )
    .audit({
      action: 'payment.cancelled',
      subject: `payment:${id}`,
      clientId,
      words: happened(why, { number: row.documentNumber }),
    })
    .emit(proformaCancelled, { documentId }, { key: documentId, subject: `document:${documentId}` })
    .commit(null);
}
