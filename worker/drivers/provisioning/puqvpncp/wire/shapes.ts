/** The panel's records as we need them. Unknown fields are ignored, numbers may come as text, lists as objects. */
import * as z from 'zod/mini';
import {
  type Account,
  type DayUsage,
  type LiveSession,
  type Network,
  PROTOCOLS,
  type Protocol,
  type Protocols,
  type Slots,
} from '../../port.ts';
import { ALIASES, type Field, isObject, type JsonObject, PROTOCOL_NAMES, pick, protocolOf } from './aliases.ts';
import { readInstant } from './instant.ts';

/** `why` names the field, never its value: records hold secrets. */
export type Shaped<T> = { ok: true; value: T } | { ok: false; why: string };

const numeric = z.pipe(
  z.union([z.number(), z.string().check(z.trim(), z.regex(/^-?\d+(\.\d+)?$/, 'is not a number'))]),
  z.transform(Number),
);
export const count = z.pipe(numeric, z.int().check(z.gte(0)));
const bytes = z.pipe(numeric, z.number().check(z.gte(0)));
const words = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
/** A short line. A number is a name too; the number zero is how some say that there is none. */
const name = z.pipe(
  z.union([z.string().check(z.minLength(1), z.maxLength(255), z.regex(/^[^<>\p{Cc}]*$/u)), z.number().check(z.gt(0))]),
  z.transform(String),
);
/** For the reader; the peer may write at any length. */
const prose = z.pipe(
  words,
  z.transform((text) => text.slice(0, 500) || null),
);

const YES: ReadonlySet<unknown> = new Set([true, 1, '1', 'yes', 'true', 'on', 'enable', 'enabled', 'active']);
const NO: ReadonlySet<unknown> = new Set([false, 0, '0', 'no', 'false', 'off', 'disable', 'disabled', 'inactive']);

/** null: neither a yes nor a no that we know. Nothing is not a no. */
export function readFlag(value: unknown): boolean | null {
  const plain = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (YES.has(plain)) return true;
  return NO.has(plain) ? false : null;
}

const flag = z.pipe(
  z.custom<unknown>((value) => readFlag(value) !== null, 'is neither on nor off'),
  z.transform((value) => readFlag(value) === true),
);

/** Reads the wanted fields by their aliases and checks them; `null` stands for an absent one. */
function shape<T extends z.ZodMiniObject>(
  schema: T,
  record: unknown,
  fields: Record<keyof z.output<T> & string, Field>,
): Shaped<z.output<T>> {
  if (!isObject(record)) return { ok: false, why: 'the answer is not an object' };
  const wanted = Object.entries<Field>(fields).map(([name, field]) => [name, pick(record, field) ?? null]);
  const parsed = schema.safeParse(Object.fromEntries(wanted));
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  return { ok: false, why: `field ${String(issue?.path[0] ?? '')} is missing or not what it should be` };
}

/**
 * Rows of a list, or of an object keyed by `keyField`; null and absent are empty lists (Go writes nil slices as null). A
 * row that is no object is one without fields.
 */
export function rowsOf(payload: unknown, keyField: string): JsonObject[] | null {
  if (payload === null || payload === undefined || payload === '') return [];
  if (Array.isArray(payload)) return payload.map((row) => (isObject(row) ? row : {}));
  if (!isObject(payload)) return null;
  const entries = Object.entries(payload);
  if (entries.length > 0 && !entries.some(([, row]) => isObject(row))) return null;
  return entries.map(([key, row]) => ({ [keyField]: key, ...(isObject(row) ? row : {}) }));
}

/** Rows that were not understood; `name`: whose it is, when that much is clear. */
export type Odd = { name: string | null; why: string };
export type Rows<T> = { rows: T[]; odd: Odd[] };

