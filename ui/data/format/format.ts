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

const separators = (lang: string) => {
  const parts = new Intl.NumberFormat(lang).formatToParts(1_234_567.8);
  const find = (type: string, otherwise: string) => parts.find((p) => p.type === type)?.value ?? otherwise;
  return { group: find('group', ','), point: find('decimal', '.') };
};

/**
 * What a person typed, as a plain decimal, or undefined. Both `.` and `,` are understood; one alone that groups in this
 * language and is followed by three digits is a group (`1,234` is 1234 in English).
 */
export const parseDecimal = (typed: string, lang: string = language.value): string | undefined => {
  const bare = typed.replace(/[\s\u00a0\u202f']/g, '').replace('\u2212', '-');
  if (!/^-?[\d.,]+$/.test(bare) || !/\d/.test(bare)) return undefined;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (last < 0) return bare;
  const mark = bare[last] as string;
  const tail = bare.slice(last + 1);
  const head = bare.slice(0, last);
  const grouping = head.includes(mark) || (mark === separators(lang).group && tail.length === 3 && !/[.,]/.test(head));
  const whole = head.replace(/[.,]/g, '');
  return grouping ? `${whole}${tail}` : `${whole === '' || whole === '-' ? `${whole}0` : whole}.${tail || '0'}`;
};

/** A decimal text as an integer of `10^-digits`; undefined when it has more digits than that or is too large to be exact. */
export const scaled = (text: string, digits: number): number | undefined => {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const kept = fraction.replace(/0+$/, '');
  if (!/\d/.test(text) || kept.length > digits) return undefined;
  const value = Number(`${sign}${whole}${kept.padEnd(digits, '0')}`);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
};

export const parseMoney = (typed: string, minorDigits = 2): number | undefined => {
  const text = parseDecimal(typed);
  const minor = text === undefined ? undefined : scaled(text, minorDigits);
  return minor === undefined ? undefined : minor * 10 ** (6 - minorDigits);
};

/** Money as it stands in an input: no symbol, no groups, the language's decimal mark. */
export const moneyInput = (micro: number, minorDigits = 2): string => {
  const [whole = '0', fraction = ''] = microToDecimal(micro).split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(minorDigits, '0');
  return kept ? `${whole}${separators(language.value).point}${kept}` : whole;
};

/** Parts per million as percent. */
export const percent = (ppm: number): string => `${decimal(language.value, 0, 4).format(ppm / 10_000)}${NO_BREAK}%`;

const GB = 1024 ** 3;
export const bytes = (count: number): string => `${decimal(language.value, 2, 2).format(count / GB)}${NO_BREAK}GB`;

/** Mbit/s; the panels write "no limit" as 0. */
export const mbps = (value: number): string =>
  value === 0 ? k('unlimited') : `${decimal(language.value, 0, 2).format(value)}${NO_BREAK}Mbit/s`;

export const number = (value: number): string => decimal(language.value, 0, 3).format(value);
