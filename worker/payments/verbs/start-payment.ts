/** Issues a proforma for a top-up and starts its payment; orders borrow it for what a wallet lacks. */

import { addressOf, type ClientRow, clientById } from '../../accounts/index.ts';
import type { PaymentRequest, PaymentStart } from '../../drivers/gateway/port.ts';
import { customerOf, dueAfter, issueProforma, issuerOf } from '../../invoices/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { type Db, reads, type Statement } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { currenciesOf, currenciesQuery, generalOf, generalQuery, publicAddressOf } from '../../settings/index.ts';
import { decideTax, TOP_UP } from '../../tax/index.ts';
import { namesOf, openWay } from '../configuration.ts';
import {
  amountFaults,
  currencyNamed,
  type GatewayRow,
  NUMBER_TAG,
  offeredWay,
  offeredWays,
  type PaymentBasis,
  startAnswered,
  type TopUpTotals,
  topUpTotals,
  type Way,
} from '../rules.ts';
import { gatewaysQuery, insertPayment } from '../store.ts';
import { bookedAs, fault } from '../words/index.ts';

export const paymentBasisQueries = (db: Db, clientId: string) =>
  [clientById(db, clientId), generalQuery(db), currenciesQuery(db), gatewaysQuery(db)] as const;

export async function readPaymentBasis(ctx: Ctx, clientId: string): Promise<PaymentBasis> {
  const [clients, general, currencies, gateways] = await reads(ctx.db, paymentBasisQueries(ctx.db, clientId));
  return paymentBasisOf(clients, general, currencies, gateways);
}

/** From the rows of `paymentBasisQueries`, in their order. */
export function paymentBasisOf(
  clients: readonly ClientRow[],
  general: Parameters<typeof generalOf>[0],
  currencies: Parameters<typeof currenciesOf>[0],
  gateways: readonly GatewayRow[],
): PaymentBasis {
  const client = clients[0];
  if (!client) throw new Problem('not_found');
  return { client, settings: generalOf(general), currencies: currenciesOf(currencies), gateways };
}

export type StartInput = {
  clientId: string;
  /** At least this much is credited: it is rounded up to minor units. */
  netMicro: number;
  gateway: string;
  /** The service that is ordered by itself when the money arrives. */
  forServiceId: string | null;
  basis?: PaymentBasis;
};

export type StartedPayment = {
  statements: Statement[];
  documentId: string;
  paymentId: string;
  /** For the answer to the customer: instructions are on the page of the payment, where the number is known. */
  start: PaymentStart;
  totals: TopUpTotals;
};

/**
 * The caller commits `statements` in its unit and emits `proformaIssued` with `documentId`. The bounds for adding funds
 * are not checked here: an order may lack less than the minimum.
 */
export async function startPayment(ctx: Ctx, input: StartInput): Promise<StartedPayment> {
  const { clientId, netMicro, forServiceId } = input;
  const { client, settings, currencies, gateways } = input.basis ?? (await readPaymentBasis(ctx, clientId));
  const { code: currency, minorDigits } = currencyNamed(currencies, client.currency);
  const errors = amountFaults(netMicro, { code: currency });
  if (errors.length > 0) throw new Problem('validation', { errors });
  const way = offeredWay(offeredWays(gateways, ctx.drivers.gateway, ctx.mode), input.gateway);
  const tax = decideTax({ settings, payer: client }, TOP_UP);
  const totals = topUpTotals(netMicro, minorDigits, tax);
  const [documentId, paymentId] = [ctx.id(), ctx.id()];
  const start = await startAt(ctx, way, {
    paymentId,
    reference: NUMBER_TAG,
    amountMinor: totals.totalMinor,
    currency,
    returnUrl: pageOf(paymentId, publicAddressOf(ctx, settings)),
  });
  const proforma = issueProforma(ctx, {
    documentId,
    clientId,
    currency,
    lines: [{ description: bookedAs('topUp'), amountMinor: totals.subtotalMinor }],
    tax,
    issuer: issuerOf(settings),
    customer: customerOf({ ...client, address: addressOf(client, client.language) }),
    dueAt: dueAfter(ctx.now(), settings.proformaDueDays),
  });
  const payment = insertPayment(ctx.db, {
    id: paymentId,
    documentId,
    clientId,
    gateway: way.row.key,
    state: 'pending',
    currency,
    amountMinor: totals.totalMinor,
    reference: null,
    start,
    forServiceId,
    reason: null,
    createdAt: ctx.now(),
    decidedAt: null,
  });
  return {
    statements: [...proforma, payment],
    documentId,
    paymentId,
    start: startAnswered(start, paymentId),
    totals,
  };
}

const pageOf = (paymentId: string, address: string | null) => address && `${address}/pay/${paymentId}`;

async function startAt(ctx: Ctx, way: Way, request: PaymentRequest): Promise<PaymentStart> {
  const outcome = await (await openWay(ctx, way))?.start(request);
  if (outcome?.kind === 'ok') return outcome.value;
  const { label } = namesOf(ctx, [way.row])(way.row.key);
  const detail = fault('gateway.down', { gateway: label });
  throw new Problem('busy', { detail, ...(outcome?.kind === 'retry' ? { retryAfterMs: outcome.afterMs } : {}) });
}
