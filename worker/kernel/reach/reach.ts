/**
 * The only way out of the house. Every outbound call of a driver goes through a `Reach`: it guards the address
 * (SSRF), refuses redirects, bounds time and size, and logs with secrets masked.
 */
import type { LogFields } from '../log.ts';
import { type AddressPolicy, checkAddress } from './address.ts';
import { type Conversation, type Conversed, makeConverse } from './converse.ts';
import { withDeadline } from './deadline.ts';
import { type BoundMail, type MailAnswer, makeMailer } from './mailer.ts';
import { pausedAnswer, type ReachBreaker, settle, whyBroken } from './reach-breaker.ts';
import { isOpaque, type NamedFailure, nameEdgeAnswer, nameFailure } from './reach-failure.ts';
import { logEntry, type ReachLogEntry } from './reach-log.ts';
import { makeMask } from './reach-mask.ts';

export type { Conversation, Conversed } from './converse.ts';
export type { ReachBreaker } from './reach-breaker.ts';
export type { ReachLogEntry } from './reach-log.ts';
export type { Wire } from './wire.ts';

export type ReachRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  json?: unknown;
  timeoutMs?: number;
  maxBytes?: number;
  /** What a longer answer is: a `too_large` failure (the default), or its first `maxBytes` with `cut: true`. */
  onTooLarge?: 'fail' | 'cut';
  /** A call that is repeated all day: the module log keeps it only when it fails. */
  poll?: boolean;
  /** Why this answer is one of a peer that does not work (a page of HTML, JSON that breaks off), or null. */
  judge?: (answer: Answered) => string | null;
};

/** `text` is at most `maxBytes` long. `cut`: the peer had more to say. */
export type Answered = {
  kind: 'answer';
  status: number;
  headers: Headers;
  text: string;
  bytes: Uint8Array;
  tookMs: number;
  cut?: boolean;
  /** What `Retry-After` says in seconds, as milliseconds; dates are ignored. */
  afterMs?: number;
};
/** `afterMs`: when to ask again, if anybody knows. */
export type ReachAnswer =
  | Answered
  | { kind: 'failed'; cause: ReachFailure; detail: string; tookMs: number; afterMs?: number };

/** `paused`: nothing was sent, because the last calls to this peer failed. */
export type ReachFailure =
  | 'blocked'
  | 'dns'
  | 'tls'
  | 'refused'
  | 'timeout'
  | 'reset'
  | 'too_large'
  | 'redirect'
  | 'paused';

export interface Reach {
  call(request: ReachRequest): Promise<ReachAnswer>;
  /** Over a socket, for a peer that does not speak HTTP. */
  converse<T>(request: Conversation<T>): Promise<Conversed<T>>;
  /** Through the platform's own binding. */
  mail(message: BoundMail): Promise<MailAnswer>;
  /** A driver has no clock of its own. */
  now(): number;
  /** For the platform's log: what was odd in an answer that was good for the rest. Never values of the answer. */
  note?(event: string, fields: LogFields): void;
}

export type ReachOptions = {
  mode: AddressPolicy['mode'];
  fetch?: typeof fetch;
  /** Epoch milliseconds. */
  now: () => number;
  log: (entry: ReachLogEntry) => void;
  note?: (event: string, fields: LogFields) => void;
  /** Strings that no log entry and no failure detail may show. */
  secrets: readonly string[];
  /** Calls in flight at once; the platform queues a seventh itself, without a word. */
  limit?: number;
  breaker?: ReachBreaker;
  mailer?: SendEmail;
};

const READ_TIMEOUT_MS = 15_000;
const WRITE_TIMEOUT_MS = 25_000;
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_SOCKETS = 6;
const PLAIN_CHECK_TIMEOUT_MS = 3_000;
const MAX_RETRY_AFTER_MS = 3_600_000;

/** Lets `limit` tasks run at once, the others wait in order. */
function makeGate(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

type Body = { bytes: Uint8Array; cut: boolean };

/** Reads up to `maxBytes` and hangs up on the rest. Throws what the stream throws. */
async function readBody(response: Response, maxBytes: number): Promise<Body> {
  const reader = response.body?.getReader();
  if (!reader) return { bytes: new Uint8Array(0), cut: false };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      break;
    }
  }
  const bytes = new Uint8Array(Math.min(size, maxBytes));
  let offset = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, bytes.byteLength - offset);
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return { bytes, cut: size > maxBytes };
}

/** Where a redirect points, as a host only: the rest of a location may carry anything. */
function redirectTarget(location: string | null, base: URL): string {
  if (!location) return 'it redirects without saying where';
  try {
    return `it redirects to ${new URL(location, base).host}`;
  } catch {
    return 'it redirects to something that is no address';
  }
}

type Unclocked = Omit<Answered, 'tookMs'> | Omit<Extract<ReachAnswer, { kind: 'failed' }>, 'tookMs'>;

