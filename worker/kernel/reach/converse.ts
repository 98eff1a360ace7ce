/** How a door opens a conversation: guard, breaker, bounds and log are those of a call. */
import { type AddressPolicy, checkSocket } from './address.ts';
import { withDeadline } from './deadline.ts';
import type { ReachFailure } from './reach.ts';
import { pausedAnswer, type ReachBreaker, settle } from './reach-breaker.ts';
import { nameFailure } from './reach-failure.ts';
import { conversationEntry, type ReachLogEntry } from './reach-log.ts';
import type { Mask } from './reach-mask.ts';
import { isTooLong, makeWire, type Transport, type Wire, type WireOptions } from './wire.ts';

/** What came of a conversation, for the log and the breaker: a number such as 250, and why the peer does not work. */
export type Judged = { status: number | null; broken: string | null };

export type Conversation<T> = {
  /** As the log calls it. */
  protocol: string;
  host: string;
  port: number;
  transport: Transport;
  /** Of the whole, and of each line waited for. */
  timeoutMs?: number;
  replyMs?: number;
  maxBytes?: number;
  /** Takes out of all that is said what only who talks knows to be a secret there. */
  mask?(text: string): string;
  talk(wire: Wire): Promise<T>;
  judge(value: T): Judged;
};

/** `transcript`: what both sides said, without secrets. */
export type Conversed<T> = { tookMs: number; transcript: string[] } & (
  | { kind: 'ended'; value: T }
  | { kind: 'failed'; cause: ReachFailure; detail: string; afterMs?: number }
);

type Door = {
  mode: AddressPolicy['mode'];
  now: () => number;
  log: (entry: ReachLogEntry) => void;
  mask: Mask;
  breaker: ReachBreaker | undefined;
  gate: <R>(task: () => Promise<R>) => Promise<R>;
};

const TIMEOUT_MS = 50_000;
const REPLY_MS = 20_000;
const PLAIN_CHECK_MS = 3_000;
const MAX_BYTES = 64 * 1024;

type Failed = { kind: 'failed'; cause: ReachFailure; detail: string };
type Unclocked<T> = Failed | { kind: 'ended'; value: T };

function failureOf(error: unknown, opened: boolean, maxBytes: number): Failed {
  if (isTooLong(error))
    return { kind: 'failed', cause: 'too_large', detail: `the peer says more than ${maxBytes} bytes` };
  return { kind: 'failed', ...nameFailure(error, opened) };
}

/** The platform words a certificate that does not verify as it does a port where nobody listens. */
async function isOnlyTls(options: WireOptions): Promise<boolean> {
  const plain = await makeWire({ ...options, transport: 'plain', replyMs: PLAIN_CHECK_MS });
  try {
    await plain.open();
    return true;
  } catch {
    return false;
  } finally {
    await plain.close();
  }
}

const TLS: Failed = {
  kind: 'failed',
  cause: 'tls',
  detail: 'the TLS connection failed: the certificate does not verify, or the port does not begin with TLS',
};

async function hold<T>(request: Conversation<T>, hostname: string, mask: Mask['text']) {
  const { port, transport, timeoutMs = TIMEOUT_MS, replyMs = REPLY_MS, maxBytes = MAX_BYTES } = request;
  let transcript: string[] = [];
  const outcome = await withDeadline(timeoutMs, async (signal): Promise<Unclocked<T>> => {
    const options: WireOptions = { hostname, port, transport, replyMs, maxBytes, signal, mask };
    const wire = await makeWire(options);
    try {
      await wire.open();
      return { kind: 'ended', value: await request.talk(wire) };
    } catch (error) {
      const failure = failureOf(error, wire.opened(), maxBytes);
      const unclear = transport === 'tls' && !wire.opened() && failure.cause === 'refused';
      return unclear && (await isOnlyTls(options)) ? TLS : failure;
    } finally {
      transcript = wire.transcript();
      await wire.close();
    }
  });
  return { ...outcome, transcript };
}

export const makeConverse =
  ({ mode, now, log, mask, breaker, gate }: Door) =>
  async <T>(request: Conversation<T>): Promise<Conversed<T>> => {
    const peer = `${request.host}:${request.port}`;
    const hidden = (text: string) => mask.text(request.mask?.(text) ?? text);
    const keep = (answer: Conversed<T>, at: number): Conversed<T> => {
      const clean = answer.kind === 'failed' ? { ...answer, detail: hidden(answer.detail) } : answer;
      const judged = clean.kind === 'ended' ? request.judge(clean.value) : { status: null, broken: clean.detail };
      const failure = clean.kind === 'failed' ? clean.cause : null;
      log(conversationEntry(request.protocol, peer, { ...clean, failure, status: judged.status }, at));
      if (breaker && failure !== 'blocked' && failure !== 'paused')
        settle(breaker, peer, judged.broken && hidden(judged.broken), now());
      return clean;
    };
    const unsent = (cause: ReachFailure, detail: string, afterMs?: number): Conversed<T> => ({
      ...{ kind: 'failed', cause, detail, tookMs: 0, transcript: [] },
      ...(afterMs === undefined ? {} : { afterMs }),
    });
    const verdict = checkSocket(request.host, request.port, { mode });
    if (!verdict.ok) return keep(unsent('blocked', verdict.why), now());
    return gate(async () => {
      const startedAt = now();
      const paused = breaker ? pausedAnswer(breaker, { host: peer }, startedAt) : null;
      if (paused?.kind === 'failed') return keep(unsent('paused', paused.detail, paused.afterMs), startedAt);
      const held = await hold(request, verdict.host, hidden);
      return keep({ ...held, tookMs: now() - startedAt }, startedAt);
    });
  };
