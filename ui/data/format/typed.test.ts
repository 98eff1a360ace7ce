import { beforeEach, describe, expect, it } from 'vitest';
import { language } from '../../i18n/language.ts';
import { moneyInput, parseDecimal, parseMoney, scaled } from './typed.ts';

beforeEach(() => {
  language.value = 'en';
});

describe('typed numbers', () => {
  it.each([
    ['12.5', '12.5'],
    ['12,5', '12.5'],
    ['1,234', '1234'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1 234,50', '1234.50'],
    ['1,234,567', '1234567'],
    ['-3', '-3'],
    [',5', '0.5'],
    ['5.', '5.0'],
  ])('reads %s in English as %s', (typed, text) => {
    expect(parseDecimal(typed, 'en')).toBe(text);
  });

  it('takes a lone comma before three digits as decimal where commas are decimal', () => {
    expect(parseDecimal('1,234', 'pl')).toBe('1.234');
  });

  it.each(['', 'abc', '1e5', '--1', '.', '12 zł'])('refuses %j', (typed) => {
    expect(parseDecimal(typed, 'en')).toBeUndefined();
  });

  it('scales exactly or not at all', () => {
    expect(scaled('0.1', 6)).toBe(100_000);
    expect(scaled('1.10', 1)).toBe(11);
    expect(scaled('1.005', 2)).toBeUndefined();
    expect(scaled('99999999999999999', 6)).toBeUndefined();
  });

  it('round-trips an amount through its input', () => {
    for (const micro of [0, 10_000, 12_340_000, 999_999_990_000]) expect(parseMoney(moneyInput(micro), 2)).toBe(micro);
    language.value = 'pl';
    expect(moneyInput(12_500_000)).toBe('12,50');
    expect(parseMoney('12,50')).toBe(12_500_000);
  });

  it('refuses more digits than the currency has', () => {
    expect(parseMoney('1.005', 2)).toBeUndefined();
    expect(parseMoney('5', 0)).toBe(5_000_000);
  });
});
