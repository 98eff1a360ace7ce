import { signal } from '@preact/signals';
import { language } from '../../i18n/language.ts';
import { k } from '../../kit/i18n/en/kit.ts';

export type Currency = { code: string; minorDigits: number; prefix: string; suffix: string };

const known = signal<ReadonlyMap<string, Currency>>(new Map());
export const setCurrencies = (list: readonly Currency[]): void => {
  known.value = new Map(list.map((c) => [c.code, c]));
};
export const currencyOf = (code: string): Currency =>
  known.value.get(code) ?? { code, minorDigits: 2, prefix: '', suffix: ` ${code}` };

const NO_BREAK = '\u00a0';

/** The exact decimal text of integer micro-units: a float would lose the last digits of a large sum. */
export const microToDecimal = (micro: number): string => {
  const sign = micro < 0 ? '-' : '';
  const digits = String(Math.abs(micro)).padStart(7, '0');
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`;
};

const formats = new Map<string, Intl.NumberFormat>();
const decimal = (lang: string, min: number, max: number): Intl.NumberFormat => {
  const key = `${lang}/${min}/${max}`;
  const hit =
    formats.get(key) ?? new Intl.NumberFormat(lang, { minimumFractionDigits: min, maximumFractionDigits: max });
  formats.set(key, hit);
  return hit;
};

export type MoneyOptions = {
  /** Shows digits below the minor unit, for hourly rates. */ precise?: boolean;
  sign?: boolean;
};

export const money = (micro: number, code: string, options: MoneyOptions = {}): string => {
  const { minorDigits, prefix, suffix } = currencyOf(code);
  const text = microToDecimal(Math.abs(micro)) as `${number}`;
  const body = decimal(language.value, minorDigits, options.precise ? 6 : minorDigits).format(text);
  const sign = micro < 0 ? '\u2212' : options.sign && micro > 0 ? '+' : '';
  const tail = prefix || suffix ? suffix : ` ${code}`;
  return `${sign}${prefix}${body}${tail}`.replace(/ /g, NO_BREAK);
};

/** Parts per million as percent. */
export const percent = (ppm: number): string => `${decimal(language.value, 0, 4).format(ppm / 10_000)}${NO_BREAK}%`;

const GB = 1024 ** 3;
export const bytes = (count: number): string => `${decimal(language.value, 2, 2).format(count / GB)}${NO_BREAK}GB`;

/** Mbit/s; the panels write "no limit" as 0. */
export const mbps = (value: number): string =>
  value === 0 ? k('unlimited') : `${decimal(language.value, 0, 2).format(value)}${NO_BREAK}Mbit/s`;

export const number = (value: number): string => decimal(language.value, 0, 3).format(value);
