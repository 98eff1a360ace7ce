import * as z from 'zod/mini';
import { id, instant } from '../../kernel/contract.ts';

/** One connection, as the customer sees it: `downBytes` came to the customer. null: the server did not say. */
export const liveSession = z.object({
  protocol: z.nullable(z.enum(['wireguard', 'amneziawg', 'openvpn', 'ikev2'])),
  network: z.nullable(z.string()),
  ip: z.nullable(z.string()),
  endpoint: z.nullable(z.string()),
  lastHandshakeAt: z.nullable(instant()),
  downBytes: z.nullable(z.number()),
  upBytes: z.nullable(z.number()),
});
export type LiveSession = z.infer<typeof liveSession>;

const freshness = {
  /** Of the last answer of the server; null: none is known. */
  sampledAt: z.nullable(instant()),
  /** Since when the server does not answer; null while it does. */
  unknownSince: z.nullable(instant()),
  /** How often the server is asked while somebody watches. */
  intervalMs: z.int(),
  /** A sample older than this no longer tells the state. */
  staleAfterMs: z.int(),
  /** The server's clock, so that ages come out right on a clock that is off. */
  now: instant(),
};

/** `unknown` without `unknownSince`: not measured yet. With it, `sessions` are those of the last answer. */
export const liveStatus = z.object({
  state: z.enum(['online', 'offline', 'unknown']),
  ...freshness,
  /** The server answers, with sessions that cannot be told to be another's: `unknown` since `unknownSince`. */
  isUnclear: z.boolean(),
  sessions: z.array(liveSession),
});
export type LiveStatus = z.infer<typeof liveStatus>;

/** A whole server: how many connections it has, and how many accounts they belong to. */
export const liveServer = z.object({
  serverId: id(),
  state: z.enum(['answers', 'unknown']),
  ...freshness,
  sessions: z.nullable(z.int()),
  accounts: z.nullable(z.int()),
  /** Connections that are there and were not understood; not among `sessions`. */
  unread: z.nullable(z.int()),
});
export type LiveServer = z.infer<typeof liveServer>;

/**
 * What a socket carries. `state`: everything. `delta`: only counters moved; `c` holds `[down, up, handshake]` of each
 * session in the order of the last `state`. `tick`: the answer to `?`, the time of the last sample.
 */
export type LiveMessage =
  | ({ k: 'state' } & LiveStatus)
  | { k: 'delta'; t: number; c: [down: number | null, up: number | null, handshakeAt: number | null][] }
  | { k: 'tick'; t: number | null };

/** What a watcher sends, and nothing else: answered without waking anybody. */
export const TICK_REQUEST = '?';

/** Why a socket was closed by us. */
export const LIVE_CLOSE = { sessionEnded: 4401, gone: 4404, timeIsUp: 4408, silent: 4410, tooMany: 4429 } as const;
