import { proformaIssued } from '../../invoices/index.ts';
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { walletOf, walletQuery } from '../../ledger/index.ts';
import { decideTax, TOP_UP } from '../../tax/index.ts';
import { namesOf } from '../configuration.ts';
import { amountFaults, currencyNamed, isOffered, offeredWays, paymentOf, topUpFaults, topUpTotals } from '../rules.ts';
import { gatewaysQuery, paymentOfClient } from '../store.ts';
import { happened } from '../words/index.ts';
import { decline, readDecidable, settle, settleLate } from './decide-payment.ts';
import { paymentBasisOf, paymentBasisQueries, readPaymentBasis, startPayment } from './start-payment.ts';

export async function listGateways(ctx: Ctx) {
  const [rows] = await reads(ctx.db, [gatewaysQuery(ctx.db)]);
  const nameOf = namesOf(ctx, rows);
  const gateways = offeredWays(rows, ctx.drivers.gateway, ctx.mode).map(({ row: { key } }) => ({
    key,
    ...nameOf(key),
  }));
  return { gateways };
}

/** The bounds are told, not enforced: the form shows them while the customer types. */
export async function quoteTopUp(ctx: Ctx, { netMicro }: { netMicro: number }) {
  const [wallets, clients, general, currencies, gateways] = await reads(ctx.db, [
    walletQuery(ctx.db, customerOf(ctx).clientId),
    ...paymentBasisQueries(ctx.db, customerOf(ctx).clientId),
  ]);
  const wallet = walletOf(wallets);
  const { client, settings, currencies: known } = paymentBasisOf(clients, general, currencies, gateways);
  const { code, minorDigits } = currencyNamed(known, wallet.currency);
  const errors = amountFaults(netMicro, { code }, settings.maxTopUpMicro);
  if (errors.length > 0) throw new Problem('validation', { errors });
  const totals = topUpTotals(netMicro, minorDigits, decideTax({ settings, payer: client }, TOP_UP));
  return {
    currency: code,
    ...totals,
    balanceAfterMicro: wallet.balanceMicro + totals.netMicro,
    minMicro: settings.minTopUpMicro,
    maxMicro: settings.maxTopUpMicro,
  };
}

export async function addFunds(ctx: Ctx, { netMicro, gateway }: { netMicro: number; gateway: string }) {
  const clientId = customerOf(ctx).clientId;
  const basis = await readPaymentBasis(ctx, clientId);
  const errors = topUpFaults(netMicro, basis.settings, currencyNamed(basis.currencies, basis.client.currency));
  if (errors.length > 0) throw new Problem('validation', { errors });
  const started = await startPayment(ctx, { clientId, netMicro, gateway, forServiceId: null, basis });
  const { statements, documentId, paymentId, start, totals } = started;
  return new Unit(ctx)
    .write(...statements)
    .audit({
      action: 'payment.started',
      subject: `payment:${paymentId}`,
      clientId,
      words: happened('asked'),
      detail: { documentId, gateway, currency: basis.client.currency, ...totals },
    })
    .emit(proformaIssued, { documentId }, { key: documentId, subject: `document:${documentId}` })
    .commit({ documentId, paymentId, start });
}

export async function getMyPayment(ctx: Ctx, { id }: { id: string }) {
  const own = paymentOfClient(ctx.db, customerOf(ctx).clientId, id);
  const [rows, known] = await reads(ctx.db, [own, gatewaysQuery(ctx.db)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return paymentOf(row, namesOf(ctx, known)(row.gateway));
}

/** A gateway that moves no money is told the outcome by hand; outside of production only. */
export async function simulatePayment(ctx: Ctx, { id, outcome }: { id: string; outcome: 'paid' | 'declined' }) {
  const payment = await readDecidable(ctx, paymentOfClient(ctx.db, customerOf(ctx).clientId, id));
  if (!payment.gateway.simulated || !isOffered(payment.gateway, ctx.mode)) throw new Problem('not_found');
  const pay = payment.row.state === 'cancelled' ? settleLate : settle;
  return outcome === 'paid' ? pay(ctx, payment, `simulated:${id}`) : decline(ctx, payment.row);
}
