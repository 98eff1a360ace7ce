import { expect, it } from 'vitest';
import { setCurrencies } from '../../data/format/format.ts';
import { minorToMicro } from './minor.ts';

it('follows the digits of the currency', () => {
  setCurrencies([
    { code: 'USD', minorDigits: 2, prefix: '$', suffix: '' },
    { code: 'JPY', minorDigits: 0, prefix: '¥', suffix: '' },
    { code: 'KWD', minorDigits: 3, prefix: '', suffix: ' KWD' },
  ]);
  expect(minorToMicro(1230, 'USD')).toBe(12_300_000);
  expect(minorToMicro(1230, 'JPY')).toBe(1_230_000_000);
  expect(minorToMicro(1230, 'KWD')).toBe(1_230_000);
});
