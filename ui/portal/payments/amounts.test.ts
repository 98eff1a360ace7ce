import { describe, expect, it } from 'vitest';
import { limitMessage, presets } from './amounts.ts';

const units = (...amounts: number[]) => amounts.map((amount) => amount * 1_000_000);

describe('presets', () => {
  it('offers what the shop accepts', () => {
    expect(presets()).toEqual(units(10, 25, 50, 100));
    expect(presets(20e6, 60e6)).toEqual(units(25, 50));
  });
  it('counts up from the least where the usual amounts are too small', () => {
    expect(presets(200e6, 1500e6)).toEqual(units(200, 400, 1000));
    expect(presets(100e6, 500e6)).toEqual(units(100, 200, 500));
  });
});

describe('limitMessage', () => {
  const limits = { minMicro: 5e6, maxMicro: 100e6 };
  it('is silent within the limits, and while they are not known', () => {
    expect(limitMessage(5e6, limits, 'EUR')).toBeUndefined();
    expect(limitMessage(100e6, limits, 'EUR')).toBeUndefined();
    expect(limitMessage(1, undefined, 'EUR')).toBeUndefined();
  });
  it('names the limit that is passed', () => {
    expect(limitMessage(4e6, limits, 'EUR')).toContain('5.00');
    expect(limitMessage(101e6, limits, 'EUR')).toContain('100.00');
  });
});
