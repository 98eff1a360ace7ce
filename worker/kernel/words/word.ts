import { format, type Message, type Messages } from './message.ts';

/**
 * What the server says, apart from the language it is read in: which sentence (`servers:group.created`), what stands
 * in its places, and how it reads in English. Plain data: it is stored, sent and read back as it is.
 */
export type Word = { readonly code: string; readonly params?: Values; readonly text: string };
/** Of texts stored before they had codes, and of what peers and people wrote, there is only the text. */
export type Said = string | Word;

/** `micro` is money in micro-units; `at` an instant, `day` its day, both in UTC. Words and lists of words nest. */
export type Value =
  | string
  | number
  | Word
  | readonly Said[]
  | { readonly micro: number; readonly currency: string }
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

function written(value: Value, language: string, tell: Teller): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if ('micro' in value)
    return new Intl.NumberFormat(language, { style: 'currency', currency: value.currency }).format(value.micro / 1e6);
  if ('at' in value && typeof value.at === 'number')
    return `${new Intl.DateTimeFormat(language, instant).format(value.at)} UTC`;
  if ('day' in value) return new Intl.DateTimeFormat(language, day).format(value.day);
  if (Array.isArray(value)) return value.map(tell).join('; ');
  return tell(value as Word);
}

export function fill(message: Message, values: Values | undefined, language: string, tell: Teller): string {
  if (!values) return format(message, undefined, language);
  const entries = Object.entries(values).map(([name, value]) => [name, written(value, language, tell)] as const);
  return format(message, Object.fromEntries(entries), language);
}

export const inEnglish: Teller = (said) => (typeof said === 'string' ? said : said.text);
