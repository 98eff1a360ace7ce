import { expect, it } from 'vitest';
import { availableMicro, creditUse } from './credit.ts';

const wallet = (balanceMicro: number, creditLimitMicro: number) => ({ balanceMicro, heldMicro: 7, creditLimitMicro });

it('spends the balance and then the credit', () => {
  expect(availableMicro(wallet(30, 100))).toBe(130);
  expect(availableMicro(wallet(-30, 100))).toBe(70);
});

it('uses credit only below zero', () => {
  expect(creditUse(wallet(30, 100))).toEqual({ usedMicro: 0, percent: 0 });
  expect(creditUse(wallet(-25, 100))).toEqual({ usedMicro: 25, percent: 25 });
  expect(creditUse(wallet(-100, 100))).toEqual({ usedMicro: 100, percent: 100 });
  expect(creditUse(wallet(0, 0))).toEqual({ usedMicro: 0, percent: 0 });
});
