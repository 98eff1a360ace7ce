import { describe, expect, it } from 'vitest';
import { dice } from '../../testing/dice.ts';
import { type Anchor, anchorOf, periodEnd as endOf, PERIODS, type Period } from './time.ts';

const at = (text: string) => Date.parse(text);
/** On that day, at the time of day of the start. */
const on = (anchorDay: number): Anchor => ({ anchorDay, anchorTimeMs: null });
const dayOfMonth = (at: number, zone: string) => anchorOf(at, zone).anchorDay;
const periodEnd = (start: number, period: Period, day: number, zone: string) => endOf(start, period, on(day), zone);
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

describe('periods of a fixed length', () => {
  it.each([
    ['hourly', 3_600_000],
    ['daily', 86_400_000],
    ['weekly', 604_800_000],
    ['bi_weekly', 1_209_600_000],
  ] as const)('%s ends %d ms later, also across a change of the clocks', (period, ms) => {
    const start = at('2026-03-28T23:30:00Z');
    expect(periodEnd(start, period, 29, 'Europe/Warsaw')).toBe(start + ms);
    expect(periodEnd(start, period, 1, 'UTC')).toBe(start + ms);
  });

  it('one_time has no end', () => {
    expect(periodEnd(at('2026-03-28T23:30:00Z'), 'one_time', 28, 'UTC')).toBeNull();
  });
});

/** Ends of `count` periods in a row, each beginning where the one before ended. */
function chain(start: string, period: Period, anchorDay: number, zone: string, count: number) {
  const ends: (string | null)[] = [];
  let from = at(start);
  for (let i = 0; i < count; i++) {
    from = periodEnd(from, period, anchorDay, zone) ?? Number.NaN;
    ends.push(iso(from));
  }
  return ends;
}

