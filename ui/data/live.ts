/** Who is connected through a service, as it changes: a socket while the page is looked at, questions where none holds. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { LiveMessage, LiveStatus } from '../../worker/connections/contract/model.ts';
import { type ApiProblem, isAbort, isOffline, toProblem } from './problem.ts';

/** What was last heard. `offsetMs`: how far the server's clock is ahead of this one. */
export type LiveView = LiveStatus & { offsetMs: number };

export type LiveTarget = { path: string; ask: (signal: AbortSignal) => Promise<LiveStatus> };

export type Live = {
  readonly view: ReadonlySignal<LiveView | undefined>;
  /** Why there is nothing to see: the service ended, the session did. */
  readonly problem: ReadonlySignal<ApiProblem | undefined>;
  readonly asking: ReadonlySignal<boolean>;
  /** Nothing is heard from the shop: what the VPN server does is not known, and not its fault. */
  readonly cut: ReadonlySignal<boolean>;
  /** When the page was last opened or came back, epoch ms. */
  readonly resumedAt: ReadonlySignal<number>;
  refresh(): Promise<void>;
  start(): void;
  stop(): void;
};

const TICK = '?';
const TICK_ANSWER_MS = 5_000;
/** After an interval the next sample is there within this, where the server is quick. */
const TICK_LAG_MS = 700;
const TICK_AGAIN_MS = 1_000;
const LONGEST_TICK_MS = 30_000;
const FALLBACK_MS = 5_000;
const NOT_READY = { everyMs: 3_000, times: 40 };
const RESUME_MS = 5_000;
const CLOSED = { sessionEnded: 4401, gone: 4404, tooMany: 4429 };

/** What is known after `message`; an unknown state keeps what was seen before. */
export const heard = (before: LiveView | undefined, message: LiveMessage, localNow: number): LiveView | undefined => {
  if (message.k === 'state') {
    const { k: _, ...status } = message;
    const kept = status.state === 'unknown' && status.sessions.length === 0 ? before?.sessions : undefined;
    return {
      ...status,
      sampledAt: status.sampledAt ?? before?.sampledAt ?? null,
      sessions: kept ?? status.sessions,
      offsetMs: status.now - localNow,
    };
  }
  if (!before || message.t === null) return before;
  if (message.k === 'tick') return { ...before, sampledAt: Math.max(before.sampledAt ?? 0, message.t) };
  const sessions = before.sessions.map((session, i) => {
    const [downBytes, upBytes, lastHandshakeAt] = message.c[i] ?? [null, null, null];
    return { ...session, downBytes, upBytes, lastHandshakeAt };
  });
  return { ...before, sampledAt: message.t, sessions };
};

export type Shown = { state: 'checking' | 'online' | 'offline' | 'cut' } | { state: 'unknown'; since: number };

/** What may be said at `localNow`: a sample that is too old no longer tells the state, whatever became of the news. */
export const shownState = (view: LiveView | undefined, localNow: number, resumedAt = 0, cut = false): Shown => {
  if (!view) return { state: cut ? 'cut' : 'checking' };
  if (view.state === 'unknown') {
    if (cut) return { state: 'cut' };
    return view.unknownSince === null ? { state: 'checking' } : { state: 'unknown', since: view.unknownSince };
  }
  const { sampledAt, staleAfterMs, offsetMs, state } = view;
  if (sampledAt === null || localNow + offsetMs - sampledAt <= staleAfterMs) return { state };
  if (cut) return { state: 'cut' };
  return localNow - resumedAt < RESUME_MS ? { state: 'checking' } : { state: 'unknown', since: sampledAt };
};

/** Doubling to half a minute, and spread, so that a thousand pages do not come back at once. */
export const pauseBefore = (attempt: number, random: number): number =>
  Math.min(30_000, 1000 * 2 ** attempt) * (0.5 + random / 2);

/** When to ask again how old the sample is: just after the next one is due, and soon when that is late. */
export const untilTick = (view: LiveView | undefined, localNow: number): number => {
  if (view?.state === 'unknown') return FALLBACK_MS;
  if (!view || view.sampledAt === null) return TICK_AGAIN_MS;
  const due = view.sampledAt + view.intervalMs + TICK_LAG_MS - (localNow + view.offsetMs);
  return Math.min(LONGEST_TICK_MS, Math.max(TICK_AGAIN_MS, due));
};

