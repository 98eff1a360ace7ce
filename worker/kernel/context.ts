/** What a verb is given: no globals, no singletons, no clock of its own. */
import { consoleHostOf, type Env, type Mode, modeOf } from '../env.ts';
import type { Drivers, Job, Listener, Task } from './app.ts';
import type { AttentionSource } from './attention.ts';
import type { Locale, Permission } from './contract.ts';
import { type Db, openDb, type Statement } from './db/db.ts';
import { Meter } from './db/meter.ts';
import { newId } from './id.ts';
import { makeSecrets, type Secrets } from './identity/secret.ts';
import { type Log, type LogFields, makeLog } from './log.ts';
import { Problem } from './problem.ts';
import type { Breakers, KnownDown, PeerTurn } from './reach/breaker.ts';
import { type CallLog, type KeptCall, makeCallBuffer } from './reach/call-log.ts';
import { makeReach, type Reach } from './reach/reach.ts';
import { outline } from './reach/reach-log.ts';
import { ENGLISH, type Speech } from './words/speech.ts';
import type { Said } from './words/word.ts';

export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'admin';
      id: string;
      name: string;
      permissions: readonly string[];
      /** Null: no browser is signed in. */
      sessionId: string | null;
      /** Of the API token that acts for the administrator. */
      token?: { id: string; expiresAt: number | null };
    }
  | {
      kind: 'user';
      id: string;
      name: string;
      email: string;
      /** The user's: which translation they read. */
      language: Locale;
      clientId: string;
      clientStatus: string;
      /** The client's: what their wallet and the prices they see are in. */
      currency: string;
      sessionId: string;
    }
  | { kind: 'system'; name: string };

/** Whom a door leads to, for the module log and the circuit breaker. */
export type Peer = {
  kind: KeptCall['kind'];
  /** `server:<id>`, or what else the calls are about. */
  subject?: string | null;
  name?: string;
  serviceId?: string | null;
  known?: KnownDown | null;
  onTurn?: (turn: PeerTurn) => void;
  /** Asks even a peer that is left alone. */
  insist?: boolean;
};

export type Ctx = {
  env: Env;
  mode: Mode;
  /** Where the console stands alone. */
  consoleHost: string | null;
  db: Db;
  meter: Meter;
  actor: Actor;
  requestId: string;
  /** What the reader reads, in their language; jobs and tasks have no reader and keep codes. */
  say(said: Said): string;
  language: string;
  /** The caller's network, for counting: a /24 or /64, '' when unknown. */
  ip: string;
  /** What the caller's program says of itself; '' when unknown. */
  userAgent: string;
  log: Log;
  secrets: Secrets;
  drivers: Drivers;
  listeners: readonly Listener[];
  attention: readonly AttentionSource[];
  /** All permissions that there are. */
  permissionKeys: readonly Permission[];
  /** Whether mail is handed to somebody who delivers; the one module that knows is above most that ask. */
  mailLeaves: App['mailLeaves'];
  now(): number;
  id(): string;
  /** The only way out, for drivers; `secrets` are masked in its log. */
  reach(secrets: readonly string[], peer?: Peer): Reach;
  /** Writes after the answer, not counted for the request and never able to fail it: what goes wrong is logged as `lost`. */
  aside(lost: string, writes: (db: Db) => readonly [Statement, ...Statement[]], about?: LogFields): void;
  /** Runs after the answer was sent. */
  defer(work: Promise<unknown>): void;
  cookies: { get(name: string): string | undefined; set(name: string, value: string, maxAgeSeconds: number): void };
  /** Present when the caller sent an Idempotency-Key: the Unit stores the result under it. */
  idempotency: { actor: string; key: string; requestHash: string } | null;
};

export type App = {
  /** Told of every API request with what it cost; tests and benchmarks hold it against the budgets. */
  served?(request: { method: string; path: string; status: number; meter: Meter }): void;
  /** Told of a problem that an endpoint answered without declaring it: tests fail. */
  onUndeclared?: ((found: { endpoint: string; code: string }) => void) | undefined;
  now(): number;
  fetch: typeof fetch;
  /** Shared by all that the isolate does; without it no peer is ever left alone. */
  breakers?: Breakers;
  /** Keeps outbound calls for the console. */
  callLog?: CallLog;
  drivers: Drivers;
  jobs: readonly Job[];
  tasks: readonly Task[];
  listeners: readonly Listener[];
  attention: readonly AttentionSource[];
  permissionKeys: readonly Permission[];
  mailLeaves: (ctx: Pick<Ctx, 'db' | 'drivers' | 'mode'>) => Promise<boolean>;
};

export type CtxOptions = {
  actor: Actor;
  requestId?: string;
  speech?: Speech;
  ip?: string;
  userAgent?: string;
  defer: (work: Promise<unknown>) => void;
  cookies?: Ctx['cookies'];
};

const secretsByRing = new Map<string, Secrets>();

function secretsOf({ KEY_RING }: Env): Secrets {
  const known = secretsByRing.get(KEY_RING) ?? makeSecrets(KEY_RING);
  secretsByRing.set(KEY_RING, known);
  return known;
}

/** What stands in a context as it does in the app. */
const partsOf = ({ drivers, listeners, attention, permissionKeys, mailLeaves, now }: App) =>
  ({ drivers, listeners, attention, permissionKeys, mailLeaves, now }) as const;

export function makeCtx(app: App, env: Env, options: CtxOptions): Ctx {
  const meter = new Meter();
  const requestId = options.requestId ?? newId(app.now());
  const log = makeLog({ requestId });
  const mode = modeOf(env);
  const uncounted = () => openDb(env.DB, new Meter());
  const calls = makeCallBuffer({ callLog: app.callLog, openDb: uncounted, requestId, log, defer: options.defer });
  return {
    env,
    mode,
    consoleHost: consoleHostOf(env),
    db: openDb(env.DB, meter),
    meter,
    actor: options.actor,
    requestId,
    ...(options.speech ?? ENGLISH),
    ip: options.ip ?? '',
    userAgent: options.userAgent ?? '',
    log,
    secrets: secretsOf(env),
    ...partsOf(app),
    id: () => newId(app.now()),
    reach: (masked, peer = { kind: 'other' }) =>
      makeReach({
        mode,
        fetch: app.fetch,
        now: app.now,
        secrets: [...masked],
        ...(env.EMAIL ? { mailer: env.EMAIL } : {}),
        note: (event, fields) => log.error(event, { ...peer, ...fields }),
        log: (entry) => {
          meter.upstreamCalls += 1;
          log.info('upstream', outline(entry));
          calls.keep(entry, peer);
        },
        ...(app.breakers ? { breaker: { breakers: app.breakers, ...peer } } : {}),
      }),
    aside(lost, writes, about = {}) {
      const db = uncounted();
      options.defer(db.batch(writes(db)).catch((error: unknown) => log.error(lost, { ...about, error })));
    },
    defer: options.defer,
    cookies: options.cookies ?? { get: () => undefined, set: () => undefined },
    idempotency: null,
  };
}

export const actorName = (a: Actor): string => (a.kind === 'anonymous' ? 'Visitor' : a.name);
export const actorId = (a: Actor): string | null => (a.kind === 'admin' || a.kind === 'user' ? a.id : null);

/** The signed-in user, with the client that they act for; the kernel lets nobody else in. */
export function customerOf({ actor }: Pick<Ctx, 'actor'>): Extract<Actor, { kind: 'user' }> {
  if (actor.kind !== 'user') throw new Problem('unauthorized');
  return actor;
}