describe('periods of the calendar', () => {
  it('SV-11 a monthly service begun on 31 Jan is due 28 Feb, then 31 Mar, then 30 Apr: the anchor survives', () => {
    expect(chain('2027-01-31T09:15:00.250Z', 'monthly', 31, 'UTC', 4)).toEqual([
      '2027-02-28T09:15:00.250Z',
      '2027-03-31T09:15:00.250Z',
      '2027-04-30T09:15:00.250Z',
      '2027-05-31T09:15:00.250Z',
    ]);
  });

  it('SV-11 29 Feb comes back in the next leap year', () => {
    expect(chain('2028-02-29T00:00:00Z', 'annually', 29, 'UTC', 4)).toEqual([
      '2029-02-28T00:00:00.000Z',
      '2030-02-28T00:00:00.000Z',
      '2031-02-28T00:00:00.000Z',
      '2032-02-29T00:00:00.000Z',
    ]);
  });

  it.each([
    ['monthly', '2026-12-10T09:15:00.000Z'],
    ['quarterly', '2027-02-10T09:15:00.000Z'],
    ['semi_annually', '2027-05-10T09:15:00.000Z'],
    ['annually', '2027-11-10T09:15:00.000Z'],
    ['biennially', '2028-11-10T09:15:00.000Z'],
    ['triennially', '2029-11-10T09:15:00.000Z'],
  ] as const)('%s from 10 Nov 2026 ends at %s', (period, end) => {
    expect(iso(periodEnd(at('2026-11-10T09:15:00Z'), period, 10, 'UTC'))).toBe(end);
  });

  it('keeps the time of day of the shop when its clocks change', () => {
    expect(chain('2026-02-28T11:00:00Z', 'monthly', 28, 'Europe/Warsaw', 2)).toEqual([
      '2026-03-28T11:00:00.000Z',
      '2026-04-28T10:00:00.000Z',
    ]);
    expect(iso(periodEnd(at('2026-10-01T04:00:00Z'), 'monthly', 1, 'America/New_York'))).toBe(
      '2026-11-01T04:00:00.000Z',
    );
    expect(iso(periodEnd(at('2026-11-01T04:00:00Z'), 'monthly', 1, 'America/New_York'))).toBe(
      '2026-12-01T05:00:00.000Z',
    );
  });

  it('counts days where the shop is: 31 Jan 23:30 UTC is 1 Feb in Kyiv', () => {
    const start = at('2026-01-31T23:30:00Z');
    expect(dayOfMonth(start, 'Europe/Kyiv')).toBe(1);
    expect(dayOfMonth(start, 'UTC')).toBe(31);
    expect(dayOfMonth(start, 'America/New_York')).toBe(31);
    expect(iso(periodEnd(start, 'monthly', 1, 'Europe/Kyiv'))).toBe('2026-02-28T23:30:00.000Z');
  });

  it('a time that the clocks skip comes an hour later, one that they repeat the first time', () => {
    expect(iso(periodEnd(at('2026-02-28T01:30:00Z'), 'monthly', 29, 'Europe/Warsaw'))).toBe('2026-03-29T01:30:00.000Z');
    expect(iso(periodEnd(at('2026-09-25T00:30:00Z'), 'monthly', 25, 'Europe/Warsaw'))).toBe('2026-10-25T00:30:00.000Z');
  });

  it('keeps the time of the anchor: 29 Jan 02:30 in Warsaw is 03:30 on the day without 02:30, and 02:30 again from then on', () => {
    const zone = 'Europe/Warsaw';
    const anchor = anchorOf(at('2026-01-29T01:30:00Z'), zone);
    expect(anchor).toEqual({ anchorDay: 29, anchorTimeMs: 2.5 * 3_600_000 });
    const ends = [];
    for (let end = at('2026-01-29T01:30:00Z'); ends.length < 5; ends.push(reading(end, zone)))
      end = endOf(end, 'monthly', anchor, zone) ?? Number.NaN;
    expect(ends).toEqual([
      '2026-02-28 02:30:00',
      '2026-03-29 03:30:00',
      '2026-04-29 02:30:00',
      '2026-05-29 02:30:00',
      '2026-06-29 02:30:00',
    ]);
  });

  it('refuses an anchor that is no day of a month', () => {
    for (const day of [0, 32, 1.5, Number.NaN]) expect(() => periodEnd(0, 'monthly', day, 'UTC')).toThrow(RangeError);
    expect(() => periodEnd(0, 'monthly', 1, 'Mars/Olympus')).toThrow(RangeError);
  });
});

/** Shares nothing with the code: counts months by hand and looks at every minute for the wanted clock reading. */
const MONTHS: Partial<Record<Period, number>> = {
  monthly: 1,
  quarterly: 3,
  semi_annually: 6,
  annually: 12,
  biennially: 24,
  triennially: 36,
};
const LENGTH_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const readings = new Map<string, Intl.DateTimeFormat>();
function reading(ms: number, zone: string): string {
  let format = readings.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    readings.set(zone, format);
  }
  return format.format(ms);
}

