import { LOCALES, type Locale } from '../../../worker/kernel/contract.ts';
import { language } from '../../i18n/language.ts';

export type Texts = { en: string } & Partial<Record<Locale, string>>;

/** In the reader's language where it was translated, else in English. */
export const textOf = (texts: Texts): string => texts[language.value as Locale] || texts.en;

type Listing = Record<string, unknown>;

/** A list endpoint that sorts names: in the reader's language. */
export const withLanguage =
  <I, O, P>(load: (input: I, options: O) => P) =>
  (input: never, options: O): P =>
    load({ ...(input as Listing), language: language.value } as I, options);

/** The language whose text has the first error, so that it can be shown. */
export const localeOfError = (paths: readonly string[]): Locale | undefined => {
  const ends = paths.map((path) => path.slice(path.lastIndexOf('.') + 1));
  return LOCALES.find((locale) => ends.includes(locale));
};
