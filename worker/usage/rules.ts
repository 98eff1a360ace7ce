/** Pure: which months may be asked for, and what an answer says about each day. */

import type { DayUsage } from '../drivers/provisioning/port.ts';
import type { FieldError } from '../kernel/problem.ts';
import { DAY_MS } from '../kernel/time/time.ts';
import { type UsageDay, type UsageMonth, YEARS_BACK } from './contract/model.ts';
import { fault } from './words/index.ts';

/** Servers keep two months unless told otherwise; a day before that is known only when it is not zero. */
export const KEPT_DAYS = 62;

/** YYYY-MM-DD on the calendar of `zone`. */
export const dateIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

type Asked = { year: number; month: number; zone: string; now: number };

const two = (value: number) => String(value).padStart(2, '0');

/** A day of grace: where the reader is, the month may have begun before it does at the server. */
export function monthFaults({ year, month, zone, now }: Asked): FieldError[] {
  const latest = dateIn(zone, now + DAY_MS);
  const [first, last] = [Number(dateIn(zone, now).slice(0, 4)) - YEARS_BACK, Number(latest.slice(0, 4))];
  if (year > last || year < first)
    return [{ pointer: '/year', message: fault('year.range', { first: String(first), last: String(last) }) }];
  if (`${year}-${two(month)}` > latest.slice(0, 7)) return [{ pointer: '/month', message: fault('month.future') }];
  return [];
}

/** Dates of the month up to today. */
export function datesOf(year: number, month: number, today: string): string[] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, i) => `${year}-${two(month)}-${two(i + 1)}`).filter((date) => date <= today);
}

/**
 * A day that the server left out is unknown. So is a zero of a day that the server has most likely forgotten: panels
 * answer zeros for those, and a zero would claim that nobody used the service.
 */
export function monthOf(
  found: readonly DayUsage[],
  { year, month, zone, now, countsEveryMs }: Asked & { countsEveryMs: number },
): UsageMonth {
  const oldest = dateIn(zone, now - KEPT_DAYS * DAY_MS);
  const running = dateIn(zone, now).startsWith(`${year}-${two(month)}`);
  const byDate = new Map(found.map((day) => [day.date, day]));
  const days = datesOf(year, month, dateIn(zone, now)).map((date): UsageDay => {
    const day = byDate.get(date);
    const forgotten = day !== undefined && date < oldest && day.downBytes === 0 && day.upBytes === 0;
    return day && !forgotten ? { ...day } : { date, downBytes: null, upBytes: null };
  });
  const known = days.filter((day) => day.downBytes !== null);
  const [downBytes, upBytes] = [totalOf(known, 'downBytes'), totalOf(known, 'upBytes')];
  const counted = (downBytes ?? 0) + (upBytes ?? 0) > 0;
  const old = days[0] !== undefined && days[0].date < oldest;
  return {
    year,
    month,
    zone,
    asOf: now,
    state: known.length === 0 ? (old ? 'forgotten' : 'none') : known.length < days.length ? 'gaps' : 'complete',
    days,
    downBytes,
    upBytes,
    nextCountAt: running && !counted ? (Math.floor(now / countsEveryMs) + 1) * countsEveryMs : null,
  };
}

const totalOf = (known: readonly UsageDay[], key: 'downBytes' | 'upBytes') =>
  known.length === 0 ? null : known.reduce((sum, day) => sum + (day[key] ?? 0), 0);
