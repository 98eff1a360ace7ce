import { signal } from '@preact/signals';
import { readStored, writeStored } from '../data/store/storage.ts';

/** Languages with a catalog. A shop may offer fewer of them (`session.locales`). */
export const LANGUAGES = { en: 'English', pl: 'Polski' } as const;
export type Language = keyof typeof LANGUAGES;

const STORED = 'culvert.language';
const isLanguage = (code: string): code is Language => code in LANGUAGES;

/** First of the wished-for languages that has a catalog; `pl-PL` counts as `pl`. */
export const pickLanguage = (wished: readonly string[]): Language => {
  for (const wish of wished) {
    const code = wish.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(code)) return code;
  }
  return 'en';
};

const initial = (): Language =>
  pickLanguage([readStored(STORED) ?? '', ...(typeof navigator === 'undefined' ? [] : (navigator.languages ?? []))]);

export const language = signal<Language>(initial());

const showOnDocument = (code: Language) => {
  if (typeof document !== 'undefined') document.documentElement.lang = code;
};
showOnDocument(language.peek());

export const setLanguage = (code: Language): void => {
  language.value = code;
  writeStored(STORED, code);
  showOnDocument(code);
};

/** The language kept on the user's record applies only where this browser has no choice of its own. */
export const suggestLanguage = (code: string): void => {
  if (readStored(STORED) === undefined && isLanguage(code)) {
    language.value = code;
    showOnDocument(code);
  }
};
