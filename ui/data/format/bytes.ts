import { language } from '../../i18n/language.ts';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;
const STEP = 1024;
const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (digits: number): Intl.NumberFormat => {
  const key = `${language.value}/${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(language.value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, format);
  return format;
};

/** In the largest unit of 1024 steps that leaves a whole part, with two decimals; single bytes have none. */
export const size = (count: number): string => {
  let value = count;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  // 1023.999 KB would be written as 1,024.00 KB.
  if (Number(value.toFixed(2)) >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  return `${formatOf(unit === 0 ? 0 : 2).format(value)}\u00a0${UNITS[unit]}`;
};
