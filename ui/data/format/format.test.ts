import { beforeEach, describe, expect, it } from 'vitest';
import { language } from '../../i18n/language.ts';
import { bytes, mbps, microToDecimal, money, percent, setCurrencies } from './format.ts';
import { relative } from './time.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

beforeEach(() => {
  language.value = 'en';
  setCurrencies([
    { code: 'EUR', minorDigits: 2, prefix: '€', suffix: '' },
    { code: 'PLN', minorDigits: 2, prefix: '', suffix: ' zł' },
    { code: 'JPY', minorDigits: 0, prefix: '¥', suffix: '' },
  ]);
});

describe('money', () => {
  it('writes symbol, groups and minor digits as currency and language say', () => {
    expect(money(12_340_000, 'EUR')).toBe('€12.34');
    expect(money(1_234_567_890_000, 'EUR')).toBe('€1,234,567.89');
    expect(money(1_500_000_000, 'JPY')).toBe('¥1,500');
    language.value = 'pl';
    expect(plain(money(12_345_670_000, 'PLN'))).toBe('12 345,67 zł');
  });

  it('puts the sign before the symbol', () => {
    expect(money(-4_000_000, 'EUR')).toBe('−€4.00');
    expect(money(4_000_000, 'EUR', { sign: true })).toBe('+€4.00');
    expect(money(0, 'EUR', { sign: true })).toBe('€0.00');
  });

  it('shows digits below the minor unit only when asked', () => {
    expect(money(4_167, 'EUR')).toBe('€0.00');
    expect(money(4_167, 'EUR', { precise: true })).toBe('€0.004167');
    expect(money(5_000_000, 'EUR', { precise: true })).toBe('€5.00');
  });

  it('rounds half away from zero, in decimal', () => {
    expect(money(1_005_000, 'EUR')).toBe('€1.01');
    expect(money(-1_005_000, 'EUR')).toBe('−€1.01');
  });

  it('keeps every digit of the largest amount', () => {
    expect(microToDecimal(9_000_000_000_000_001)).toBe('9000000000.000001');
    expect(money(9_000_000_000_000_000, 'EUR')).toBe('€9,000,000,000.00');
  });

  it('names a currency that it does not know', () => {
    expect(plain(money(1_000_000, 'XYZ'))).toBe('1.00 XYZ');
  });
});

describe('quantities', () => {
  it('says Unlimited for 0 Mbit/s, never 0', () => {
    expect(mbps(0)).toBe('Unlimited');
    expect(plain(mbps(250))).toBe('250 Mbit/s');
  });

  it('counts GB by 1024', () => {
    expect(plain(bytes(1024 ** 3))).toBe('1.00 GB');
    expect(plain(bytes(1_610_612_736))).toBe('1.50 GB');
  });

  it('reads parts per million', () => {
    expect(plain(percent(230_000))).toBe('23 %');
    expect(plain(percent(125))).toBe('0.0125 %');
  });
});

describe('relative time', () => {
  const at = 1_760_000_000_000;
  it.each([
    [-12_000, '12s ago'],
    [-90_000, '1m ago'],
    [-7_200_000, '2h ago'],
    [0, 'now'],
  ])('%i ms is %s', (offset, words) => {
    expect(plain(relative(at + offset, at))).toBe(words);
  });
});
