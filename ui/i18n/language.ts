import { signal } from '@preact/signals';
import { readStored, writeStored } from '../data/store/storage.ts';

/** English and the folders beside it: nothing else names a language. A shop may offer fewer (`session.locales`). */
const translated = Object.keys(import.meta.glob(['../kit/i18n/*/kit.ts', '!../kit/i18n/en/*']));
export const LANGUAGES: readonly string[] = ['en', ...translated.map((path) => path.split('/')[3] ?? '')];

const STORED = 'culvert.language';

/** As the language calls itself, written as an entry of its own: Polski, Français. */
export const languageName = (code: string): string => {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
};

/** First of the wished-for languages that has a catalog; `pl-PL` counts as `pl`. */
export const pickLanguage = (wished: readonly string[]): string => {
  for (const wish of wished) {
    const code = wish.toLowerCase().split('-')[0] ?? '';
    if (LANGUAGES.includes(code)) return code;
  }
  return 'en';
};

const initial = (): string =>
  pickLanguage([readStored(STORED) ?? '', ...(typeof navigator === 'undefined' ? [] : (navigator.languages ?? []))]);

export const language = signal<string>(initial());

const showOnDocument = (code: string) => {
  if (typeof document !== 'undefined') document.documentElement.lang = code;
};
showOnDocument(language.peek());

export const setLanguage = (code: string): void => {
  language.value = code;
  writeStored(STORED, code);
  showOnDocument(code);
};

/** The language kept on the user's record applies only where this browser has no choice of its own. */
export const suggestLanguage = (code: string): void => {
  if (readStored(STORED) === undefined && LANGUAGES.includes(code)) {
    language.value = code;
    showOnDocument(code);
  }
};