/** Each row by itself: an odd one is named and left out. Where none is understood it is the list that is not. */
export function readRows<T>(
  rows: JsonObject[] | null,
  shapeRow: (row: JsonObject) => Shaped<T>,
  nameOf: (row: JsonObject) => unknown = (row) => pick(row, 'accountName'),
): Shaped<Rows<T>> {
  if (rows === null) return { ok: false, why: 'the answer is not a list' };
  const read: Rows<T> = { rows: [], odd: [] };
  for (const [at, row] of rows.entries()) {
    const shaped = shapeRow(row);
    if (shaped.ok) read.rows.push(shaped.value);
    else {
      const known = z.safeParse(name, nameOf(row));
      read.odd.push({ name: known.success ? known.data : null, why: `row ${at + 1}: ${shaped.why}` });
    }
  }
  const [first] = read.odd;
  return first && read.rows.length === 0 ? { ok: false, why: first.why } : { ok: true, value: read };
}

const statusSchema = z.object({
  used: count,
  total: count,
  statusText: z.nullable(words),
  version: z.catch(z.nullable(prose), null),
  licenceExpires: z.catch(z.nullable(prose), null),
  licenceValid: z.catch(z.nullable(flag), null),
});

export type PanelStatus = {
  slots: Slots;
  /** What the panel says it is doing while it cannot take orders, else null. */
  busy: string | null;
  version: string | null;
  licenceExpires: string | null;
  licenceValid: boolean | null;
};

export function shapeStatus(payload: unknown): Shaped<PanelStatus> {
  const read = shape(statusSchema, payload, {
    used: 'used',
    total: 'ceiling',
    statusText: 'statusText',
    version: 'version',
    licenceExpires: 'licenceExpires',
    licenceValid: 'licenceValid',
  });
  if (!read.ok) return read;
  const { used, total, statusText, ...rest } = read.value;
  const busy = statusText !== null && /^\s*loading/i.test(statusText) ? statusText.trim() : null;
  return { ok: true, value: { slots: { used, total }, busy, ...rest } };
}

const licenceSchema = z.object({ valid: z.catch(z.nullable(flag), null), expires: z.catch(z.nullable(prose), null) });

/** Any object is a licence; what it does not say is null. */
export const shapeLicence = (payload: unknown) =>
  shape(licenceSchema, payload ?? {}, { valid: 'licenceValid', expires: 'licenceExpires' });

function protocolFlag(record: JsonObject, protocol: Protocol): boolean | null {
  for (const name of PROTOCOL_NAMES[protocol]) {
    const value = record[name];
    const nested = isObject(value) ? (value.enabled ?? value.enable ?? value.status ?? value.active) : value;
    const said = nested ?? record[`${name}_enabled`] ?? record[`enable_${name}`] ?? record[`${name}_status`];
    const found = readFlag(said);
    if (found !== null) return found;
  }
  return null;
}

export function readProtocols(record: JsonObject): Protocols {
  const listed = record.protocols;
  if (Array.isArray(listed)) {
    const on = listed.map(protocolOf);
    return Object.fromEntries(PROTOCOLS.map((protocol) => [protocol, on.includes(protocol)])) as Protocols;
  }
  const source = isObject(listed) ? listed : record;
  return Object.fromEntries(PROTOCOLS.map((protocol) => [protocol, protocolFlag(source, protocol)])) as Protocols;
}

const CIDR = /^[\d.]{7,15}\/\d{1,2}$/;

/** Which network it is must be clear; what else is not understood is not known. */
const networkSchema = z.object({
  name,
  description: z.catch(z.nullable(prose), null),
  downMbps: z.catch(z.nullable(count), null),
  upMbps: z.catch(z.nullable(count), null),
  clients: z.catch(
    z.nullable(
      z.union([
        count,
        z.pipe(
          z.array(z.unknown()),
          z.transform((list) => list.length),
        ),
      ]),
    ),
    null,
  ),
});

