import { describe, expect, it } from 'vitest';
import { MAX_AMOUNT_MICRO, MAX_ENTRY_MICRO } from '../../kernel/money/money.ts';
import type { Period } from '../../kernel/time/time.ts';
import { HOUR_MS } from '../../kernel/time/time.ts';
import { freshSpan, nextSpan, periodCharge, periodsAhead } from './charge.ts';

const utc = (iso: string) => Date.parse(iso);
const sold = (period: Period, from: string, anchorDay: number, anchorZone = 'Europe/Warsaw') => ({
  period,
  baseMicro: 1_000_000,
  anchorDay,
  anchorTimeMs: null,
  anchorZone,
  paidThrough: utc(from),
});

/** As many periods as there are ends, one after another. */
function ends(start: ReturnType<typeof sold>, count: number): string[] {
  let row = start;
  return Array.from({ length: count }, () => {
    const end = nextSpan(row, row.paidThrough)?.end ?? 0;
    row = { ...row, paidThrough: end };
    return new Date(end).toISOString();
  });
}

it('the warning of a low balance looks ahead over as many hours or days as the product says, and over one of the longer periods', () => {
  expect((['hourly', 'daily', 'monthly'] as const).map((period) => periodsAhead(period, 3))).toEqual([72, 3, 1]);
  expect((['hourly', 'daily', 'monthly'] as const).map((period) => periodsAhead(period, 0))).toEqual([1, 1, 1]);
});

describe('the next period', () => {
  it('SV-11 given an anchor on the 31st, short months end early and the 31st comes back: 31 Jan → 28 Feb → 31 Mar', () => {
    expect(ends(sold('monthly', '2026-01-31T09:15:00Z', 31, 'UTC'), 4)).toEqual([
      '2026-02-28T09:15:00.000Z',
      '2026-03-31T09:15:00.000Z',
      '2026-04-30T09:15:00.000Z',
      '2026-05-31T09:15:00.000Z',
    ]);
  });

  it.each<[string, Period, string, number, string[]]>([
    ['in a leap year', 'monthly', '2028-01-31T12:00:00Z', 31, ['2028-02-29T12:00:00.000Z', '2028-03-31T11:00:00.000Z']],
    [
      'over the change to summer time, the hour on the wall stays',
      'monthly',
      '2026-03-15T09:00:00Z',
      15,
      ['2026-04-15T08:00:00.000Z'],
    ],
    ['over the change to winter time too', 'monthly', '2026-10-15T08:00:00Z', 15, ['2026-11-15T09:00:00.000Z']],
    [
      'at an hour that the clocks skip, it is taken later, and stays there',
      'monthly',
      '2026-02-28T01:30:00Z',
      29,
      ['2026-03-29T01:30:00.000Z', '2026-04-29T01:30:00.000Z'],
    ],
    ['a week is 168 hours, whatever the clocks do', 'weekly', '2026-03-27T09:00:00Z', 27, ['2026-04-03T09:00:00.000Z']],
    [
      'a year from 29 February',
      'annually',
      '2028-02-29T12:00:00Z',
      29,
      ['2029-02-28T12:00:00.000Z', '2030-02-28T12:00:00.000Z', '2031-02-28T12:00:00.000Z', '2032-02-29T12:00:00.000Z'],
    ],
  ])('%s', (_, period, from, day, expected) => {
    expect(ends(sold(period, from, day), expected.length)).toEqual(expected);
  });

  it('takes the hours that passed together, and one that begins now alone', () => {
    const row = sold('hourly', '2026-06-01T12:00:00Z', 1);
    expect(nextSpan(row, row.paidThrough)).toMatchObject({ periods: 1 });
    expect(nextSpan(row, row.paidThrough + HOUR_MS - 1)).toMatchObject({ periods: 1 });
    const late = nextSpan(row, row.paidThrough + HOUR_MS);
    expect(late).toEqual({ start: row.paidThrough, end: row.paidThrough + 2 * HOUR_MS, periods: 2 });
  });

  it('of hours that would come to more than the ledger holds, as many are taken together as it does', () => {
    const dear = { ...sold('hourly', '2026-01-01T00:00:00Z', 1), baseMicro: MAX_ENTRY_MICRO };
    const span = nextSpan(dear, Date.parse('2026-06-01T00:00:00Z'));
    expect(span?.periods).toBe(100);
    expect((span?.periods ?? 0) * MAX_ENTRY_MICRO).toBeLessThanOrEqual(MAX_AMOUNT_MICRO);
    expect((span?.end ?? 0) - (span?.start ?? 0)).toBe(100 * 3_600_000);
  });

  it('that begins anew is anchored to its own day, and what was not paid for is left out', () => {
    const now = utc('2026-06-20T10:00:00Z');
    expect(freshSpan(sold('monthly', '2026-03-31T10:00:00Z', 31), now)).toEqual({
      start: now,
      end: utc('2026-07-20T10:00:00Z'),
      periods: 1,
      anchorDay: 20,
      anchorTimeMs: 12 * 3_600_000,
    });
    expect(freshSpan(sold('one_time', '2026-03-31T10:00:00Z', 31), now)).toBeNull();
  });

  it('costs its price once per period taken, and its key is its start', () => {
    const row = {
      id: 'S',
      number: 7,
      productName: { en: 'Plan' },
      period: 'hourly' as const,
      baseMicro: 5,
      priceVersion: 2,
    };
    expect(periodCharge(row, { start: 10, end: 20, periods: 4 }, 'renewal')).toEqual({
      transactionId: 'charge:S:10',
      amountMicro: 20,
      description: expect.objectContaining({ text: 'Plan, service 7: hourly × 4' }),
      periodStart: 10,
      periodEnd: 20,
      cause: { rule: 'renewal', period: 'hourly', priceVersion: 2 },
    });
  });
});
