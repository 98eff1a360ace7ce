/** A sentence of a catalog and how it is filled in: the same for what the pages say and for what the server says. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Message = string | Plural;
export type Messages = Readonly<Record<string, Message>>;
export type Params = Readonly<Record<string, string | number>>;
/** A catalog of another language: any part of the English keys, and no key that English does not have. */
export type Translation<E extends Messages> = { readonly [K in keyof E]?: Message };

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

/** After a day the Polish month is in the genitive. Of the short names May is the one that shows it, and CLDR forgets. */
export const declined = (date: string, lang: string): string =>
  lang === 'pl' ? date.replace(/(?<=\d )maj\b/, 'maja') : date;
