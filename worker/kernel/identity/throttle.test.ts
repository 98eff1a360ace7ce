import { describe, expect, it } from 'vitest';
import { type Attempt, allowSignIn, allowWithin, delayAfter, LONGEST_WINDOW_MS, WINDOW_MS } from './throttle.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
/** Attempts of strangers, one each `everyMs` until now, each from a network of its own. */
const strangers = (count: number, everyMs: number): Attempt[] =>
  Array.from({ length: count }, (_, i) => ({
    at: NOW - (count - i) * everyMs,
    network: `10.0.${i}.0/24`,
    device: null,
  }));
const stranger = { network: '203.0.113.0/24', device: null };

describe('who may try a password', () => {
  it('five from one network on one account, the sixth waits until the first is a quarter of an hour old', () => {
    const four = Array.from({ length: 4 }, (_, i) => ({ ...stranger, at: NOW - (4 - i) * MINUTE }));
    expect(allowSignIn(four, stranger, NOW)).toEqual({ allowed: true });
    const five = [{ ...stranger, at: NOW - 10 * MINUTE }, ...four];
    expect(allowSignIn(five, stranger, NOW)).toEqual({ allowed: false, retryAfterMs: 5 * MINUTE });
    expect(allowSignIn(five, stranger, NOW + 5 * MINUTE)).toEqual({ allowed: true });
    expect(allowSignIn(five, { ...stranger, network: '198.51.100.0/24' }, NOW)).toEqual({ allowed: true });
  });

  it('strangers from a thousand networks slow each other down, ever more, and never for longer than a quarter of an hour', () => {
    const steps = [9, 10, 11, 14, 19, 20, 1000].map(delayAfter);
    expect(steps).toEqual([0, 1000, 2000, 16_000, 512_000, 15 * MINUTE, 15 * MINUTE]);
    expect(allowSignIn(strangers(14, 1000), stranger, NOW)).toEqual({ allowed: false, retryAfterMs: 15_000 });
    expect(allowSignIn(strangers(14, 1000), stranger, NOW + 15_000)).toEqual({ allowed: true });
  });

  it('whoever waits for two reasons is told the longer one', () => {
    const here = Array.from({ length: 5 }, () => ({ ...stranger, at: NOW - 10 * MINUTE }));
    expect(allowSignIn([...here, ...strangers(6, 100)], stranger, NOW)).toEqual({
      allowed: false,
      retryAfterMs: 5 * MINUTE,
    });
    expect(allowSignIn([...here, ...strangers(20, 100)], stranger, NOW)).toEqual({
      allowed: false,
      retryAfterMs: 15 * MINUTE - 100,
    });
  });

  it('on one account, from as many networks as anybody may have, make at most 120 guesses a day', () => {
    const made: Attempt[] = [];
    for (let at = NOW; at < NOW + LONGEST_WINDOW_MS; at += 500) {
      if (allowSignIn(made, { network: `${made.length}`, device: null }, at).allowed)
        made.push({ at, network: `${made.length}`, device: null });
    }
    expect(made.length).toBeGreaterThan(50);
    expect(made.length).toBeLessThanOrEqual(120);
  });

  it('a known device has ten of its own, whatever strangers did, and takes none of theirs', () => {
    const device = { network: stranger.network, device: 'mine' };
    const busy = strangers(500, 100);
    expect(allowSignIn(busy, device, NOW)).toEqual({ allowed: true });
    const own = Array.from({ length: 10 }, (_, i) => ({ ...device, at: NOW - (10 - i) * 1000 }));
    expect(allowSignIn([...busy, ...own], device, NOW)).toEqual({ allowed: false, retryAfterMs: WINDOW_MS - 10_000 });
    expect(allowSignIn(own, { ...device, device: 'another' }, NOW)).toEqual({ allowed: true });
    expect(allowSignIn(own, stranger, NOW)).toEqual({ allowed: true });
  });

  it('a plain count lets through what has left the window', () => {
    const two = [{ at: NOW - WINDOW_MS }, { at: NOW - 1 }];
    expect(allowWithin(two, 2, NOW)).toEqual({ allowed: true });
    expect(allowWithin(two, 1, NOW)).toEqual({ allowed: false, retryAfterMs: WINDOW_MS - 1 });
  });
});
