/** What a server's answers mean for each service, what of it is news to a watcher, and when to ask again. */
import { type OnlineList, PROTOCOLS } from '../drivers/provisioning/port.ts';
import type { LiveMessage, LiveServer, LiveSession, LiveStatus } from './contract/model.ts';

export const DEFAULT_INTERVAL_MS = 5_000;
export const SOCKET_LIFE_MS = 15 * 60_000;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_TICK_MS = 30_000;
const ANSWER_MARGIN_MS = 2_000;

export type Sample = {
  at: number;
  byAccount: ReadonlyMap<string, readonly LiveSession[]>;
  sessions: number;
  unread: OnlineList['unread'];
};

/**
 * What is known of a server. `failures` in a row; `tookMs` of the last answer; `unclearSince`: from then on each answer
 * held sessions of nobody knows whom. Instants are epoch ms.
 */
export type Knowledge = {
  sample: Sample | null;
  failures: number;
  unknownSince: number | null;
  unclearSince: number | null;
  askedAt: number;
  tookMs: number;
};

export const NOTHING_KNOWN: Knowledge = {
  sample: null,
  failures: 0,
  unknownSince: null,
  unclearSince: null,
  askedAt: 0,
  tookMs: 0,
};

/** `at`: when the question was sent, so that an age is never understated. */
export function answered(list: OnlineList, at: number, tookMs: number, before = NOTHING_KNOWN): Knowledge {
  const byAccount = new Map<string, LiveSession[]>();
  for (const { account, ...session } of list.sessions)
    byAccount.set(account, [...(byAccount.get(account) ?? []), session]);
  for (const sessions of byAccount.values()) sessions.sort(byIdentity);
  const sample = { at, byAccount, sessions: list.sessions.length, unread: list.unread };
  const unclearSince = list.unread.length > 0 ? (before.unclearSince ?? at) : null;
  return { sample, failures: 0, unknownSince: null, unclearSince, askedAt: at, tookMs };
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

/** An account, and its address inside the VPN, by which a session without a name may be told to be another's. */
export type Whose = { account: string; ipv4: string | null };

export function statusOf(known: Knowledge, whose: Whose, intervalMs: number, now: number): LiveStatus {
  const { sample, unknownSince, unclearSince } = known;
  const sessions = [...(sample?.byAccount.get(whose.account) ?? [])];
  const freshness = freshnessOf(known, intervalMs, now);
  if (sample === null || unknownSince !== null) return { state: 'unknown', ...freshness, isUnclear: false, sessions };
  if (sessions.length > 0) return { state: 'online', ...freshness, isUnclear: false, sessions };
  if (!sample.unread.some((ip) => ip === null || whose.ipv4 === null || ip === whose.ipv4))
    return { state: 'offline', ...freshness, isUnclear: false, sessions };
  return { state: 'unknown', ...freshness, unknownSince: unclearSince, isUnclear: true, sessions };
}

export const serverStatusOf = (known: Knowledge, serverId: string, intervalMs: number, now: number): LiveServer => ({
  serverId,
  state: known.sample === null || known.unknownSince !== null ? 'unknown' : 'answers',
  ...freshnessOf(known, intervalMs, now),
  sessions: known.sample?.sessions ?? null,
  accounts: known.sample?.byAccount.size ?? null,
  unread: known.sample?.unread.length ?? null,
});

/** Fingerprints of what a watcher was last told: `shape` without the counters, `content` with them. */
export type Told = { shape: string; content: string };

/** The shortest message that brings a watcher up to date, or null when nothing changed but the time of the sample. */
export function newsFor(status: LiveStatus, told: Told | null): { message: LiveMessage; told: Told } | null {
  const { state, unknownSince, isUnclear, intervalMs, staleAfterMs, sessions } = status;
  const counters = sessions.map(({ downBytes, upBytes, lastHandshakeAt }) => [downBytes, upBytes, lastHandshakeAt]);
  const shape = fingerprint([state, unknownSince, isUnclear, intervalMs, staleAfterMs, sessions.map(identityOf)]);
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
export type Watcher = Whose & {
  serverId: string;
  serviceId: string;
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
