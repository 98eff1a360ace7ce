/**
 * What every contract is made of. Imported by the worker (as values) and by the console's forms (values) and both
 * SPAs (types), so it pulls in zod/mini and nothing of the server.
 */
import { oc } from '@orpc/contract';
import * as z from 'zod/mini';
import { emailOf } from './email.ts';
import { isPlain, isPlainProse, isSeen } from './visible.ts';

/** Each `module.ts` adds its own: a permission or a code that none declares fails the type check. */
// biome-ignore lint/suspicious/noEmptyInterface: modules fill it
export interface Permissions {}
// biome-ignore lint/suspicious/noEmptyInterface: modules fill it
export interface Problems {}
// biome-ignore lint/suspicious/noEmptyInterface: modules fill it
export interface AttentionKinds {}
export type Permission = keyof Permissions;
export type ProblemCode = keyof Problems;
export type AttentionKind = keyof AttentionKinds;

/** Who may call: nobody is asked (`public`), a signed-in user of a client (`client`), staff with that permission key. */
export type Permit = 'public' | 'client' | `staff:${Permission}`;

export type EndpointMeta = {
  permit?: Permit;
  /** The Idempotency-Key header is honoured (REST) or the `idempotencyKey` of the call's context (RPC). */
  idempotent?: boolean;
  /** Of the request's body over REST, where a file may be larger than what every other endpoint takes. */
  maxBytes?: number;
  /** What it can answer beside that which every endpoint of its kind can (`kernel/http/problems.ts`), races included. */
  problems?: readonly ProblemCode[];
};

/** Start of every endpoint: `endpoint({ permit: 'staff:servers.read' }).route(…).input(…).output(…)`. */
export const endpoint = (meta: EndpointMeta & { permit: Permit }) => oc.$meta<EndpointMeta>({}).meta(meta);

/** What each section of the API reference is about, by its tag. */
export const sections = new Map<string, string>();

/** Opens a section of the reference: `const tags = tag('Servers', 'The VPN servers that accounts are made on.')`. */
export function tag(name: string, about: string): [string] {
  sections.set(name, about);
  return [name];
}

export const FIELD_KINDS = [
  'money',
  'percent',
  'secret',
  'ref',
  'instant',
  'mbps',
  'bytes',
  'longtext',
  'badge',
  'code',
  'password',
] as const;

/** How a form or a column treats a value; labels come from i18n by convention, never from here. */
export type FieldMeta = {
  kind?: (typeof FIELD_KINDS)[number];
  /** For `ref`: the resource whose records are offered, e.g. `serverGroups`. */
  resource?: string;
  /** For `secret` of a driver: the settings that say where it is sent, and as whom. When one changes it is asked for anew. */
  sentTo?: readonly string[];
};
export const fieldMeta = z.registry<FieldMeta>();

export const PAGE_SIZES = [25, 50, 100] as const;

/** Query of every list: `sort` is a column name, with a leading `-` for descending; `cursor` is bound to sort and filters. */
export const listInput = <S extends readonly [string, ...string[]], F extends Record<string, z.ZodMiniType>>(
  sorts: S,
  filters: F,
) => {
  const both = sorts.flatMap((s) => [s, `-${s}`]) as [S[number] | `-${S[number]}`];
  return z.strictObject({
    limit: z.optional(z.coerce.number().check(z.refine((n) => PAGE_SIZES.includes(n as 25), 'Use 25, 50 or 100.'))),
    cursor: z.optional(z.string().check(z.maxLength(600))),
    sort: z.optional(z.enum(both)),
    q: z.optional(z.string().check(z.maxLength(100))),
    ...filters,
  });
};

/**
 * For `listInput(…).check(…)`: a sort is refused beside filters with which no index serves it. The page that shows the list
 * asks the same `sorts` what to offer.
 */
export const sortedBy =
  <Q extends { sort?: string | undefined }>(sorts: (query: Q) => readonly string[]) =>
  ({ value, issues }: z.core.ParsePayload<Q>): void => {
    const offered = sorts(value);
    const by = value.sort?.replace(/^-/, '');
    if (by === undefined || offered.includes(by)) return;
    const message = `With these filters, sort by ${offered.join(' or ')}.`;
    issues.push({ code: 'custom', path: ['sort'], input: value.sort, message });
  };