function expectedEnd(start: number, months: number, anchorDay: number, zone: string): number {
  const [date = '', time = ''] = reading(start, zone).split(' ');
  let [year = 0, month = 0] = date.split('-').map(Number);
  for (let i = 0; i < months; i++) {
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && leap ? 29 : (LENGTH_OF_MONTH[month - 1] ?? 0);
  const pad = (n: number, size: number) => String(n).padStart(size, '0');
  const wanted = `${pad(year, 4)}-${pad(month, 2)}-${pad(Math.min(anchorDay, last), 2)} ${time}`;
  const from = Date.parse(`${wanted.replace(' ', 'T')}Z`) - 15 * 3_600_000;
  for (let t = from; t < from + 30 * 3_600_000; t += 60_000) {
    const shown = reading(t, zone);
    if (shown === wanted) return t;
    if (shown > wanted) {
      const skippedFrom = Date.parse(`${reading(t - 60_000, zone).replace(' ', 'T')}Z`);
      return t - 60_000 + (Date.parse(`${wanted.replace(' ', 'T')}Z`) - skippedFrom);
    }
  }
  throw new Error(`${zone} never shows ${wanted}`);
}

const ZONES = [
  'UTC',
  'Europe/Warsaw',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'America/Santiago',
  'Africa/Casablanca',
];

describe('against a calendar walked minute by minute', () => {
  it.each(ZONES)('150 drawn starts, periods and anchors agree in %s', (zone) => {
    const next = dice(zone.length * 7919);
    const calendar = PERIODS.filter((p) => MONTHS[p] !== undefined);
    for (let i = 0; i < 150; i++) {
      const start = Date.UTC(2024 + next(8), next(12), 1 + next(31), next(24), next(60));
      const period = calendar[next(calendar.length)] ?? 'monthly';
      const anchor = next(2) === 0 ? 28 + next(4) : 1 + next(31);
      expect(
        iso(periodEnd(start, period, anchor, zone)),
        `${iso(start)} ${period} anchored on ${anchor} in ${zone}`,
      ).toBe(iso(expectedEnd(start, MONTHS[period] ?? 0, anchor, zone)));
    }
  });

  it.each(ZONES)(
    'periods in a row hold the wall time of their anchor in %s, but where the clocks have no such time',
    (zone) => {
      const next = dice(zone.length * 104_729);
      const calendar = PERIODS.filter((p) => MONTHS[p] !== undefined);
      let skipped = 0;
      for (let i = 0; i < 40; i++) {
        const start = Date.UTC(2000 + next(60), next(12), 1 + next(31), next(6), 30 * next(2));
        const period = calendar[next(calendar.length)] ?? 'monthly';
        const anchor = anchorOf(start, zone);
        const [startDate = '', time = ''] = reading(start, zone).split(' ');
        const first = Date.parse(`${startDate.slice(0, 7)}-01T00:00:00Z`);
        for (let n = 1, end = start; n <= 30; n++) {
          end = endOf(end, period, anchor, zone) ?? Number.NaN;
          const month = new Date(first);
          month.setUTCMonth(month.getUTCMonth() + n * (MONTHS[period] ?? 0));
          const days = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
          const day = String(Math.min(anchor.anchorDay, days)).padStart(2, '0');
          const wanted = `${month.toISOString().slice(0, 8)}${day} ${time}`;
          const shown = reading(end, zone);
          if (shown === wanted) continue;
          skipped += 1;
          const gap = Date.parse(`${shown.replace(' ', 'T')}Z`) - Date.parse(`${wanted.replace(' ', 'T')}Z`);
          expect([30, 60], `${iso(start)} ${period} in ${zone}: ${shown} for ${wanted}`).toContain(gap / 60_000);
          expect(reading(end - gap, zone) < wanted, `${wanted} exists in ${zone}`).toBe(true);
        }
      }
      expect(skipped).toBeLessThan(40);
    },
  );

  it.each(ZONES)('times around every change of the clocks of two years agree in %s', (zone) => {
    const offset = (t: number) => Date.parse(`${reading(t, zone).replace(' ', 'T')}Z`) - t;
    let changes = 0;
    for (let t = at('2026-01-01T00:00:00Z'); t < at('2028-01-01T00:00:00Z'); t += 1_800_000) {
      if (offset(t) === offset(t + 1_800_000)) continue;
      changes += 1;
      const anchor = dayOfMonth(t, zone);
      for (let minutes = -150; minutes <= 150; minutes += 30) {
        const start = t - 30 * 86_400_000 + minutes * 60_000;
        expect(iso(periodEnd(start, 'monthly', anchor, zone)), `${iso(start)} anchored on ${anchor} in ${zone}`).toBe(
          iso(expectedEnd(start, 1, anchor, zone)),
        );
      }
    }
    expect(changes > 2).toBe(zone !== 'UTC' && zone !== 'Asia/Kathmandu');
  });
});
