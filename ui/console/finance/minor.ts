import { currencyOf, type MoneyOptions, money } from '../../data/format/format.ts';

/** Documents and payments are in the currency's minor units, everything else in micro-units. */
export const minorToMicro = (minor: number, code: string): number => minor * 10 ** (6 - currencyOf(code).minorDigits);

export const minorMoney = (minor: number, code: string, options?: MoneyOptions): string =>
  money(minorToMicro(minor, code), code, options);
