import { describe, expect, it } from 'vitest';
import { cleanupWaitMs, waitMs } from './waits.ts';

describe('waiting', () => {
  it('doubles from 5 s, or as long as the server asks within half a minute', () => {
    expect([1, 2, 3, 6].map((attempt) => waitMs(attempt))).toEqual([5_000, 10_000, 20_000, 160_000]);
    expect(waitMs(1, 8_000)).toBe(8_000);
    expect(waitMs(1, 3_600_000)).toBe(30_000);
    expect([1, 2, 30].map(cleanupWaitMs)).toEqual([60_000, 120_000, 3_600_000]);
  });
});