const failed = ({ cause, detail }: NamedFailure): Unclocked => ({ kind: 'failed', cause, detail });

const timeoutOf = ({ method, timeoutMs }: ReachRequest): number =>
  timeoutMs ?? (method === 'GET' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS);

function requestInit(request: ReachRequest, signal: AbortSignal): RequestInit {
  const withJson = request.json !== undefined;
  return {
    method: request.method,
    headers: { ...(withJson ? { 'content-type': 'application/json' } : {}), ...request.headers },
    body: withJson ? JSON.stringify(request.json) : undefined,
    redirect: 'manual',
    signal,
  };
}

/**
 * Tells a name that does not resolve from a certificate that does not verify, which workerd words alike: a plain-http
 * call without headers to the same port gets past the name whenever there is one.
 */
async function opaqueCause(url: URL, send: typeof fetch): Promise<NamedFailure> {
  const dns: NamedFailure = { cause: 'dns', detail: 'the host name does not resolve' };
  if (url.protocol === 'http:') return dns;
  const plain = `http://${url.hostname}:${url.port || '443'}/`;
  try {
    await withDeadline(PLAIN_CHECK_TIMEOUT_MS, async (signal) => {
      const response = await send(plain, { redirect: 'manual', signal });
      await response.body?.cancel();
    });
    return { cause: 'tls', detail: 'the TLS connection failed: this port speaks plain http' };
  } catch (error) {
    if (isOpaque(error)) return dns;
    return { cause: 'tls', detail: 'the TLS connection failed: the certificate does not verify' };
  }
}

function retryAfterMs(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? Math.min(seconds * 1000, MAX_RETRY_AFTER_MS) : null;
}

async function exchange(request: ReachRequest, url: URL, send: typeof fetch, signal: AbortSignal): Promise<Unclocked> {
  let headersSeen = false;
  try {
    const response = await send(url.href, requestInit(request, signal));
    headersSeen = true;
    if (
      response.type === 'opaqueredirect' ||
      (response.status >= 300 && response.status < 400 && response.status !== 304)
    ) {
      await response.body?.cancel();
      return failed({ cause: 'redirect', detail: redirectTarget(response.headers.get('location'), url) });
    }
    const edge = nameEdgeAnswer(response.status);
    if (edge) {
      await response.body?.cancel();
      return failed(edge);
    }
    const maxBytes = request.maxBytes ?? MAX_BYTES;
    const { bytes, cut } = await readBody(response, maxBytes);
    if (cut && request.onTooLarge !== 'cut')
      return failed({ cause: 'too_large', detail: `the answer is longer than ${maxBytes} bytes` });
    const text = new TextDecoder().decode(bytes);
    const afterMs = retryAfterMs(response.headers);
    const { status, headers } = response;
    return { kind: 'answer', status, headers, text, bytes, ...(cut ? { cut } : {}), ...(afterMs ? { afterMs } : {}) };
  } catch (error) {
    return failed(!headersSeen && isOpaque(error) ? await opaqueCause(url, send) : nameFailure(error, headersSeen));
  }
}

/**
 * A door for one invocation: promises of one invocation must not be awaited in another, so never keep it in a module.
 * `call` and `converse` do not throw; whatever goes wrong is a `failed` answer.
 */
export function makeReach(options: ReachOptions): Reach {
  const { now, log, breaker } = options;
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const gate = makeGate(options.limit ?? MAX_SOCKETS);
  const mask = makeMask(options.secrets);
  const masked = (answer: ReachAnswer): ReachAnswer =>
    answer.kind === 'failed' ? { ...answer, detail: mask.text(answer.detail) } : answer;
  const unsent = (request: ReachRequest, url: URL | null, answer: ReachAnswer): ReachAnswer => {
    log(logEntry(request, url, answer, now(), mask));
    return answer;
  };
  const call = async (request: ReachRequest): Promise<ReachAnswer> => {
    const verdict = checkAddress(request.url, { mode: options.mode });
    if (!verdict.ok)
      return unsent(request, null, masked({ kind: 'failed', cause: 'blocked', detail: verdict.why, tookMs: 0 }));
    const { url } = verdict;
    return gate(async () => {
      const startedAt = now();
      const paused = breaker ? pausedAnswer(breaker, url, startedAt) : null;
      if (paused) return unsent(request, url, paused);
      const outcome = await withDeadline(timeoutOf(request), (signal) => exchange(request, url, send, signal));
      const answer = masked({ ...outcome, tookMs: now() - startedAt });
      log(logEntry(request, url, answer, startedAt, mask));
      if (breaker) {
        const why = whyBroken(request, answer);
        settle(breaker, url.host, why && mask.text(why), now(), answer.afterMs);
      }
      return answer;
    });
  };
  return {
    call,
    mail: makeMailer({ mailer: options.mailer, now, log, mask }),
    converse: makeConverse({ mode: options.mode, now, log, mask, breaker, gate }),
    now,
    ...(options.note ? { note: options.note } : {}),
  };
}
