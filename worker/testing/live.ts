/** Watchers of live status as a browser is one, and the poller's alarm as the runtime would ring it. */
import { env, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest';
import { type LiveMessage, TICK_REQUEST } from '../connections/contract/model.ts';
import type { Poller } from '../connections/index.ts';
import { hashToken, newToken } from '../kernel/id.ts';
import { remote } from '../kernel/object.ts';
import type { PageTeller } from '../servers/index.ts';
import { steer } from './panels.ts';
import { forgetCalls, order, panelCalls, type ShopOptions, shop } from './shop.ts';
import { ORIGIN, type World, world } from './world.ts';

/** Later than today, so that no alarm rings but by `poll`. */
export const LATER = Date.UTC(2040, 0, 10, 12);

/** The poller's clock is the world's until the test ends. */
export function turnPollerClock(w: World): void {
  const spy = vi.spyOn(Date, 'now').mockImplementation(() => w.clock.now);
  onTestFinished(() => spy.mockRestore());
}

type Browser = { jar: Map<string, string> };
type State = Extract<LiveMessage, { k: 'state' }>;

export const upgrade = (w: World, by: Browser, path: string, headers: Record<string, string> = {}) =>
  w.request(path, { headers: { upgrade: 'websocket', origin: ORIGIN, ...headers } }, by.jar);

/** A page that shows a service. `heard` holds what was pushed, without ticks. */
export async function watch(w: World, by: Browser, serviceId: string, staff = false) {
  const response = await upgrade(w, by, `/live/${staff ? 'admin/' : ''}services/${serviceId}`);
  const { webSocket: socket } = response;
  if (!socket) throw new Error(`No socket: ${response.status} ${await response.text()}`);
  const heard: Exclude<LiveMessage, { k: 'tick' }>[] = [];
  const raw: string[] = [];
  const ticks: ((t: number | null) => void)[] = [];
  let whenClosed: (code: number) => void = () => {};
  const closed = new Promise<number>((resolve) => {
    whenClosed = resolve;
  });
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as LiveMessage;
    if (message.k === 'tick') return ticks.shift()?.(message.t);
    heard.push(message);
    raw.push(String(data));
  });
  socket.addEventListener('close', ({ code }) => whenClosed(code));
  socket.accept();
  /** The time of the last sample; by then everything that was pushed before has arrived. */
  const tick = () =>
    new Promise<number | null>((resolve) => {
      ticks.push(resolve);
      socket.send(TICK_REQUEST);
    });
  const news = async () => {
    await tick();
    raw.length = 0;
    return heard.splice(0);
  };
  const lastState = async () => {
    const states = (await news()).filter((m): m is State => m.k === 'state');
    return states.at(-1);
  };
  return { socket, heard, raw, closed, tick, news, lastState, leave: () => socket.close(1000) };
}
export type Watching = Awaited<ReturnType<typeof watch>>;

export const pollerStub = (serverId: string) => remote<Poller & PageTeller>(env.ServerPoller, serverId);

/** The alarm rings; false when none was set. */
export const poll = (serverId: string) => runDurableObjectAlarm(pollerStub(serverId));
export const evict = (serverId: string) => evictDurableObject(pollerStub(serverId));

/** How often the panel was asked who is online while `act` ran. */
export async function onlineCallsDuring(act: () => Promise<unknown>): Promise<number> {
  await forgetCalls();
  await act();
  return (await panelCalls()).filter((c) => c === 'GET /client/online').length;
}

export const alarmOf = (serverId: string) =>
  runInDurableObject(pollerStub(serverId), async (_, state) => (await state.storage.getAlarm()) ?? 0);

/** The service's name on its server. */
export const nameOf = async (serviceId: string) =>
  (await env.DB.prepare('SELECT vpn_name AS name FROM service WHERE id = ?').bind(serviceId).first<{ name: string }>())
    ?.name ?? '';

/** A world of services to watch, for the tests of one file; the panel's counters stand still. */
export function liveStage() {
  const stage = { w: null as unknown as World };
  beforeAll(async () => {
    stage.w = await world({ now: LATER });
    await steer('POST', 'clock', { now: Date.now(), frozen: true });
  });
  afterAll(() => steer('POST', 'clock', { offsetMs: 0 }));
  return Object.assign(stage, {
    /** An active service on a server of its own, and how to connect it. */
    async aService(options: ShopOptions = {}) {
      const s = await shop(stage.w, options);
      const id = await order(s);
      await stage.w.drain();
      const account = await nameOf(id);
      const connect = (more: Record<string, unknown> = {}) =>
        steer('POST', 'sessions', { client: account, protocol: 'wireguard', rx: 1_000, tx: 5_000_000, ...more });
      const disconnect = () => steer('DELETE', `sessions/${account}`);
      return { s, id, account, connect, disconnect, serverId: s.serverId, buyer: s.buyer };
    },
    /** The same customer in another browser: one session may hold twenty sockets only. */
    async anotherTab(buyer: { id: string; clientId: string }) {
      const { clock, ctx } = stage.w;
      const token = newToken();
      const id = ctx().id();
      await env.DB.prepare(
        'INSERT INTO user_session (id, token_hash, user_id, client_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
        .bind(id, await hashToken(token), buyer.id, buyer.clientId, clock.now, clock.now + 86_400_000)
        .run();
      return { id, jar: new Map([['__Host-client', token]]) };
    },
    /** Time passes, and every watcher goes on asking for the time of the sample, which the runtime would stamp with the real clock. */
    async later(serverId: string, ms: number) {
      stage.w.advance(ms);
      await runInDurableObject(pollerStub(serverId), (_, state) => {
        for (const socket of state.getWebSockets()) {
          const seat = socket.deserializeAttachment() as { joinedAt: number } | null;
          if (seat) socket.serializeAttachment({ ...seat, joinedAt: stage.w.clock.now });
        }
      });
    },
  });
}
