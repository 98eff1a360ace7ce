import type { Period } from '../../../worker/catalog/contract/model.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 366 * DAY_MS;

const LENGTHS: Record<Period, { ms: number } | { months: number } | null> = {
  one_time: null,
  hourly: { ms: HOUR_MS },
  daily: { ms: DAY_MS },
  weekly: { ms: 7 * DAY_MS },
  bi_weekly: { ms: 14 * DAY_MS },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  semi_annually: { months: 6 },
  annually: { months: 12 },
  biennially: { months: 24 },
  triennially: { months: 36 },
};

/** Months of a period, or null for those that are shorter or have no end. */
export const monthsOf = (period: Period): number | null => {
  const length = LENGTHS[period];
  return length && 'months' in length ? length.months : null;
};

/** Counted from the first, so that 31 Jan → 28 Feb → 31 Mar. In UTC: an outlook in days needs no zone. */
const addMonths = (first: number, months: number): number => {
  const from = new Date(first);
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const at = new Date(first);
  at.setUTCDate(1);
  at.setUTCMonth(month);
  at.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return at.getTime();
};

/** The charge `index` periods after the one at `first`; null when there is only one. */
export const chargeAt = (first: number, period: Period, index: number): number | null => {
  const length = LENGTHS[period];
  if (!length) return null;
  return 'ms' in length ? first + index * length.ms : addMonths(first, index * length.months);
};

export type Charged = { period: Period; baseMicro: number; paidThrough: number | null };
export type Outlook = { kind: 'until'; at: number } | { kind: 'beyond' };

/**
 * When the balance runs out: the first coming charge that it no longer covers. `beyond` when that is more than a year
 * away, null when nothing is charged.
 */
export const lastsUntil = (services: readonly Charged[], availableMicro: number, now: number): Outlook | null => {
  const queue = services.flatMap(({ period, baseMicro, paidThrough }) =>
    paidThrough !== null && baseMicro > 0 && LENGTHS[period]
      ? [{ period, baseMicro, first: paidThrough, index: 0, at: paidThrough }]
      : [],
  );
  if (queue.length === 0) return null;
  let left = availableMicro;
  for (;;) {
    const next = queue.reduce((a, b) => (b.at < a.at ? b : a));
    if (next.at > now + YEAR_MS) return { kind: 'beyond' };
    if (left < next.baseMicro) return { kind: 'until', at: Math.max(next.at, now) };
    left -= next.baseMicro;
    next.index += 1;
    next.at = chargeAt(next.first, next.period, next.index) ?? Number.POSITIVE_INFINITY;
  }
};
