import { declined, format, type Message, type Messages } from './message.ts';

/**
 * What the server says, apart from the language it is read in: which sentence (`servers:group.created`), what stands
 * in its places, and how it reads in English. Plain data: it is stored, sent and read back as it is.
 */
export type Word = { readonly code: string; readonly params?: Values; readonly text: string };
/** Of texts stored before they had codes, and of what peers and people wrote, there is only the text. */
export type Said = string | Word;

export type Money = { readonly micro: number; readonly currency: string };
/** `micro` is money in micro-units; `at` an instant, `day` its day, both in UTC. Words and lists of words nest. */
export type Value =
  | string
  | number
  | Word
  | readonly Said[]
  | Money
  | { readonly at: number }
  | { readonly day: number };
export type Values = Readonly<Record<string, Value>>;

type Names<T> = T extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
/** The names in the places of an English sentence; a plural needs its `n`, whether a form shows it or not. */
export type NamesOf<M extends Message> = M extends string ? Names<M> : Names<M[keyof M]> | 'n';
export type ValuesOf<M extends Message> = [NamesOf<M>] extends [never]
  ? []
  : [values: Readonly<Record<NamesOf<M>, Value>>];

export type Say<E extends Messages> = <K extends keyof E & string>(key: K, ...values: ValuesOf<E[K]>) => Word;

/** Says a nested word in the language of the sentence around it. */
export type Teller = (said: Said) => string;

const instant: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' };
const day: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeZone: 'UTC' };

/** `12.50 EUR`: the code says which dollar is meant. */
function money({ micro, currency }: Money, language: string): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false } as const;
  return `${new Intl.NumberFormat(language, style).format(micro / 1e6)} ${currency}`;
}

function written(value: Value, language: string, tell: Teller): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if ('micro' in value) return money(value, language);
  if ('at' in value && typeof value.at === 'number')
    return `${declined(new Intl.DateTimeFormat(language, instant).format(value.at), language)} UTC`;
  if ('day' in value) return declined(new Intl.DateTimeFormat(language, day).format(value.day), language);
  if (Array.isArray(value)) return value.map(tell).join('; ');
  return tell(value as Word);
}

export function fill(message: Message, values: Values | undefined, language: string, tell: Teller): string {
  if (!values) return format(message, undefined, language);
  const entries = Object.entries(values).map(([name, value]) => [name, written(value, language, tell)] as const);
  return format(message, Object.fromEntries(entries), language);
}

/**
 * Of a text column with its words in a column beside it: the text is what is searched, the words are said anew for each
 * reader. What never had a code has no words.
 */
export const inColumns = (said: Said): { text: string; words: string | null } =>
  typeof said === 'string'
    ? { text: said, words: null }
    : { text: said.text, words: JSON.stringify({ code: said.code, params: said.params }) };

export const ofColumns = (text: string, words: string | null): Said =>
  words === null ? text : { ...(JSON.parse(words) as Omit<Word, 'text'>), text };

const WORD = '{"code":"';

/** As a text column keeps it; of a plain text, and of a word that would be too long for it, the beginning. */
export function kept(said: Said, most: number): string {
  if (typeof said === 'string') return said.slice(0, most);
  const { code, params, text } = said;
  const word = JSON.stringify({ code, params, text: text.slice(0, most) });
  return word.length <= most * 3 ? word : text.slice(0, most);
}

export const saidIn = (column: string): Said =>
  column.startsWith(WORD) && column.endsWith('}') ? (JSON.parse(column) as Word) : column;

/** The same with every word in it said: for what is stored with its codes and answered as texts. */
export type Told<T> = T extends Word
  ? string
  : T extends readonly (infer U)[]
    ? Told<U>[]
    : T extends object
      ? { [K in keyof T]: Told<T[K]> }
      : T;

const isWord = (value: object): value is Word => 'code' in value && 'text' in value && typeof value.text === 'string';

export function told<T>(value: T, say: Teller): Told<T> {
  if (typeof value !== 'object' || value === null) return value as Told<T>;
  if (Array.isArray(value)) return value.map((item) => told(item, say)) as Told<T>;
  if (isWord(value)) return say(value) as Told<T>;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, told(item, say)])) as Told<T>;
}

export const inEnglish: Teller = (said) => (typeof said === 'string' ? said : said.text);
