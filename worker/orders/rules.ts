/** Pure: what an order costs. The summary, the hold and the charge all come from here. */
import type * as z from 'zod/mini';
import { type PeriodPrice, type ProductRecord, priceFor } from '../catalog/index.ts';
import { microToMinorCeil, minorToMicro } from '../kernel/money/money.ts';
import { Problem } from '../kernel/problem.ts';
import { anchorOf, type Period, periodEnd } from '../kernel/time/time.ts';
import type { Wallet } from '../ledger/index.ts';
import { type PaymentBasis, topUpTotals } from '../payments/index.ts';
import { firstChargeMicro, type ServiceRow } from '../services/index.ts';
import type { GeneralSettings } from '../settings/index.ts';
import { decideTax, TOP_UP } from '../tax/index.ts';
import type { orderQuote } from './contract/client.ts';
import { fault } from './words/index.ts';

export type OrderQuote = z.infer<typeof orderQuote>;
export type Choice = { productId: string; period: Period };

/** What was read for an order, in the client's currency. */
export type Counter = {
  product: ProductRecord | undefined;
  price: { version: number; periods: PeriodPrice[] } | undefined;
  wallet: Wallet;
  basis: PaymentBasis;
  proof: Proof;
};

/** What is known of the buyer's address. */
export type Proof = {
  /** Somebody has opened a link that was mailed to it. */
  confirmed: boolean;
  /** A payment of the client has arrived before. */
  hasPaid: boolean;
};

/** An order that another payment may be made for: nobody has asked for its end. */
export const waitsForPayment = (
  row: Pick<ServiceRow, 'status' | 'provisionStatus' | 'terminationRequestedAt'>,
): boolean =>
  row.status === 'pending' && row.provisionStatus === 'awaiting_payment' && row.terminationRequestedAt === null;

/**
 * Nobody shows to read an address before an order that a gateway pays, or funds that one has paid before. `byHand`: staff
 * confirm the payment; null: the order takes what is in the wallet, which may be credit.
 */
export function needsProof(
  { confirmed, hasPaid }: Proof,
  { confirmEmail }: Pick<GeneralSettings, 'confirmEmail'>,
  byHand: boolean | null,
): boolean {
  if (confirmed || !confirmEmail) return false;
  return byHand ?? !hasPaid;
}

export type Sale = {
  product: ProductRecord;
  currency: string;
  period: Period;
  priceVersion: number;
  setupMicro: number;
  baseMicro: number;
  totalMicro: number;
};

/** Throws `not_found` and `not_orderable`. A price in another currency than the client's is no price. */
export function saleOf({ product, price, wallet }: Counter, period: Period): Sale {
  if (!product) throw new Problem('not_found');
  if (product.hidden === 1 || product.retired === 1) throw new Problem('not_orderable');
  const amounts = price ? priceFor(price, period) : null;
  if (!price || !amounts)
    throw new Problem('not_orderable', { detail: fault('period.notSold', { currency: wallet.currency }) });
  return {
    product,
    currency: wallet.currency,
    period,
    priceVersion: price.version,
    ...amounts,
    totalMicro: firstChargeMicro(amounts),
  };
}

export const shortMicro = (sale: Sale, wallet: Wallet): number => Math.max(0, sale.totalMicro - wallet.availableMicro);

const digitsOf = ({ basis }: Counter, code: string): number =>
  basis.currencies.find((c) => c.code === code)?.minorDigits ?? 2;

export function quoteOf(counter: Counter, period: Period, now: number): OrderQuote {
  const sale = saleOf(counter, period);
  const { wallet, basis } = counter;
  const { timeZone } = basis.settings;
  const tax = decideTax({ settings: basis.settings, payer: basis.client }, TOP_UP);
  const short = shortMicro(sale, wallet);
  return {
    currency: sale.currency,
    priceVersion: sale.priceVersion,
    setupMicro: sale.setupMicro,
    baseMicro: sale.baseMicro,
    totalMicro: sale.totalMicro,
    nextChargeAt: periodEnd(now, period, anchorOf(now, timeZone), timeZone),
    availableMicro: wallet.availableMicro,
    balanceAfterMicro: wallet.balanceMicro - sale.totalMicro,
    shortMicro: short,
    shortTotalMinor: topUpTotals(short, digitsOf(counter, sale.currency), tax).totalMinor,
    taxes: [...(tax.lines[0] ?? [])],
  };
}

/** The missing amount, rounded up to what can be paid. */
export function missing(counter: Counter, sale: Sale): { micro: number; currency: string } {
  const digits = digitsOf(counter, sale.currency);
  const minor = microToMinorCeil(shortMicro(sale, counter.wallet), digits);
  return { micro: minorToMicro(minor, digits), currency: sale.currency };
}
