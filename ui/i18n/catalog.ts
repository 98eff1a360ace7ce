import { signal } from '@preact/signals';
import { language } from './language.ts';

export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Message = string | Plural;
export type Messages = Readonly<Record<string, Message>>;
export type Params = Readonly<Record<string, string | number>>;
/** A catalog of another language: any part of the English keys, and no key that English does not have. */
export type Translation<E extends Messages> = { readonly [K in keyof E]?: Message };
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

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

const cached = <T>(cache: Map<string, T>, key: string, make: () => T): T => {
  const hit = cache.get(key) ?? make();
  cache.set(key, hit);
  return hit;
};

/** Plural form chosen by `params.n`, then `{name}` filled in; numbers are written as the language writes them. */
export const format = (message: Message, params: Params | undefined, lang: string): string => {
  const text =
    typeof message === 'string'
      ? message
      : (message[cached(rules, lang, () => new Intl.PluralRules(lang)).select(Number(params?.n ?? 0))] ??
        message.other);
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? cached(numbers, lang, () => new Intl.NumberFormat(lang)).format(value) : value;
  });
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
