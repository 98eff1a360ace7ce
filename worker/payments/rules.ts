import type * as z from 'zod/mini';
import type { ClientRow } from '../accounts/index.ts';
import type { GatewayDriver, PaymentStart } from '../drivers/gateway/port.ts';
import { type Instance, instancesInUse } from '../drivers/instance.ts';
import type { Mode } from '../env.ts';
import { totalsOf } from '../invoices/index.ts';
import { MAX_ENTRY_MICRO, microToMinorCeil, minorToMicro } from '../kernel/money/money.ts';
import { type FieldError, Problem } from '../kernel/problem.ts';
import type { Money } from '../kernel/words/word.ts';
import type { Currency, GeneralSettings } from '../settings/index.ts';
import type { TaxDecision, Taxed } from '../tax/index.ts';
import type { gatewayDraft, PAYMENT_STATES, Payment } from './contract/model.ts';
import type { gateway, payment } from './table.ts';
import { fault } from './words/index.ts';

export type PaymentState = (typeof PAYMENT_STATES)[number];
export type PaymentRecord = typeof payment.$inferSelect & {
  documentNumber: string;
  clientName: string;
  subtotalMinor: number;
};

/** What a payment is started from. A verb that reads these rows anyway passes them in and saves a round trip. */
export type PaymentBasis = {
  client: ClientRow;
  settings: GeneralSettings;
  currencies: readonly Currency[];
  gateways: readonly GatewayRow[];
};

export type GatewayRow = typeof gateway.$inferSelect;
export type GatewayDraft = z.infer<typeof gatewayDraft>;
/** A gateway as people read of it. */
export type Named = { label: string; simulated: boolean; confirmedByStaff: boolean };

/** Nobody waits for it any more; money may come all the same. */
export const isGivenUp = ({ state }: Pick<PaymentRecord, 'state'>): boolean =>
  state === 'cancelled' || state === 'declined';

/** Stands in a stored start until somebody reads it. */
export const NUMBER_TAG = '{NUMBER}';

export type TopUpTotals = {
  /** What the wallet is credited: `subtotalMinor`, exactly. */
  netMicro: number;
  subtotalMinor: number;
  taxMinor: number;
  totalMinor: number;
  taxes: Taxed['taxes'];
};

/** What crediting at least `netMicro` costs: the net is rounded up to minor units and is the one line that is taxed. */
export function topUpTotals(netMicro: number, minorDigits: number, tax: TaxDecision): TopUpTotals {
  const subtotalMinor = microToMinorCeil(netMicro, minorDigits);
  const { taxMinor, totalMinor, taxed } = totalsOf([{ description: '', amountMinor: subtotalMinor }], tax);
  minorToMicro(totalMinor, minorDigits);
  return {
    netMicro: minorToMicro(subtotalMinor, minorDigits),
    subtotalMinor,
    taxMinor,
    totalMinor,
    taxes: taxed.taxes,
  };
}

/** Of a setup fee and a first period together, a debt included. */
const LARGEST_MICRO = MAX_ENTRY_MICRO * 10;

/** `most` is what the sentence names: where less than the largest is taken, that. */
export function amountFaults(
  netMicro: number,
  { code: currency }: Pick<Currency, 'code'>,
  most = LARGEST_MICRO,
): FieldError[] {
  if (Number.isSafeInteger(netMicro) && netMicro > 0 && netMicro <= LARGEST_MICRO) return [];
  const message =
    netMicro > LARGEST_MICRO ? fault('amount.most', { most: { micro: most, currency } }) : fault('amount.zero');
  return [{ pointer: '/netMicro', message }];
}

/** The bounds of the settings, which are counted in the client's own currency. */
export function topUpFaults(
  netMicro: number,
  settings: Pick<GeneralSettings, 'minTopUpMicro' | 'maxTopUpMicro'>,
  { code: currency }: Pick<Currency, 'code'>,
): FieldError[] {
  const { minTopUpMicro, maxTopUpMicro } = settings;
  if (netMicro >= minTopUpMicro && netMicro <= maxTopUpMicro) return [];
  const [least, most] = [minTopUpMicro, maxTopUpMicro].map((micro) => ({ micro, currency })) as [Money, Money];
  return [{ pointer: '/netMicro', message: fault('amount.range', { least, most }) }];
}

export const isOffered = (gateway: Pick<GatewayDriver, 'simulated'>, mode: Mode): boolean =>
  !gateway.simulated || mode !== 'production';

/** Keys of the drivers whose payments only staff can confirm. */
export const confirmedByStaff = (drivers: Readonly<Record<string, GatewayDriver>>, mode: Mode): string[] =>
  Object.entries(drivers).flatMap(([key, driver]) =>
    driver.capabilities.includes('confirmedByStaff') && isOffered(driver, mode) ? [key] : [],
  );

export type Way = Instance<GatewayDriver> & { row: GatewayRow };

/** What customers may pay by here, in the order of staff. */
export const offeredWays = (
  rows: readonly GatewayRow[],
  drivers: Readonly<Record<string, GatewayDriver>>,
  mode: Mode,
): Way[] => instancesInUse(rows, drivers).filter(({ driver }) => isOffered(driver, mode));

/** The one of that key. */
export function offeredWay(ways: readonly Way[], key: string, pointer = '/gateway'): Way {
  const way = ways.find(({ row }) => row.key === key);
  if (way) return way;
  throw new Problem('validation', { errors: [{ pointer, message: fault('gateway.unknown') }] });
}

/** Staff have said what it needs to be told, or it needs nothing. */
export const isSettled = ({ row, driver }: Way): boolean =>
  row.updatedAt !== null || Object.keys(driver.config.shape).length === 0;

export const currencyNamed = (currencies: readonly Currency[], code: string): Currency => {
  const found = currencies.find((c) => c.code === code);
  if (!found) throw new Problem('currency_mismatch');
  return found;
};

export const startShown = (start: PaymentStart, number: string): PaymentStart =>
  start.kind === 'redirect' ? start : { kind: start.kind, text: start.text.replaceAll(NUMBER_TAG, number) };

/**
 * What the answer that issues a proforma can say: a link of the gateway, or the page of the payment, which shows the
 * instructions with the number.
 */
export const startAnswered = (start: PaymentStart, paymentId: string): PaymentStart =>
  start.kind === 'redirect' ? start : { kind: 'redirect', url: `/pay/${paymentId}` };

export const paymentOf = (row: PaymentRecord, gateway: Named): Payment => ({
  id: row.id,
  documentId: row.documentId,
  documentNumber: row.documentNumber,
  clientId: row.clientId,
  clientName: row.clientName,
  gateway: row.gateway,
  gatewayLabel: gateway.label,
  state: row.state,
  currency: row.currency,
  amountMinor: row.amountMinor,
  reference: row.reference,
  simulated: gateway.simulated,
  start: startShown(row.start, row.documentNumber),
  createdAt: row.createdAt,
  decidedAt: row.decidedAt,
  reason: row.state === 'declined' ? row.reason : null,
  forServiceId: row.forServiceId,
});
