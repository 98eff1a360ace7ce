/**
 * What the panel's answer means, before anybody looks at its fields: unwraps the three envelopes seen in the wild and
 * classifies refusals. Reads the words as well as the HTTP status, because neither is documented.
 */
import type { Fault, FaultClass } from '../../../outcome.ts';
import { isObject, type JsonObject } from './aliases.ts';

/**
 * `payload` is undefined when the body was empty: an acknowledgement. `said`: the words of a refusal in a form of the
 * panel; null when they are not, and may be those of whatever stands before it.
 */
export type Decoded = { ok: true; payload: unknown } | { ok: false; fault: Fault; said: string | null };

const DETAIL_CHARS = 200;

/** Words of panels, v1 and v2, in the order in which they are tried. */
export const BY_MESSAGE: readonly [RegExp, FaultClass][] = [
  [/^\s{0,99}loading|maintenance|\bbusy\b|starting up/i, 'busy'],
  [/permission|forbidden|access denied/i, 'permission'],
  [/not authori[sz]ed|unauthori[sz]ed|token (is )?(expired|invalid)|invalid token/i, 'auth'],
  [/\bnot found|no such (account|client|network)|not enabled|does not exist/i, 'not_found'],
  [/(user)?name (is )?already (in use|exists|taken)|duplicate/i, 'duplicate_name'],
  [/limit (is )?(exceeded|reached)|licen[sc]e/i, 'limit'],
  [/ip address already in use|not within the range|no (free|available) ip/i, 'no_ip'],
  [/wrong (name|ip|month|year)|validation|required|must be|invalid|unmarshal|network_name/i, 'validation'],
];

/** What a status means when the words do not say more. */
export const BY_STATUS: ReadonlyMap<number, FaultClass> = new Map([
  [400, 'validation'],
  [401, 'auth'],
  [403, 'permission'],
  [404, 'not_found'],
  [409, 'duplicate_name'],
  [422, 'validation'],
  [423, 'busy'],
  [425, 'busy'],
  [429, 'busy'],
  [503, 'busy'],
]);

/** Statuses that mean one thing whatever the words are. */
const PLAIN_STATUSES: ReadonlySet<number> = new Set([401, 404, 429, 503]);

/** `status` is the HTTP status; a refusal inside a 200 is classified by its words alone. */
export function classify(status: number, message: string): FaultClass {
  if (PLAIN_STATUSES.has(status)) return BY_STATUS.get(status) ?? 'server';
  if (status >= 500) return /^\s{0,99}loading|maintenance/i.test(message) ? 'busy' : 'server';
  const byMessage = BY_MESSAGE.find(([words]) => words.test(message))?.[1];
  return byMessage ?? BY_STATUS.get(status) ?? (status >= 400 ? 'validation' : 'server');
}

type Refusal = { message: string; fields?: Record<string, string> | undefined };
type Opened = { payload: unknown } | Refusal;

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

/** Field messages as text; a list of messages per field is joined. */
function fieldsOf(errors: unknown): Record<string, string> | undefined {
  if (!isObject(errors)) return undefined;
  const entries = Object.entries(errors).map(([field, message]) => [
    field,
    Array.isArray(message) ? message.map(text).join('; ') : text(message),
  ]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

const FAILED: ReadonlySet<unknown> = new Set(['error', 'fail', 'failed', 'failure']);
const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);

/** Whatever the HTTP status: by the word for it, by a flag, or by an error that is there. */
function saysFailed({ status, result, success, ok, error }: JsonObject): boolean {
  if (FAILED.has(lower(status)) || FAILED.has(lower(result)) || success === false || ok === false) return true;
  return error === true || (isObject(error) && Object.keys(error).length > 0);
}

const saidOf = ({ error, msg, message, detail }: JsonObject): string =>
  [error === true ? '' : isObject(error) ? (error.message ?? error) : error, msg, message, detail]
    .map(text)
    .find(Boolean) ?? '';

/** `[]`, `""`, `0` and `{}` are payloads like any other. */
export function openEnvelope(json: unknown): Opened {
  if (!isObject(json)) return { payload: json };
  const { status, result } = json;
  if (saysFailed(json)) return { message: saidOf(json), fields: fieldsOf(json.errors) };
  if (status === 'success' && ('msg' in json || 'error' in json)) return { payload: json.msg };
  if (result === 'OK') return { payload: json.data };
  if (typeof json.error === 'string' && json.error !== '')
    return { message: json.error, fields: fieldsOf(json.errors) };
  return { payload: json };
}

const looksLikeHtml = (body: string) => /^<[a-z!?]/i.test(body.trimStart());
const looksLikeJson = (body: string) => /^[[{"]/.test(body.trimStart());
const titleOf = (body: string) => /<title>([^<]{1,80})/i.exec(body)?.[1]?.trim();

/** Go and nginx say this when a plain-http request reaches a port that speaks https. */
const SPEAKS_HTTPS = /http request (was )?(sent )?to (an )?https (server|port)/i;

function notJson(status: number, body: string): Fault {
  if (SPEAKS_HTTPS.test(body)) return { class: 'tls', detail: 'this port speaks https and was called by plain http' };
  if (looksLikeHtml(body)) {
    const title = titleOf(body);
    return {
      class: 'not_json',
      detail: `HTTP ${status} with an HTML page${title ? ` (“${title}”)` : ''} in place of JSON`,
    };
  }
  if (looksLikeJson(body)) return { class: 'transport', detail: `HTTP ${status} with JSON that breaks off` };
  return { class: 'not_json', detail: `HTTP ${status} without JSON` };
}

function refusal(status: number, { message, fields }: Refusal, said: string | null = null): Decoded {
  const words = [message, ...Object.entries(fields ?? {}).map(([field, why]) => `${field}: ${why}`)]
    .filter(Boolean)
    .join('; ');
  const detail = (words === '' ? `HTTP ${status}` : `HTTP ${status}, “${words.slice(0, DETAIL_CHARS)}”`).trim();
  return { ok: false, said, fault: { class: classify(status, words), detail, ...(fields ? { fields } : {}) } };
}

function parse(body: string): { json: unknown } | null {
  try {
    return { json: JSON.parse(body) };
  } catch {
    return null;
  }
}

/** A status that says enough even with a page of a proxy as its body. 404 is not among them: it may be another host's. */
function statusAlone(status: number, body: string): Decoded | null {
  if (SPEAKS_HTTPS.test(body)) return null;
  if (status === 401 || status === 403) return refusal(status, { message: looksLikeHtml(body) ? '' : body.trim() });
  return status === 429 || status >= 500 ? refusal(status, { message: titleOf(body) ?? '' }) : null;
}

/** Never throws. `status` and `body` are those of one HTTP answer. */
export function decode(status: number, body: string): Decoded {
  const succeeded = status >= 200 && status < 300;
  if (body.trim() === '') return succeeded ? { ok: true, payload: undefined } : refusal(status, { message: '' });
  const parsed = parse(body);
  if (!parsed) return statusAlone(status, body) ?? { ok: false, fault: notJson(status, body), said: null };
  const opened = openEnvelope(parsed.json);
  if ('message' in opened) return refusal(status, opened, opened.message);
  if (succeeded) return { ok: true, payload: opened.payload };
  return refusal(status, {
    message: messageOf(opened.payload),
    fields: isObject(opened.payload) ? fieldsOf(opened.payload.errors) : undefined,
  });
}

function messageOf(payload: unknown): string {
  if (typeof payload === 'string') return payload;
  const record: JsonObject = isObject(payload) ? payload : {};
  return text(record.message ?? record.detail ?? record.msg ?? '');
}
