import {
  answered,
  endOf,
  type Facts,
  failed,
  type Knowledge,
  LIVE_CLOSE,
  type LiveMessage,
  type LiveServer,
  type LiveStatus,
  NOTHING_KNOWN,
  newsFor,
  nextAskAt,
  type Poller,
  readStanding,
  serverStatusOf,
  silentAfterMs,
  statusOf,
  TICK_REQUEST,
  type Told,
  WATCHER_HEADER,
  type Watcher,
  type Whose,
} from '../worker/connections/index.ts';
import type { Env } from '../worker/env.ts';
import type { Ctx } from '../worker/kernel/context.ts';
import { openPeer, type PageTeller } from '../worker/servers/index.ts';
import { Actor, type Seat } from './actor.ts';

const STANDING_MS = 30_000;
const OVERDUE_MS = 30_000;
const MIN_PAUSE_MS = 500;
const FIRST_INTERVAL_MS = 5_000;
const MAX_SOCKETS_PER_SESSION = 20;

/** What a restart may not forget; `intervalMs` so that ages come out right before the first question. */
type Kept = Pick<Knowledge, 'failures' | 'unknownSince' | 'askedAt'> & { serverId: string; intervalMs: number };
const KEPT = 'kept';

type Seated = Watcher & { told: Told | null };

/**
 * One per VPN server. Asks it who is online, once an interval however many watch, by alarm and only while somebody
 * does; tells each watcher what is new about its own service. Memory may be lost between any two events: sockets carry
 * what is known of their watchers, and one stored row the rest. See docs/adr/0012-live-status.md.
 */
