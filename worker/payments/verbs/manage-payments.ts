import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { namesOf } from '../configuration.ts';
import { isGivenUp, paymentOf } from '../rules.ts';
import { gatewaysQuery, type PaymentFilters, paymentById, paymentPage } from '../store.ts';
import { fault } from '../words/index.ts';
import { decline, readDecidable, settle, settleLate } from './decide-payment.ts';

export async function listPayments(ctx: Ctx, input: PaymentFilters) {
  const { query, keys } = paymentPage(ctx.db, input);
  const [rows, known] = await reads(ctx.db, [query, gatewaysQuery(ctx.db)]);
  const nameOf = namesOf(ctx, known);
  return keys.page(
    rows,
    (r) => ({ documentNumber: r.documentId, state: r.state, amountMinor: r.amountMinor })[keys.by] ?? r.createdAt,
    (r) => r.id,
    (r) => paymentOf(r, nameOf(r.gateway)),
  );
}

export async function getPayment(ctx: Ctx, { id }: { id: string }) {
  const [rows, known] = await reads(ctx.db, [paymentById(ctx.db, id), gatewaysQuery(ctx.db)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return paymentOf(row, namesOf(ctx, known)(row.gateway));
}

export async function confirmPayment(ctx: Ctx, { id, reference }: { id: string; reference: string }) {
  const payment = await readDecidable(ctx, paymentById(ctx.db, id));
  if (!payment.gateway.confirmedByStaff)
    throw new Problem('validation', {
      errors: [{ pointer: '/id', message: fault('gateway.reports') }],
    });
  return isGivenUp(payment.row) ? settleLate(ctx, payment, reference) : settle(ctx, payment, reference);
}

type Refusal = { id: string; reason: string; note?: string | undefined };

export async function declinePayment(ctx: Ctx, { id, reason, note }: Refusal) {
  const { row } = await readDecidable(ctx, paymentById(ctx.db, id));
  return decline(ctx, row, { reason, note });
}
