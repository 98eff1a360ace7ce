/** Issues a proforma for a top-up and starts its payment; orders borrow it for what a wallet lacks. */

import { addressOf, type ClientRow, clientById } from '../../accounts/index.ts';
import type { PaymentStart } from '../../drivers/gateway/port.ts';
import { customerOf, dueAfter, issueProforma, issuerOf } from '../../invoices/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { type Db, reads, type Statement } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { currenciesOf, currenciesQuery, generalOf, generalQuery } from '../../settings/index.ts';
import { decideTax } from '../../tax/index.ts';
import {
  amountFaults,
  currencyNamed,
  gatewayConfig,
  NUMBER_TAG,
  offeredGateway,
  type PaymentBasis,
  startAnswered,
  type TopUpTotals,
  topUpTotals,
} from '../rules.ts';
import { insertPayment } from '../store.ts';
import { fault } from '../words/index.ts';

export const paymentBasisQueries = (db: Db, clientId: string) =>
  [clientById(db, clientId), generalQuery(db), currenciesQuery(db)] as const;

export async function readPaymentBasis(ctx: Ctx, clientId: string): Promise<PaymentBasis> {
  const [clients, general, currencies] = await reads(ctx.db, paymentBasisQueries(ctx.db, clientId));
  return paymentBasisOf(clients, general, currencies);
}

/** From the rows of `paymentBasisQueries`, in their order. */
export function paymentBasisOf(
  clients: readonly ClientRow[],
  general: Parameters<typeof generalOf>[0],
  currencies: Parameters<typeof currenciesOf>[0],
): PaymentBasis {
  const client = clients[0];
  if (!client) throw new Problem('not_found');
  return { client, settings: generalOf(general), currencies: currenciesOf(currencies) };
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
  const { client, settings, currencies } = input.basis ?? (await readPaymentBasis(ctx, clientId));
  const errors = amountFaults(netMicro);
  if (errors.length > 0) throw new Problem('validation', { errors });
  const gateway = offeredGateway(ctx.drivers.gateway, input.gateway, ctx.mode);
  const { code: currency, minorDigits } = currencyNamed(currencies, client.currency);
  const tax = decideTax({ settings, payer: client }, 1);
  const totals = topUpTotals(netMicro, minorDigits, tax);
  const [documentId, paymentId] = [ctx.id(), ctx.id()];
  const start = await startAt(ctx, gateway, gatewayConfig(gateway.key, settings), {
    paymentId,
    reference: NUMBER_TAG,
    amountMinor: totals.totalMinor,
    currency,
    returnUrl: `${ctx.origin}/pay/${paymentId}`,
  });
  const proforma = issueProforma(ctx, {
    documentId,
    clientId,
    currency,
    lines: [{ description: 'Balance top-up', amountMinor: totals.subtotalMinor }],
    tax,
    issuer: issuerOf(settings),
    customer: customerOf({ ...client, address: addressOf(client, client.language) }),
    dueAt: dueAfter(ctx.now(), settings.proformaDueDays),
  });
  const payment = insertPayment(ctx.db, {
    id: paymentId,
    documentId,
    clientId,
    gateway: gateway.key,
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

type Gateway = Ctx['drivers']['gateway'][string];

async function startAt(
  ctx: Ctx,
  gateway: Gateway,
  config: Record<string, unknown>,
  request: Parameters<ReturnType<Gateway['open']>['start']>[0],
): Promise<PaymentStart> {
  const outcome = await gateway.open(ctx.reach([]), config).start(request);
  if (outcome.kind === 'ok') return outcome.value;
  const detail = fault('gateway.down', { gateway: gateway.label });
  throw new Problem('busy', { detail, ...(outcome.kind === 'retry' ? { retryAfterMs: outcome.afterMs } : {}) });
}