export function shapeNetwork(record: unknown): Shaped<Network> {
  const read = shape(networkSchema, record, {
    name: 'networkName',
    description: 'description',
    downMbps: 'downMbps',
    upMbps: 'upMbps',
    clients: 'networkClients',
  });
  if (!read.ok || !isObject(record)) return read as Shaped<never>;
  const { name, description, downMbps, upMbps, clients } = read.value;
  const subnet = ALIASES.subnet
    .map((key) => record[key])
    .find((value) => typeof value === 'string' && CIDR.test(value));
  const caps = downMbps === null || upMbps === null ? null : { downMbps, upMbps };
  const value: Network = {
    name,
    description: description ?? '',
    subnet: typeof subnet === 'string' ? subnet : null,
    protocols: readProtocols(record),
    caps,
    clients,
  };
  return { ok: true, value };
}

const accountSchema = z.object({
  name,
  network: z.nullable(name),
  ipv4: z.nullable(words),
  username: z.nullable(words),
  password: z.nullable(words),
  enabled: flag,
  downMbps: count,
  upMbps: count,
});

export function shapeAccount(record: unknown): Shaped<Account> {
  const read = shape(accountSchema, record, {
    name: 'accountName',
    network: 'accountNetwork',
    ipv4: 'ipv4',
    username: 'username',
    password: 'password',
    enabled: 'accountStatus',
    downMbps: 'downMbps',
    upMbps: 'upMbps',
  });
  if (!read.ok) return read;
  const { downMbps, upMbps, ipv4, username, password, ...rest } = read.value;
  const secrets = { username: username || null, password: password || null };
  return { ok: true, value: { ...rest, ...secrets, ipv4: bareAddress(ipv4), caps: { downMbps, upMbps } } };
}

/** An address without the length of a network of one. */
export const bareAddress = (given: unknown): string | null =>
  typeof given === 'string' ? given.replace(/\/32$/, '') || null : null;

/** Whose session it is must be clear; the rest is told as far as it makes sense. */
const sessionSchema = z.object({
  account: name,
  protocol: z.nullable(z.unknown()),
  network: z.catch(z.nullable(name), null),
  ip: z.catch(z.nullable(name), null),
  endpoint: z.catch(z.nullable(name), null),
  handshake: z.nullable(z.unknown()),
  receivedBytes: z.catch(z.nullable(bytes), null),
  sentBytes: z.catch(z.nullable(bytes), null),
});

/** What the server received is what the customer uploaded. */
export function shapeSession(record: unknown, zone: string): Shaped<LiveSession> {
  const read = shape(sessionSchema, record, {
    account: 'sessionAccount',
    protocol: 'sessionProtocol',
    network: 'sessionNetwork',
    ip: 'sessionIp',
    endpoint: 'sessionEndpoint',
    handshake: 'handshake',
    receivedBytes: 'serverReceivedBytes',
    sentBytes: 'serverSentBytes',
  });
  if (!read.ok) return read;
  const { account, network, ip, endpoint, handshake, protocol, receivedBytes, sentBytes } = read.value;
  const session: LiveSession = {
    account,
    protocol: protocolOf(protocol),
    network,
    ip: bareAddress(ip),
    endpoint: endpoint === '(none)' || endpoint === '' ? null : endpoint,
    lastHandshakeAt: readInstant(handshake, zone),
    downBytes: sentBytes,
    upBytes: receivedBytes,
  };
  return { ok: true, value: session };
}

const daySchema = z.object({ day: words, downBytes: bytes, upBytes: bytes });

/** `year` and `month` complete a row that carries only the day of the month. */
export function shapeDay(record: unknown, year: number, month: number): Shaped<DayUsage> {
  const read = shape(daySchema, record, { day: 'day', downBytes: 'dayDownBytes', upBytes: 'dayUpBytes' });
  if (!read.ok) return read;
  const { day, downBytes, upBytes } = read.value;
  const pad = (value: number) => String(value).padStart(2, '0');
  const date = /^\d{1,2}$/.test(day) ? `${year}-${pad(month)}-${pad(Number(day))}` : day.slice(0, 10);
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(date))
    return { ok: false, why: 'field day is not a date' };
  return { ok: true, value: { date, downBytes, upBytes } };
}
