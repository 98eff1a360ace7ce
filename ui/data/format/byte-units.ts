import { language } from '../../i18n/language.ts';

const NO_BREAK = '\u00a0';
const SYMBOLS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** 1 GB = 1024³ bytes. */
export type ByteUnit = { size: number; symbol: (typeof SYMBOLS)[number] };

/** The largest unit of which `count` has at least one. */
export const byteUnit = (count: number): ByteUnit => {
  const at = Math.max(
    SYMBOLS.findLastIndex((_, i) => Math.abs(count) >= 1024 ** i),
    0,
  );
  return { size: 1024 ** at, symbol: SYMBOLS[at] ?? 'B' };
};

/** Two decimals, except of single bytes. */
export const inUnit = (count: number, { size, symbol }: ByteUnit, decimals = 2): string => {
  const digits = size === 1 ? 0 : decimals;
  const format = new Intl.NumberFormat(language.value, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${format.format(count / size)}${NO_BREAK}${symbol}`;
};