class Page implements Live {
  readonly view = signal<LiveView | undefined>(undefined);
  readonly problem = signal<ApiProblem | undefined>(undefined);
  readonly asking = signal(false);
  readonly cut = signal(isOffline());
  readonly resumedAt = signal(Date.now());
  readonly #target: LiveTarget;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #socket: WebSocket | undefined;
  #abort: AbortController | undefined;
  #failures = 0;
  #notReady = 0;

  constructor(target: LiveTarget) {
    this.#target = target;
  }

  start = () => {
    document.addEventListener('visibilitychange', this.#follow);
    addEventListener('online', this.#follow);
    addEventListener('offline', this.#lose);
    this.#follow();
  };

  stop = () => {
    document.removeEventListener('visibilitychange', this.#follow);
    removeEventListener('online', this.#follow);
    removeEventListener('offline', this.#lose);
    this.#rest();
  };

  refresh = async () => {
    this.#abort?.abort();
    const own = new AbortController();
    this.#abort = own;
    this.asking.value = true;
    try {
      const status = await this.#target.ask(own.signal);
      this.problem.value = undefined;
      this.cut.value = false;
      this.#notReady = 0;
      this.view.value = heard(this.view.value, { k: 'state', ...status }, Date.now());
    } catch (cause) {
      if (!isAbort(cause)) this.#refused(toProblem(cause));
    } finally {
      if (this.#abort === own) this.asking.value = false;
    }
  };

  /** A service that is not ready yet is asked about for a while; whatever else is refused stays so. */
  #refused(why: ApiProblem) {
    this.cut.value = !(why.status >= 400 && why.status < 500) && why.code !== 'busy';
    if (why.status < 400 || why.status >= 500 || why.status === 429) return;
    this.problem.value = why;
    this.#rest();
    if (why.code === 'not_ready' && this.#notReady++ < NOT_READY.times)
      this.#later('connect', NOT_READY.everyMs, this.#connect);
  }

  #later(name: string, ms: number, run: () => void) {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(name, setTimeout(run, ms));
  }

  #rest() {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#abort?.abort();
    const open = this.#socket;
    this.#socket = undefined;
    open?.close(1000);
  }

  #follow = () => {
    this.#rest();
    if (document.visibilityState === 'hidden') return;
    this.resumedAt.value = Date.now();
    this.#failures = 0;
    this.#connect();
  };

  #connect = () => {
    if (document.visibilityState === 'hidden') return;
    let opened = false;
    const own = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${this.#target.path}`);
    this.#socket = own;
    own.onopen = () => {
      opened = true;
      this.problem.value = undefined;
      clearTimeout(this.#timers.get('ask'));
      this.#tick();
    };
    own.onmessage = this.#listen;
    own.onclose = ({ code }) => {
      if (this.#socket !== own) return;
      this.#socket = undefined;
      this.#closed(code, opened);
    };
  };

  #closed(code: number, opened: boolean) {
    clearTimeout(this.#timers.get('tick'));
    clearTimeout(this.#timers.get('answer'));
    if (code === CLOSED.sessionEnded || code === CLOSED.gone || !opened) void this.refresh();
    this.#failures = opened ? 0 : this.#failures + 1;
    if (this.#failures > 1) this.#later('ask', FALLBACK_MS, this.#fallBack);
    const pause = code === CLOSED.tooMany ? 60_000 : pauseBefore(this.#failures, Math.random());
    this.#later('connect', pause, this.#connect);
  }

  /** Without a socket the page asks instead, and goes on trying for one. */
  #fallBack = () => {
    void this.refresh();
    this.#later('ask', Math.max(FALLBACK_MS, this.view.peek()?.intervalMs ?? 0), this.#fallBack);
  };

  #lose = () => {
    this.cut.value = true;
  };

  #listen = ({ data }: MessageEvent<string>) => {
    this.cut.value = false;
    const message = JSON.parse(data) as LiveMessage;
    this.view.value = heard(this.view.peek(), message, Date.now());
    if (message.k !== 'tick') return;
    clearTimeout(this.#timers.get('answer'));
    this.#later('tick', untilTick(this.view.peek(), Date.now()), this.#tick);
  };

  #tick = () => {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(TICK);
    this.#later('answer', TICK_ANSWER_MS, () => {
      this.#lose();
      this.#socket?.close(4000);
    });
  };
}

export const makeLive = (target: LiveTarget): Live => new Page(target);

/** Watches while it is on screen. `target` is read once per `path`. */
export const useLive = (target: LiveTarget): Live => {
  const live = useMemo(() => makeLive(target), [target.path]);
  useEffect(() => {
    live.start();
    return live.stop;
  }, [live]);
  return live;
};
