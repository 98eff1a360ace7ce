import { env, runInDurableObject } from 'cloudflare:test';
import { inject, it, vi } from 'vitest';
import { hashToken, newToken } from '../worker/kernel/id.ts';
import { evict, LATER, onlineCallsDuring, poll, pollerStub, type Watching, watch } from '../worker/testing/live.ts';
import { steer } from '../worker/testing/panels.ts';
import { MICRO, order, shop } from '../worker/testing/shop.ts';
import { world } from '../worker/testing/world.ts';

const T = 5_000;
const VIEWERS = [1, 10, 200, 500];
const SERVICES = 10;
const [INTERVALS, ROUNDS, EVICTIONS, PUSHED] = [10, 20, 20, 200];

/** Deterministic, so that two runs evict at the same moments. */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const quantile = (values: readonly number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;

async function aBusyServer() {
  const w = await world({ now: LATER });
  vi.spyOn(Date, 'now').mockImplementation(() => w.clock.now);
  await steer('POST', 'licence', { ceiling: 100_000 });
  await steer('POST', 'clock', { now: performance.timeOrigin, frozen: true });
  const s = await shop(w, { fundsMicro: 1_000 * MICRO });
  const ids: string[] = [];
  for (let i = 0; i < SERVICES; i++) ids.push(await order(s));
  await w.drain();
  const { results } = await env.DB.prepare('SELECT vpn_name AS name FROM service WHERE client_id = ?')
    .bind(s.buyer.clientId)
    .all<{ name: string }>();
  const accounts = results.map((r) => r.name);
  const move = (bytes: number) =>
    Promise.all(
      accounts.map((client) => steer('POST', 'sessions', { client, rx: bytes, tx: bytes * 2, handshake: LATER })),
    );
  await move(1);
  return { w, s, ids, serverId: s.serverId, move };
}
type Busy = Awaited<ReturnType<typeof aBusyServer>>;

/** Each with a session of its own, spread over the services. */
async function sit({ w, s, ids }: Busy, n: number): Promise<Watching[]> {
  const watching: Watching[] = [];
  for (let i = 0; i < n; i++) {
    const token = newToken();
    await env.DB.prepare(
      'INSERT INTO user_session (id, token_hash, user_id, client_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
    )
      .bind(w.ctx().id(), await hashToken(token), s.buyer.id, s.buyer.clientId, w.clock.now, w.clock.now + 86_400_000)
      .run();
    watching.push(await watch(w, { jar: new Map([['__Host-client', token]]) }, ids[i % ids.length] ?? ''));
  }
  return watching;
}

async function leave({ serverId }: Busy, watching: readonly Watching[]) {
  for (const w of watching) w.leave();
  await Promise.all(watching.map((w) => w.closed));
  await poll(serverId);
}

/** An interval passes in which every watcher asked for the time of the sample. */
async function interval<R>({ w, serverId }: Busy, act: () => Promise<R>): Promise<R> {
  w.advance(T);
  await runInDurableObject(pollerStub(serverId), (_, state) => {
    for (const socket of state.getWebSockets()) {
      const seat = socket.deserializeAttachment() as object | null;
      if (seat) socket.serializeAttachment({ ...seat, joinedAt: w.clock.now, expiresAt: w.clock.now + 900_000 });
    }
  });
  return act();
}

async function upstream(busy: Busy) {
  const rows = [];
  for (const n of VIEWERS) {
    const watching = await sit(busy, n);
    let upstreamCalls = 0;
    for (let i = 0; i < INTERVALS; i++)
      upstreamCalls += await interval(busy, () => onlineCallsDuring(() => poll(busy.serverId)));
    rows.push({ n, intervals: INTERVALS, upstreamCalls, callsPerInterval: upstreamCalls / INTERVALS });
    await leave(busy, watching);
  }
  return rows;
}

async function unchanged(busy: Busy, watching: readonly Watching[]) {
  await Promise.all(watching.map((w) => w.news()));
  for (let i = 0; i < INTERVALS; i++) await interval(busy, () => poll(busy.serverId));
  return (await Promise.all(watching.map((w) => w.news()))).flat().length;
}

/** From the alarm to the message at each socket, the call to the panel included. */
async function push(busy: Busy, watching: readonly Watching[]) {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await busy.move(1000 + round);
    await interval(busy, async () => {
      const from = performance.now();
      const arrivals = watching.map(
        (w) =>
          new Promise<void>((heard) =>
            w.socket.addEventListener(
              'message',
              () => {
                took.push(performance.now() - from);
                heard();
              },
              { once: true },
            ),
          ),
      );
      const rang = await poll(busy.serverId);
      await Promise.all(arrivals);
      return rang;
    });
  }
  return took;
}

/** What it replaces: each viewer's page makes the panel list everybody, and picks its own. */
async function naive(n: number) {
  const { url, token } = inject('panel');
  const took: number[] = [];
  let upstreamCalls = 0;
  for (let round = 0; round < 3; round++) {
    const from = performance.now();
    upstreamCalls += await onlineCallsDuring(() =>
      Promise.all(
        Array.from({ length: n }, async () => {
          const answer = await fetch(`${url}/api/v1/client/online`, { headers: { authorization: `Bearer ${token}` } });
          await answer.json();
          took.push(performance.now() - from);
        }),
      ),
    );
  }
  return { callsPerInterval: upstreamCalls / 3, msP99: quantile(took, 0.99) };
}

/** An object that was evicted a moment ago is started for it. */
async function loseMemory(serverId: string) {
  await runInDurableObject(pollerStub(serverId), () => null);
  await evict(serverId);
}

/** Evicted before the news, between news and alarm, or after it: who did not hear of the news within the interval? */
async function evicted(busy: Busy, watching: readonly Watching[]) {
  const roll = dice(8098);
  let lost = 0;
  let upstreamCalls = 0;
  for (let i = 0; i < EVICTIONS; i++) {
    await Promise.all(watching.map((w) => w.news()));
    const moment = roll(3);
    if (moment === 0) await loseMemory(busy.serverId);
    await busy.move(50_000 + i);
    if (moment === 1) await loseMemory(busy.serverId);
    upstreamCalls += await interval(busy, () => onlineCallsDuring(() => poll(busy.serverId)));
    if (moment === 2) await loseMemory(busy.serverId);
    const heard = await Promise.all(watching.map((w) => w.news()));
    lost += heard.filter((news) => news.length === 0).length;
  }
  return { evictions: EVICTIONS, viewersLostForAnInterval: lost, callsPerInterval: upstreamCalls / EVICTIONS };
}

it('measures live status', async () => {
  const busy = await aBusyServer();
  const viewers = await upstream(busy);
  const watching = await sit(busy, PUSHED);
  await interval(busy, () => poll(busy.serverId));
  const messagesWhenUnchanged = await unchanged(busy, watching);
  const took = await push(busy, watching);
  const afterEvictions = await evicted(busy, watching);
  await leave(busy, watching);
  const without = await naive(PUSHED);
  const figures = {
    viewers,
    pushMsP50: quantile(took, 0.5),
    pushMsP99: quantile(took, 0.99),
    messagesWhenUnchanged,
    sockets: PUSHED,
    naive: without,
    evicted: afterEvictions,
  };
  await fetch(inject('bench').report, { method: 'POST', body: JSON.stringify(figures) });
});
