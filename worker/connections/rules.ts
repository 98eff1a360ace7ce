/** What a server's answers mean for each service, what of it is news to a watcher, and when to ask again. */
import { type LiveSession as Measured, PROTOCOLS } from '../drivers/provisioning/port.ts';
import type { LiveMessage, LiveServer, LiveSession, LiveStatus } from './contract/model.ts';

export const DEFAULT_INTERVAL_MS = 5_000;
export const SOCKET_LIFE_MS = 15 * 60_000;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_TICK_MS = 30_000;
const ANSWER_MARGIN_MS = 2_000;

export type Sample = { at: number; byAccount: ReadonlyMap<string, readonly LiveSession[]>; sessions: number };

/** What is known of a server. `failures` in a row; `tookMs` of the last answer. Instants are epoch ms. */
export type Knowledge = {
  sample: Sample | null;
  failures: number;
  unknownSince: number | null;
  askedAt: number;
  tookMs: number;
};

export const NOTHING_KNOWN: Knowledge = { sample: null, failures: 0, unknownSince: null, askedAt: 0, tookMs: 0 };

/** `at`: when the question was sent, so that an age is never understated. */
export function answered(rows: readonly Measured[], at: number, tookMs: number): Knowledge {
  const byAccount = new Map<string, LiveSession[]>();
  for (const { account, ...session } of rows) byAccount.set(account, [...(byAccount.get(account) ?? []), session]);
  for (const sessions of byAccount.values()) sessions.sort(byIdentity);
  const sample = { at, byAccount, sessions: rows.length };
  return { sample, failures: 0, unknownSince: null, askedAt: at, tookMs };
}

/** Panels list in any order; watchers tell sessions apart by their place in the list. */
const byIdentity = (a: LiveSession, b: LiveSession) =>
  rankOf(a) - rankOf(b) || (identityOf(a) < identityOf(b) ? -1 : 1);
const rankOf = ({ protocol }: LiveSession) => (protocol === null ? PROTOCOLS.length : PROTOCOLS.indexOf(protocol));
const identityOf = (s: LiveSession) => JSON.stringify([s.protocol, s.network, s.ip, s.endpoint]);

/** One missed answer is enough: what was seen before is then older than it may be. */
export const failed = (before: Knowledge, at: number): Knowledge => ({
  ...before,
  failures: before.failures + 1,
  unknownSince: before.unknownSince ?? at,
  askedAt: at,
});

/** From one question to the next; a server that does not answer is asked less and less, at least once a minute. */
export const pauseMs = (failures: number, intervalMs: number): number =>
  failures < 2
    ? intervalMs
    : Math.max(intervalMs, Math.min(LONGEST_PAUSE_MS, intervalMs * 2 ** Math.min(failures - 1, 10)));

export const nextAskAt = (known: Knowledge, intervalMs: number): number =>
  known.askedAt + pauseMs(known.failures, intervalMs);

/** T + L + 1 s, L rounded up in doublings so that it is no news with each answer. */
function staleAfterMs({ tookMs }: Knowledge, intervalMs: number): number {
  let margin = ANSWER_MARGIN_MS;
  while (margin < tookMs + 1000) margin *= 2;
  return intervalMs + margin;
}

const freshnessOf = (known: Knowledge, intervalMs: number, now: number) => ({
  sampledAt: known.sample?.at ?? null,
  unknownSince: known.unknownSince,
  intervalMs,
  staleAfterMs: staleAfterMs(known, intervalMs),
  now,
});

export function statusOf(known: Knowledge, account: string, intervalMs: number, now: number): LiveStatus {
  const sessions = [...(known.sample?.byAccount.get(account) ?? [])];
  const measured = sessions.length > 0 ? 'online' : 'offline';
  const state = known.sample === null || known.unknownSince !== null ? 'unknown' : measured;
  return { state, ...freshnessOf(known, intervalMs, now), sessions };
}

export const serverStatusOf = (known: Knowledge, serverId: string, intervalMs: number, now: number): LiveServer => ({
  serverId,
  state: known.sample === null || known.unknownSince !== null ? 'unknown' : 'answers',
  ...freshnessOf(known, intervalMs, now),
  sessions: known.sample?.sessions ?? null,
  accounts: known.sample?.byAccount.size ?? null,
});

/** Fingerprints of what a watcher was last told: `shape` without the counters, `content` with them. */
export type Told = { shape: string; content: string };

/** The shortest message that brings a watcher up to date, or null when nothing changed but the time of the sample. */
export function newsFor(status: LiveStatus, told: Told | null): { message: LiveMessage; told: Told } | null {
  const { state, unknownSince, intervalMs, staleAfterMs, sessions } = status;
  const counters = sessions.map(({ downBytes, upBytes, lastHandshakeAt }) => [downBytes, upBytes, lastHandshakeAt]);
  const shape = fingerprint([state, unknownSince, intervalMs, staleAfterMs, sessions.map(identityOf)]);
  const next = { shape, content: fingerprint([shape, counters]) };
  if (told?.content === next.content) return null;
  if (told?.shape !== shape) return { message: { k: 'state', ...status }, told: next };
  const t = status.sampledAt ?? status.now;
  return { message: { k: 'delta', t, c: counters as Extract<LiveMessage, { k: 'delta' }>['c'] }, told: next };
}

/** 53 bits of the value's JSON (cyrb53). Not for secrets. */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value);
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

/** Who sits at a socket, what it may see, and until when. */
export type Watcher = {
  serverId: string;
  serviceId: string;
  /** The service's name on the server. */
  account: string;
  audience: 'client' | 'staff';
  sessionId: string;
  /** Of the customer; null for staff, who see every client's. */
  clientId: string | null;
  joinedAt: number;
  expiresAt: number;
};

/** What the database says of the watchers at hand. */
export type Standing = {
  services: ReadonlyMap<string, { clientId: string; status: string; serverId: string | null; vpnName: string | null }>;
  userSessions: ReadonlySet<string>;
  staffSessions: ReadonlySet<string>;
};

/** Why the watcher must go, or null. */
export function endOf(watcher: Watcher, standing: Standing): 'sessionEnded' | 'gone' | null {
  const live = watcher.audience === 'client' ? standing.userSessions : standing.staffSessions;
  if (!live.has(watcher.sessionId)) return 'sessionEnded';
  const service = standing.services.get(watcher.serviceId);
  const same =
    service?.status === 'active' &&
    service.serverId === watcher.serverId &&
    service.vpnName === watcher.account &&
    (watcher.clientId === null || watcher.clientId === service.clientId);
  return same ? null : 'gone';
}

/** A watcher asks for the time of the sample once an interval. One that has been silent for two is no longer there. */
export const silentAfterMs = (intervalMs: number): number => 2 * Math.min(intervalMs, LONGEST_TICK_MS) + 5_000;
