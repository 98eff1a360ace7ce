import { signal } from '@preact/signals';
import {
  declined,
  format,
  type Message,
  type Messages,
  type Params,
  type Translation,
} from '../../worker/kernel/words/message.ts';
import { language } from './language.ts';

export type { Message, Messages, Params, Translation };
export { declined };
export type MessagesOf<T> = T extends Translate<infer E> ? E : never;

// What `import.meta.glob` finds beside the English: `../pl/<name>.ts`, a folder per language.
type Found = Readonly<Record<string, () => Promise<unknown>>>;

export type Translate<E extends Messages> = {
  (key: keyof E & string, params?: Params): string;
  /** For keys built by convention (`<resource>.fields.<field>`): undefined when no catalog has it. */
  find(key: string, params?: Params): string | undefined;
};

const pending = new Set<Promise<unknown>>();
const arrived = signal(0);

/** Resolves when the catalogs asked for so far are here; a route waits for it so that no page flashes in English. */
export const catalogsReady = async (): Promise<void> => {
  while (pending.size > 0) await Promise.allSettled([...pending]);
};

/**
 * A catalog: English here, the others loaded when their language is chosen. Returns the typed `t` of that catalog.
 * A key that a language lacks falls back to English.
 */
export const catalog = <const E extends Messages>(english: E, found: Found = {}): Translate<E> => {
  const loaded = new Map<string, Translation<E>>();
  const asked = new Set<string>();

  const load = (lang: string): void => {
    const path = Object.keys(found).find((file) => file.startsWith(`../${lang}/`));
    if (!path || asked.has(lang)) return;
    asked.add(lang);
    const arriving = (found[path] as () => Promise<{ default: Translation<E> }>)()
      .then((module) => {
        loaded.set(lang, module.default);
        arrived.value++;
      })
      // Offline or a new release: English stays, and the next change of language asks again.
      .catch(() => asked.delete(lang))
      .finally(() => pending.delete(arriving));
    pending.add(arriving);
  };

  const find = (key: string, params?: Params): string | undefined => {
    const lang = language.value;
    void arrived.value;
    const translated = loaded.get(lang)?.[key as keyof E];
    if (translated !== undefined) return format(translated, params, lang);
    const original = english[key];
    return original === undefined ? undefined : format(original, params, 'en');
  };

  language.subscribe(load);
  return Object.assign((key: keyof E & string, params?: Params) => find(key, params) ?? key, { find });
};
