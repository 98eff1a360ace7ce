/** Instants as panels write them, and calendar fields of an instant in a zone. */

export type CalendarFields = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** Calendar fields of an instant (epoch milliseconds) in an IANA zone. Throws a RangeError for a zone that does not exist. */
export function calendarOf(at: number, zone: string): CalendarFields {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const field = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return {
    year: field('year'),
    month: field('month'),
    day: field('day'),
    hour: field('hour'),
    minute: field('minute'),
    second: field('second'),
  };
}

const asUtc = ({ year, month, day, hour, minute, second }: CalendarFields) =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** The instant of a wall-clock time in a zone; of the two in an autumn hour, the first. */
function fromWallClock(wall: CalendarFields, zone: string): number {
  const guess = asUtc(wall);
  const earlier = guess - 86_400_000;
  const offsets = [earlier, guess + 86_400_000].map((at) => asUtc(calendarOf(at, zone)) - at);
  const candidates = offsets.map((offset) => guess - offset).filter((at) => asUtc(calendarOf(at, zone)) === guess);
  return candidates.length > 0 ? Math.min(...candidates) : guess - (offsets[0] ?? 0);
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/;

/** Nothing that a panel tells of happened before there were such panels: zero times, in whatever zone they were written. */
const EARLIEST = Date.UTC(2000, 0, 1);
const known = (at: number): number | null => (at >= EARLIEST && at < 8.64e15 ? at : null);

/**
 * Epoch milliseconds of epoch seconds, ISO 8601 with an offset, or a local time in `zone`; null for zero
 * (“never”), absence and anything else.
 */
export function readInstant(value: unknown, zone: string): number | null {
  const text = String(value ?? '').trim();
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    return known(Math.round(number >= 1e11 ? number : number * 1000));
  }
  const local = LOCAL.exec(text);
  if (local) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = local
      .slice(1)
      .map((part) => Number(part ?? 0));
    return known(fromWallClock({ year, month, day, hour, minute, second }, zone));
  }
  const parsed = Date.parse(text);
  return /^\d{4}-/.test(text) ? known(parsed) : null;
}
