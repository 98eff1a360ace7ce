import { describe, expect, it } from 'vitest';
import { readInstant } from './instant.ts';

describe('instants', () => {
  it('Q-14 given the same handshake as epoch, ISO with an offset or local time in the zone of the panel, the instant is the same', () => {
    const at = Date.UTC(2026, 6, 1, 10, 0, 0);
    for (const [text, zone] of [
      [String(at / 1000), 'UTC'],
      ['2026-07-01T12:00:00+02:00', 'UTC'],
      ['2026-07-01T10:00:00Z', 'America/New_York'],
      ['2026-07-01 12:00:00', 'Europe/Warsaw'],
      ['2026-07-01T06:00:00', 'America/New_York'],
      ['2026-07-01 10:00:00', 'UTC'],
    ] as const) {
      expect(readInstant(text, zone), `${text} in ${zone}`).toBe(at);
    }
  });

  it.each([
    ['2026-01-15 12:00:00', 'Europe/Warsaw', Date.UTC(2026, 0, 15, 11)],
    ['2026-10-25 02:30:00', 'Europe/Warsaw', Date.UTC(2026, 9, 25, 0, 30)],
    ['2026-10-25 03:30:00', 'Europe/Warsaw', Date.UTC(2026, 9, 25, 2, 30)],
    ['2026-03-29 03:30:00', 'Europe/Warsaw', Date.UTC(2026, 2, 29, 1, 30)],
    ['2026-03-29 02:30:00', 'Europe/Warsaw', Date.UTC(2026, 2, 29, 1, 30)],
    [1_790_000_000, 'UTC', 1_790_000_000_000],
    [1_790_000_000_123, 'UTC', 1_790_000_000_123],
    ['0001-01-01T00:00:00Z', 'UTC', null],
    ['0001-01-01T00:00:00+01:24', 'UTC', null],
    ['0001-01-01 00:00:00', 'Europe/Warsaw', null],
    ['1970-01-01T00:00:00Z', 'UTC', null],
    ['1970-01-01T01:00:00+01:00', 'UTC', null],
    ['1970-01-01 01:00:00', 'Europe/Warsaw', null],
    ['1969-12-31 19:00:00', 'America/New_York', null],
    ['1970-01-01 00:00:00', 'America/New_York', null],
    ['1999-12-31T23:59:59Z', 'UTC', null],
    ['2000-01-01T00:00:00Z', 'UTC', 946_684_800_000],
    ['0000-00-00 00:00:00', 'UTC', null],
    ['1601-01-01T00:00:00Z', 'UTC', null],
    ['-62135596800', 'UTC', null],
    [-62135596800, 'UTC', null],
    ['0.000', 'UTC', null],
    ['1e400', 'UTC', null],
    [9e18, 'UTC', null],
    [false, 'UTC', null],
    ['0', 'UTC', null],
    [0, 'UTC', null],
    ['', 'UTC', null],
    [null, 'UTC', null],
    ['never', 'UTC', null],
    ['12 minutes ago', 'UTC', null],
  ])('reads %j in %s', (text, zone, at) => {
    expect(readInstant(text, zone)).toBe(at);
  });
});
