import { describe, expect, it } from 'vitest';
import { dice } from '../../testing/dice.ts';
import {
  checkedAmount,
  MAX_AMOUNT_MICRO,
  microPerMinor,
  microToMinor,
  microToMinorCeil,
  minorToMicro,
  split,
  sumOf,
  taxOf,
} from './money.ts';

/** Schoolbook: decimal digits as text, no bigint, no division. */
function taxByHand(amountMinor: number, ratePpm: number): number {
  let product = 0n;
  for (let i = 0; i < ratePpm.toString().length; i++) {
    const digit = Number(ratePpm.toString().at(-1 - i));
    for (let n = 0; n < digit; n++) product += BigInt(amountMinor) * BigInt(`1${'0'.repeat(i)}`);
  }
  const digits = product.toString().padStart(7, '0');
  const whole = Number(digits.slice(0, -6));
  return whole + (Number(digits.at(-6)) >= 5 ? 1 : 0);
}

describe('units', () => {
  it('a minor unit is 10 000 micro-units with two digits, a million with none, 100 with four', () => {
    expect([2, 0, 4, 6].map(microPerMinor)).toEqual([10_000, 1_000_000, 100, 1]);
    for (const digits of [-1, 7, 1.5]) expect(() => microPerMinor(digits)).toThrow(RangeError);
  });

  it('61.50 EUR is 6 150 minor and 61 500 000 micro-units, both ways', () => {
    expect(minorToMicro(6150, 2)).toBe(61_500_000);
    expect(microToMinor(61_500_000, 2)).toBe(6150);
    expect(minorToMicro(1200, 0)).toBe(1_200_000_000);
  });

  it('half a minor unit rounds up, its mirror image down, and zero has no sign', () => {
    expect(microToMinor(5_000, 2)).toBe(1);
    expect(microToMinor(4_999, 2)).toBe(0);
    expect(microToMinor(-5_000, 2)).toBe(-1);
    expect(Object.is(microToMinor(-4_999, 2), 0)).toBe(true);
  });

  it('covering 0.0139 takes a whole cent, covering 0.02 takes two, a debt of 0.0139 takes none', () => {
    expect(microToMinorCeil(13_900, 2)).toBe(2);
    expect(microToMinorCeil(20_000, 2)).toBe(2);
    expect(microToMinorCeil(1, 2)).toBe(1);
    expect(Object.is(microToMinorCeil(-9_999, 2), 0)).toBe(true);
    expect(microToMinorCeil(-13_900, 2)).toBe(-1);
  });

  it('every amount of every currency survives the way there and back', () => {
    const next = dice(1);
    for (let i = 0; i < 2000; i++) {
      const digits = next(5);
      const minor = next(1_000_000_000) - 500_000_000;
      expect(microToMinor(minorToMicro(minor, digits), digits)).toBe(minor);
      expect(microToMinorCeil(minorToMicro(minor, digits), digits)).toBe(minor);
    }
  });

  it('refuses what is not a whole number or exceeds the ledger', () => {
    for (const amount of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, MAX_AMOUNT_MICRO + 1])
      expect(() => checkedAmount(amount)).toThrow(RangeError);
    expect(checkedAmount(-MAX_AMOUNT_MICRO)).toBe(-MAX_AMOUNT_MICRO);
    expect(() => minorToMicro(MAX_AMOUNT_MICRO, 0)).toThrow(RangeError);
    expect(() => sumOf([MAX_AMOUNT_MICRO, 1])).toThrow(RangeError);
    expect(() => microToMinor(0.1, 2)).toThrow(RangeError);
  });
});

describe('tax', () => {
  it.each([
    [5000, 230_000, 1150],
    [1010, 50_000, 51],
    [1010, 70_000, 71],
    [10_000, 99_750, 998],
    [10_000, 50_000, 500],
    [1, 499_999, 0],
    [1, 500_000, 1],
    [-1010, 50_000, -51],
    [0, 230_000, 0],
    [123_456, 0, 0],
  ])('on %d minor units at %d ppm it is %d', (amount, rate, tax) => {
    expect(taxOf(amount, rate)).toBe(tax);
  });

  it('equals a sum done by hand for 3 000 drawn amounts and rates', () => {
    const next = dice(2);
    for (let i = 0; i < 3000; i++) {
      const amount = next(2_000_000_000);
      const rate = next(1_000_001);
      expect(taxOf(amount, rate), `${amount} @ ${rate}`).toBe(taxByHand(amount, rate));
    }
  });

  it('is exact where a double is not, and refuses a negative or broken rate', () => {
    expect(taxOf(8_999_999_999_999_999, 1_000_000)).toBe(8_999_999_999_999_999);
    expect(taxOf(7_000_000_000_000_001, 500_000)).toBe(3_500_000_000_000_001);
    for (const rate of [-1, 0.5, Number.NaN]) expect(() => taxOf(100, rate)).toThrow(RangeError);
  });
});

describe('split', () => {
  it('gives the units left over to the largest remainders, the first share when they tie', () => {
    expect(split(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(split(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(split(10, [50, 30, 20])).toEqual([5, 3, 2]);
    expect(split(7, [3, 0, 2])).toEqual([4, 0, 3]);
    expect(split(1, [1, 5, 2])).toEqual([0, 1, 0]);
    expect(split(0, [2, 3])).toEqual([0, 0]);
  });

  it('shares of 2 000 drawn totals add up to the total, and none is a unit off its exact part', () => {
    const next = dice(3);
    for (let i = 0; i < 2000; i++) {
      const total = next(1_000_000_000) - 500_000_000;
      const weights: number[] = Array.from({ length: 1 + next(8) }, () => next(1000));
      if (sumOf(weights) === 0) weights[0] = 1;
      const shares = split(total, weights);
      const all = sumOf(weights);
      expect(sumOf(shares)).toBe(total);
      shares.forEach((share, k) => {
        expect(Math.abs(share - (total * (weights[k] ?? 0)) / all)).toBeLessThan(1);
      });
    }
  });

  it('refuses weights that say nothing', () => {
    for (const weights of [[], [0, 0], [-1, 2], [0.5, 0.5]]) expect(() => split(10, weights)).toThrow(RangeError);
  });
});
