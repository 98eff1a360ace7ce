import { language } from '../../i18n/language.ts';

/**
 * Loads what the browser knows of the language's numbers and dates. The first format of each kind takes some frames of
 * a phone: they pass while the page waits for its answers anyway, each in a task of its own.
 */
export function loadLocaleData(): void {
  const lang = language.peek();
  setTimeout(() => new Intl.NumberFormat(lang).format(0.5));
  setTimeout(() => new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format());
}
