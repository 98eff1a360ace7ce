/**
 * Client names: the rule that a product carries, rendered once per service and then kept. Pure: randomness and clock
 * come from outside.
 */
import { calendarOf } from './wire/instant.ts';

export const DEFAULT_NAME_RULE = 'vpn-{client_id}-{service_id}-{random_letter_4}';

/** For the help beside the field. */
export const NAME_MACROS: readonly string[] = [
  '{client_id}',
  '{service_id}',
  '{random_digit_N}',
  '{random_letter_N}',
  '{unixtime}',
  '{year}',
  '{month}',
  '{day}',
  '{hour}',
  '{minute}',
  '{second}',
];

/** What a panel takes as a name; it is a path segment of its API too. */
const MAX_CHARS = 64;
const LEGAL = /^[A-Za-z0-9_-]{1,64}$/;
/** `GET /client/online` answers with sessions, whatever client is called so. */
const RESERVED: ReadonlySet<string> = new Set(['online']);
/** A longer name cannot be the name of a WireGuard interface, which is its configuration file's. */
export const SHORT_NAME_CHARS = 15;
const MAX_RANDOM_CHARS = 32;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

export type NameInput = {
  clientId: number;
  serviceId: number;
  /** Epoch milliseconds. */
  at: number;
  /** IANA zone of the calendar macros. */
  zone: string;
  /** A whole number from 0 up to and without `below`. */
  random: (below: number) => number;
};

type Part = (input: NameInput) => string;
type ParsedRule = { ok: true; parts: readonly Part[] } | { ok: false; why: string };

const drawn = (alphabet: string, chars: number): Part => {
  return ({ random }) => Array.from({ length: chars }, () => alphabet[random(alphabet.length)]).join('');
};

const CALENDAR = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

const calendarPart = (field: (typeof CALENDAR)[number]): Part => {
  return ({ at, zone }) => String(calendarOf(at, zone)[field]).padStart(2, '0');
};

function macro(word: string): Part | null {
  const random = /^random_(digit|letter)_(\d{1,2})$/.exec(word);
  if (random) {
    const chars = Number(random[2]);
    return chars >= 1 && chars <= MAX_RANDOM_CHARS ? drawn(random[1] === 'digit' ? DIGITS : LETTERS, chars) : null;
  }
  if (word === 'client_id') return ({ clientId }) => String(clientId);
  if (word === 'service_id') return ({ serviceId }) => String(serviceId);
  if (word === 'unixtime') return ({ at }) => String(Math.floor(at / 1000));
  const field = CALENDAR.find((name) => name === word);
  return field ? calendarPart(field) : null;
}

/** Splits a rule into text and macros; an unknown macro, a stray brace and an illegal character are errors. */
export function parseNameRule(rule: string): ParsedRule {
  const parts: Part[] = [];
  for (const piece of rule.split(/(\{[^{}]*\})/).filter(Boolean)) {
    const word = /^\{(.*)\}$/.exec(piece)?.[1];
    if (word === undefined) {
      const illegal = /[^A-Za-z0-9_-]/u.exec(piece)?.[0];
      if (illegal !== undefined)
        return { ok: false, why: `“${illegal}” cannot be in a name: only letters, digits, _ and -` };
      parts.push(() => piece);
      continue;
    }
    const part = macro(word);
    if (!part)
      return { ok: false, why: `{${word}} is not a macro, or its number is not from 1 to ${MAX_RANDOM_CHARS}` };
    parts.push(part);
  }
  return parts.length > 0 ? { ok: true, parts } : { ok: false, why: 'the rule is empty' };
}

/** Why a panel would not take this name, or null. */
export function whyNotClientName(name: string): string | null {
  if (!LEGAL.test(name)) return `a name is 1 to ${MAX_CHARS} letters, digits, _ and -`;
  return RESERVED.has(name) ? `“${name}” is a word of the panel's API and cannot be a name` : null;
}

export type RenderedName = { ok: true; name: string; warning: string | null } | { ok: false; why: string };

const tooLongForFile = (name: string): string | null =>
  name.length > SHORT_NAME_CHARS
    ? `“${name}” has ${name.length} characters: more than ${SHORT_NAME_CHARS} cannot name a WireGuard interface, so files are named after the service`
    : null;

export function renderName(rule: string, input: NameInput): RenderedName {
  const parsed = parseNameRule(rule);
  if (!parsed.ok) return parsed;
  const name = parsed.parts.map((part) => part(input)).join('');
  const why = whyNotClientName(name);
  return why === null ? { ok: true, name, warning: tooLongForFile(name) } : { ok: false, why };
}

/** The highest numbers in the shop so far; what the rule makes of them is what the operator is shown. */
export type NameSample = { clientId: number; serviceId: number };

/** For the product form: is the rule usable, what does it look like, and is that longer than is handy? */
export function checkNameRule(rule: string, sample: NameSample = { clientId: 1, serviceId: 1 }): RenderedName {
  return renderName(rule, {
    ...sample,
    at: Date.UTC(2026, 0, 2, 3, 4, 5),
    zone: 'UTC',
    random: (below) => (below > 10 ? 23 : 7),
  });
}

/** `name` with the suffix `-n`, cut to what a panel takes; 0 is the name itself. */
export const suffixedName = (name: string, n: number): string =>
  n === 0 ? name : `${name.slice(0, MAX_CHARS - String(n).length - 1)}-${n}`;

/** The name itself, then with -1, -2, …: the caller takes the first that no service has or ever had. Never ends. */
export function* nameCandidates(name: string): Generator<string, never> {
  if (whyNotClientName(name) === null) yield name;
  for (let suffix = 1; ; suffix += 1) yield suffixedName(name, suffix);
}

/** The first candidate that is not taken. */
export function freeName(name: string, isTaken: (candidate: string) => boolean): string {
  for (const candidate of nameCandidates(name)) if (!isTaken(candidate)) return candidate;
  throw new Error('unreachable: candidates never end');
}
