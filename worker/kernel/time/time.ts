/** Calendar arithmetic in an IANA zone, on top of what Intl knows about the zone. Instants are epoch ms. */
import { PERIODS, type Period } from '../contract.ts';

export { PERIODS, type Period };

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

type Length = { ms: number } | { months: number } | null;
const LENGTHS: Record<Period, Length> = {
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

/** Where a service's months begin in its zone, whatever day and time one of them had to take instead. */
export type Anchor = {
  /** 1 to 31. */
  anchorDay: number;
  /** Since midnight, as the wall clock shows it; null: as at the start of the period. */
  anchorTimeMs: number | null;
};

/** Of a service that begins at `at`. */
export function anchorOf(at: number, zone: string): { anchorDay: number; anchorTimeMs: number } {
  const wall = wallOf(at, zone);
  return { anchorDay: new Date(wall).getUTCDate(), anchorTimeMs: timeOfDay(wall) };
}

/**
 * End of the period that begins at `start`; null for `one_time`, which has none. Up to two weeks a period is an exact
 * number of hours. From a month on it ends at the anchor's time of day in `zone`, on the anchor's day or, in a month
 * that has no such day, on its last: 31 Jan → 28 Feb → 31 Mar. A time of day that the clocks skip is taken as many
 * minutes later as they skip, that once; one that they repeat is taken the first time.
 */
export function periodEnd(start: number, period: Period, anchor: Anchor, zone: string): number | null {
  const { anchorDay, anchorTimeMs } = anchor;
  const length = LENGTHS[period];
  if (length === null) return null;
  if ('ms' in length) return start + length.ms;
  if (!Number.isInteger(anchorDay) || anchorDay < 1 || anchorDay > 31)
    throw new RangeError(`${anchorDay} is not a day of a month.`);
  const wall = new Date(wallOf(start, zone));
  const year = wall.getUTCFullYear();
  const month = wall.getUTCMonth() + length.months;
  const day = Math.min(anchorDay, daysInMonth(year, month));
  return instantOf(Date.UTC(year, month, day) + (anchorTimeMs ?? timeOfDay(wall.getTime())), zone);
}

/** `month` counts from 0 and may run over into later years. */
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

const timeOfDay = (wall: number): number => ((wall % DAY_MS) + DAY_MS) % DAY_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** What a clock on the wall in `zone` shows at `at`, as if it were UTC. */
function wallOf(at: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map((p) => [p.type, p.value]),
  );
  const of = (key: string) => Number(parts[key]);
  const milliseconds = ((at % 1000) + 1000) % 1000;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'), milliseconds);
}

/** The instant at which the wall clock shows `wall`: the earlier of two, or past the gap when there is none. */
function instantOf(wall: number, zone: string): number {
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  const earlier = wall - Math.max(before, after);
  const later = wall - Math.min(before, after);
  for (const candidate of [earlier, later]) if (wallOf(candidate, zone) === wall) return candidate;
  return wall - before;
}

const offsetAt = (at: number, zone: string): number => wallOf(at, zone) - at;

/** The calendar month that `at` falls in; `month` counts from 1. */
export function monthIn(at: number, zone: string): { year: number; month: number } {
  const wall = new Date(wallOf(at, zone));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1 };
}

/** A calendar day in a zone: `2026-11-21`, from its first instant up to and without the first of the next. */
export type Day = { day: string; from: number; to: number };

/** The day that `at` falls on in `zone`. */
export function dayIn(at: number, zone: string): Day {
  const wall = Math.floor(wallOf(at, zone) / DAY_MS) * DAY_MS;
  return {
    day: new Date(wall).toISOString().slice(0, 10),
    from: instantOf(wall, zone),
    to: instantOf(wall + DAY_MS, zone),
  };
}
