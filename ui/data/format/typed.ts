import { language } from '../../i18n/language.ts';
import { microToDecimal } from './format.ts';

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
  const kept = fraction.replace(/(?<!0)0+$/, '');
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
  const kept = fraction.replace(/(?<!0)0+$/, '').padEnd(minorDigits, '0');
  return kept ? `${whole}${separators(language.value).point}${kept}` : whole;
};