export class ServerPoller extends Actor<Seated, LiveMessage> implements Poller, PageTeller {
  #kept: Kept;
  #known: Knowledge;
  #facts: { read: Facts; at: number } | null = null;
  #asking: Promise<void> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const kept = ctx.storage.kv.get<Kept>(KEPT);
    this.#kept = kept ?? {
      serverId: '',
      intervalMs: FIRST_INTERVAL_MS,
      failures: 0,
      unknownSince: null,
      askedAt: 0,
    };
    const { failures, unknownSince, askedAt } = this.#kept;
    this.#known = { ...NOTHING_KNOWN, failures, unknownSince, askedAt };
    if (!ctx.getWebSocketAutoResponse()) this.#answerTicks(null);
  }

  async status(serverId: string, whose: Whose): Promise<LiveStatus> {
    await this.#freshen(serverId);
    return this.#statusOf(whose);
  }

  async server(serverId: string): Promise<LiveServer> {
    await this.#freshen(serverId);
    return serverStatusOf(this.#known, serverId, this.#kept.intervalMs, this.now());
  }

  async wake(serverId: string): Promise<'asleep' | 'awake' | 'revived'> {
    this.#keep({ serverId });
    this.#prune();
    if (!this.occupied()) return 'asleep';
    return (await this.#arm()) ? 'revived' : 'awake';
  }

  async standingChanged(serverId: string): Promise<void> {
    this.#keep({ serverId });
    this.#facts = null;
    if (this.occupied()) await this.#standing(this.house('live status'));
  }

  protected override seatOf(request: Request): Seated | null {
    const given = request.headers.get(WATCHER_HEADER);
    return given ? { ...(JSON.parse(given) as Watcher), told: null } : null;
  }

  protected override tagsOf({ serviceId, sessionId }: Seated): string[] {
    return [`service:${serviceId}`, `session:${sessionId}`];
  }

  protected override async joined(socket: WebSocket, seat: Seated): Promise<void> {
    this.#keep({ serverId: seat.serverId });
    this.#makeRoom(seat);
    const { sampledAt, staleAfterMs, unknownSince } = this.#statusOf(seat);
    const isFresh = sampledAt !== null && this.now() - sampledAt <= staleAfterMs;
    if (isFresh || unknownSince !== null) this.#tell({ socket, seat });
    await this.#arm();
  }

  /** Never throws: a retried alarm would be a second question, six failed ones would be the last. */
  override async alarm(): Promise<void> {
    try {
      this.#prune();
      if (this.occupied()) await this.#ask();
    } catch (error) {
      this.log.error('poller.threw', { error });
    } finally {
      if (this.occupied()) await this.#setAlarm();
    }
  }

  /** Sees to it that an alarm is due; true when there was none, or one that should have rung long ago. */
  async #arm(): Promise<boolean> {
    if (this.#asking) return false;
    const alarm = await this.ctx.storage.getAlarm();
    if (alarm !== null && alarm > this.now() - OVERDUE_MS) return false;
    await this.#setAlarm();
    return true;
  }

  #setAlarm(): Promise<void> {
    const due = nextAskAt(this.#known, this.#kept.intervalMs);
    return this.ctx.storage.setAlarm(Math.max(this.now() + MIN_PAUSE_MS, due));
  }

  /** Asks, unless that was done within the interval or an alarm is about to do it. */
  async #freshen(serverId: string): Promise<void> {
    this.#keep({ serverId });
    if (this.now() < nextAskAt(this.#known, this.#kept.intervalMs)) return this.#asking ?? undefined;
    const alarm = await this.ctx.storage.getAlarm();
    if (alarm !== null && alarm > this.now() - OVERDUE_MS) return;
    await this.#ask();
    this.#keep({ askedAt: this.#known.askedAt });
  }

  /** At most one question is under way; whoever wants to know meanwhile waits for that one. */
  #ask(): Promise<void> {
    this.#asking ??= this.#askOnce().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #askOnce(): Promise<void> {
    const ctx = this.house('live status');
    const watched = this.occupied();
    const at = this.now();
    try {
      const { server, intervalMs } = await this.#standing(ctx);
      this.#keep({ intervalMs });
      if (!server) return this.#dismissAll();
      if (watched && !this.occupied()) return;
      const outcome = await (await openPeer(ctx, server)).online();
      if (outcome.kind === 'ok') this.#heard(answered(outcome.value, at, this.now() - at, this.#known));
      else this.#missed(at);
    } catch (error) {
      this.log.error('poller.threw', { error });
      this.#missed(at);
    }
    for (const seat of this.seats()) this.#tell(seat);
  }

  #heard(known: Knowledge): void {
    this.#known = known;
    this.#answerTicks(known.askedAt);
    this.#keep({ failures: 0, unknownSince: null });
  }

  /** The next question reads the server's settings anew: they may be what is wrong. */
  #missed(at: number): void {
    this.#known = failed(this.#known, at);
    this.#facts = null;
    const { failures, unknownSince } = this.#known;
    this.#keep({ failures, unknownSince, askedAt: at });
  }

  async #standing(ctx: Ctx): Promise<Facts> {
    const known = this.#facts;
    if (known && this.now() - known.at < STANDING_MS) return known.read;
    const seats = this.seats();
    const at = this.now();
    const read = await readStanding(
      ctx,
      this.#kept.serverId,
      seats.map(({ seat }) => seat),
    );
    if (!this.#facts || this.#facts.at <= at) this.#facts = { read, at };
    for (const { socket, seat } of seats) {
      const end = endOf(seat, read.standing);
      if (end) this.close(socket, LIVE_CLOSE[end]);
    }
    return read;
  }

  #tell({ socket, seat }: Seat<Seated>): void {
    const news = newsFor(this.#statusOf(seat), seat.told);
    if (!news) return;
    this.send(socket, news.message);
    socket.serializeAttachment({ ...seat, told: news.told });
  }

  #statusOf = (whose: Whose): LiveStatus => statusOf(this.#known, whose, this.#kept.intervalMs, this.now());

  /** The runtime answers for us, without waking us: how old the last sample is. */
  #answerTicks(t: number | null): void {
    const tick: LiveMessage = { k: 'tick', t };
    this.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(TICK_REQUEST, JSON.stringify(tick)));
  }

  /** Sockets whose time is up, and those that nobody is behind any more. */
  #prune(): void {
    const now = this.now();
    const silentMs = silentAfterMs(this.#kept.intervalMs);
    for (const { socket, seat } of this.seats()) {
      const heardAt = this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0;
      if (seat.expiresAt <= now) this.close(socket, LIVE_CLOSE.timeIsUp);
      else if (now - Math.max(heardAt, seat.joinedAt) > silentMs) this.close(socket, LIVE_CLOSE.silent);
    }
  }

  /** A session that opens more and more loses the oldest. */
  #makeRoom({ sessionId }: Seated): void {
    const own = this.seats(`session:${sessionId}`).sort((a, b) => a.seat.joinedAt - b.seat.joinedAt);
    for (const { socket } of own.slice(0, -MAX_SOCKETS_PER_SESSION)) this.close(socket, LIVE_CLOSE.tooMany);
  }

  #dismissAll(): void {
    for (const { socket } of this.seats()) this.close(socket, LIVE_CLOSE.gone);
  }

  /** Written only when it changes. */
  #keep(change: Partial<Kept>): void {
    const next = { ...this.#kept, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#kept)) return;
    this.#kept = next;
    this.ctx.storage.kv.put(KEPT, next);
  }
}