const LAST_INSTANT = 8_640_000_000_000_000;
const moment = () => z.coerce.number().check(z.gte(0), z.lte(LAST_INSTANT, 'Use milliseconds since 1970.'));

/** Filter by time of a list, epoch ms: `from` is included, `to` is not. */
export const span = { from: z.optional(moment()), to: z.optional(moment()) };

export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

/** 26-character ULID. */
export const id = () => z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'This is not an id.'));
export const byId = () => z.strictObject({ id: id() });

const UNSEEN = 'Use visible characters only.';
const line = () =>
  [
    z.trim(),
    z.normalize('NFC'),
    z.refine<string>(isPlain, { error: 'Use one line of visible characters.', abort: true }),
  ] as const;
const prose = () =>
  [z.trim(), z.normalize('NFC'), z.refine<string>(isPlainProse, { error: UNSEEN, abort: true })] as const;
const atMost = (max: number) => z.maxLength(max, `Use at most ${max} characters.`);

/** One line of 1 to `max` characters that somebody can read: names, and whatever else stands beside names. */
export const text = (max: number) =>
  z.string().check(...line(), z.minLength(1, 'Enter a value.'), atMost(max), z.refine(isSeen, UNSEEN));
export const optionalText = (max: number) => z.string().check(...line(), atMost(max), z.refine(isSeen, UNSEEN));
/** As `optionalText`, of several lines. */
export const optionalProse = (max: number) => z.string().check(...prose(), atMost(max), z.refine(isSeen, UNSEEN));
/** What staff note for themselves beside a `reason` that a customer reads. */
export const note = () => z.optional(optionalProse(500));
/** Why somebody does something, in the words that the customer reads. */
export const reason = () =>
  z.string().check(...prose(), z.minLength(1, 'Say why.'), atMost(255), z.refine(isSeen, 'Say why.'));

const NO_EMAIL = 'Enter an e-mail address.';
/** In its one spelling. */
export const email = () =>
  z.string().check(
    z.overwrite((given) => emailOf(given) ?? given.trim()),
    z.maxLength(254, { error: NO_EMAIL, abort: true }),
    z.regex(/^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>.]+$/, { error: NO_EMAIL, abort: true }),
    z.refine((given) => emailOf(given) === given, NO_EMAIL),
  );
/** Of somebody who is known already: in any spelling, and whatever was once taken for an address. */
export const knownEmail = () =>
  z
    .string()
    .check(z.trim(), z.maxLength(254, { error: NO_EMAIL, abort: true }), z.regex(/^[^\s@]+@[^\s@]+$/, NO_EMAIL));

/** Integer micro-units (10⁻⁶ of the currency). Bounded so that sums stay exact in a double. */
export const amountMicro = () =>
  z.int().check(z.gte(-9_000_000_000_000_000), z.lte(9_000_000_000_000_000)).register(fieldMeta, { kind: 'money' });
const LARGEST_ENTRY_MICRO = 90_000_000_000_000;
/** What somebody enters, or a caller sends: so much less than the ledger holds that whatever is made of it fits, too. */
export const entryMicro = () =>
  z
    .int()
    .check(
      z.gte(-LARGEST_ENTRY_MICRO, 'This amount is too large.'),
      z.lte(LARGEST_ENTRY_MICRO, 'This amount is too large.'),
    )
    .register(fieldMeta, { kind: 'money' });
/** Of many amounts: a number that may be rounded where no single amount is. */
export const sumMicro = () => z.number().register(fieldMeta, { kind: 'money' });
/** Epoch milliseconds. */
export const instant = () =>
  z.int().check(z.gte(-LAST_INSTANT), z.lte(LAST_INSTANT)).register(fieldMeta, { kind: 'instant' });
export const currency = () => z.string().check(z.regex(/^[A-Z]{3}$/, 'Use a three-letter currency code.'));
/** Languages that texts of the shop may be written in, and that a customer may ask for. */
export const LOCALES = ['en', 'pl', 'uk', 'fr'] as const;
export const locale = () => z.enum(LOCALES);
export type Locale = (typeof LOCALES)[number];

export const ack = () => z.object({ ok: z.literal(true) });

/** Billing periods, shortest first after the one-off. */
export const PERIODS = [
  'one_time',
  'hourly',
  'daily',
  'weekly',
  'bi_weekly',
  'monthly',
  'quarterly',
  'semi_annually',
  'annually',
  'biennially',
  'triennially',
] as const;
export type Period = (typeof PERIODS)[number];
