/** Pure: which period comes next and what it costs. Orders, forecasts and the clock's charges all come from here. */

import { MAX_AMOUNT_MICRO } from '../../kernel/money/money.ts';
import { type Anchor, anchorOf, HOUR_MS, type Period, periodEnd } from '../../kernel/time/time.ts';
import type { Charge } from '../../ledger/index.ts';
import type { ServiceRow } from '../table.ts';
import { bookedAs } from '../words/index.ts';

type Sold = Pick<ServiceRow, 'period' | 'anchorDay' | 'anchorTimeMs' | 'anchorZone' | 'paidThrough' | 'baseMicro'>;
/** `periods` are charged together, without a gap; `end` is null for a one-time price. */
export type PaidSpan = { start: number; end: number | null; periods: number };

/**
 * The period that follows what is paid. Whole hours that passed meanwhile are taken together; of every longer period
 * one comes at a time. Null when nothing follows.
 */
export function nextSpan(row: Sold, now: number): PaidSpan | null {
  const { period, paidThrough: start } = row;
  const end = periodEnd(start, period, row, row.anchorZone);
  if (end === null) return null;
  if (period !== 'hourly' || end > now) return { start, end, periods: 1 };
  const most = Math.max(1, Math.floor(MAX_AMOUNT_MICRO / Math.max(1, row.baseMicro)));
  const periods = Math.min(most, 1 + Math.floor((now - start) / HOUR_MS));
  return { start, end: start + periods * HOUR_MS, periods };
}

/** The period of a service that begins again now: what was not paid for is not charged, and its anchor is now. */
export function freshSpan(row: Sold, now: number): (PaidSpan & Anchor) | null {
  const anchor = anchorOf(now, row.anchorZone);
  const end = periodEnd(now, row.period, anchor, row.anchorZone);
  return end === null ? null : { start: now, end, periods: 1, ...anchor };
}

const soldAs = ({ productName, number }: Pick<ServiceRow, 'productName' | 'number'>) => ({
  plan: productName.en,
  number: String(number),
});

/** Its id is the key that makes it happen once per service and start. */
export function periodCharge(
  row: Pick<ServiceRow, 'id' | 'number' | 'productName' | 'period' | 'baseMicro' | 'priceVersion'>,
  { start, end, periods }: PaidSpan,
  rule: 'first period' | 'renewal' | 'resumption',
): Charge {
  const { id, period, baseMicro, priceVersion } = row;
  const one = bookedAs(`period.${period}`, soldAs(row));
  return {
    transactionId: `charge:${id}:${start}`,
    amountMicro: baseMicro * periods,
    description: periods === 1 ? one : bookedAs('periods', { period: one, times: String(periods) }),
    periodStart: start,
    periodEnd: end,
    cause: { rule, period, priceVersion },
  };
}

/** Periods so short that their customer is not written to at each of them. */
const SHORT: readonly Period[] = ['hourly', 'daily'];
export const isShort = (period: Period): boolean => SHORT.includes(period);

/** How many of its periods the warning of a low balance looks ahead. */
export const periodsAhead = (period: Period, days: number): number =>
  period === 'hourly' ? Math.max(1, days * 24) : period === 'daily' ? Math.max(1, days) : 1;

/** Setup first, then the first period; each id is the key that makes it happen once. `end` is null for a one-time price. */
export function firstCharges(row: ServiceRow, start: number, end: number | null): Charge[] {
  const charges: Charge[] = [
    {
      transactionId: `charge:${row.id}:setup`,
      amountMicro: row.setupMicro,
      description: bookedAs('setup', soldAs(row)),
      periodStart: null,
      periodEnd: null,
      cause: { rule: 'setup', priceVersion: row.priceVersion },
    },
    periodCharge(row, { start, end, periods: 1 }, 'first period'),
  ];
  return charges.filter((c) => c.amountMicro > 0);
}
