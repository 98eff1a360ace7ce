import { beforeEach, describe, expect, inject, it } from 'vitest';
import { customer } from '../worker/testing/actors.ts';
import {
  alarmOf,
  liveStage,
  nameOf,
  onlineCallsDuring,
  poll,
  pollerStub,
  turnPollerClock,
  upgrade,
  watch,
} from '../worker/testing/live.ts';
import { steer, withFault } from '../worker/testing/panels.ts';
import { MICRO, order, shop, withRoomyLicence } from '../worker/testing/shop.ts';

withRoomyLicence();
const T = 5_000;
const stage = liveStage();
beforeEach(() => turnPollerClock(stage.w));

describe('one question for all', () => {
  it.each([1, 10, 200])(
    'V082 Q-13 given %i watchers of one server, it is asked once per interval and each hears of the change',
    async (viewers) => {
      const { id, serverId, buyer, connect } = await stage.aService();
      const watchers = await Promise.all(
        Array.from({ length: viewers }, async () => watch(stage.w, await stage.anotherTab(buyer), id)),
      );
      expect(await onlineCallsDuring(() => poll(serverId))).toBe(1);
      expect((await watchers[0]?.lastState())?.state).toBe('offline');
      await connect();
      stage.w.advance(T);
      expect(await onlineCallsDuring(() => poll(serverId))).toBe(1);
      const states = await Promise.all(watchers.map((x) => x.lastState()));
      expect(states.map((x) => x?.state)).toEqual(Array.from({ length: viewers }, () => 'online'));
    },
  );

  it('V082 given 50 pages that ask without a socket, the server is asked once', async () => {
    const { id, buyer, connect } = await stage.aService();
    await connect();
    const ask = () => buyer.api.client.connections.status({ id });
    let states: string[] = [];
    const calls = await onlineCallsDuring(async () => {
      states = (await Promise.all(Array.from({ length: 50 }, ask))).map((x) => x.state);
    });
    expect(calls).toBe(1);
    expect(new Set(states)).toEqual(new Set(['online']));
    expect(await onlineCallsDuring(ask)).toBe(0);
    stage.w.advance(T);
    expect(await onlineCallsDuring(ask)).toBe(1);
  });

  it('a slow server is never asked twice at once', async () => {
    const { id, serverId, buyer } = await stage.aService();
    await watch(stage.w, buyer, id);
    const calls = await onlineCallsDuring(() =>
      withFault({ fault: 'slow', arg: '300', route: 'GET /client/online' }, async () => {
        const stub = pollerStub(serverId);
        await Promise.all([
          poll(serverId),
          stub.status(serverId, { account: 'x', ipv4: null }),
          stub.status(serverId, { account: 'y', ipv4: null }),
          stub.wake(serverId),
        ]);
      }),
    );
    expect(calls).toBe(1);
  });

  it('nobody watches: nobody asks, and no alarm is left', async () => {
    const { id, serverId, buyer } = await stage.aService();
    const watcher = await watch(stage.w, buyer, id);
    await poll(serverId);
    watcher.leave();
    expect(await watcher.closed).toBe(1000);
    expect(await onlineCallsDuring(() => poll(serverId))).toBe(0);
    expect(await poll(serverId)).toBe(false);
  });
});

describe('what is pushed', () => {
  it('nothing while nothing changes, though the sample gets younger; then a delta when only bytes moved', async () => {
    const { id, serverId, buyer, connect } = await stage.aService();
    await connect();
    const watcher = await watch(stage.w, buyer, id);
    await poll(serverId);
    expect(await watcher.lastState()).toMatchObject({ state: 'online', sampledAt: stage.w.clock.now });
    for (let i = 0; i < 3; i++) {
      await stage.later(serverId, T);
      await poll(serverId);
      expect(await watcher.tick()).toBe(stage.w.clock.now);
    }
    expect(watcher.heard).toEqual([]);
    await connect({ tx: 6_000_000 });
    await stage.later(serverId, T);
    await poll(serverId);
    await watcher.tick();
    expect(watcher.heard).toMatchObject([
      { k: 'delta', t: stage.w.clock.now, c: [[6_000_000, 1_000, expect.anything()]] },
    ]);
    expect(watcher.raw.every((text) => text.length <= 200)).toBe(true);
  });

  it('Q-12 V077 downloaded is what the server sent, uploaded what it received', async () => {
    const { id, serverId, buyer, connect } = await stage.aService();
    await connect({ rx: 14, tx: 234 });
    const watcher = await watch(stage.w, buyer, id);
    await poll(serverId);
    expect((await watcher.lastState())?.sessions).toMatchObject([{ downBytes: 234, upBytes: 14 }]);
  });

  it.each(['flat', 'grouped', 'byname'])('reads the shape “%s”', async (online) => {
    const { id, serverId, buyer, connect, account } = await stage.aService();
    await connect();
    await connect({ protocol: 'openvpn' });
    await steer('POST', 'mode', { online });
    try {
      const watcher = await watch(stage.w, buyer, id);
      await poll(serverId);
      const state = await watcher.lastState();
      expect(state?.sessions.map((x) => x.protocol).sort(), account).toEqual(['openvpn', 'wireguard']);
    } finally {
      await steer('POST', 'mode', { online: 'flat' });
    }
  });

  it.each(['online-empty', 'online-null'])(
    'Q-01 given %s, the service is offline and nothing failed',
    async (fault) => {
      const { id, serverId, buyer, connect } = await stage.aService();
      await connect();
      const watcher = await watch(stage.w, buyer, id);
      await withFault({ fault }, () => poll(serverId));
      expect(await watcher.lastState()).toMatchObject({ state: 'offline', unknownSince: null, sessions: [] });
    },
  );

  it('V083 Q-13 a customer hears and reads of its own connections only, whoever else is on the server', async () => {
    const s = await shop(stage.w, { fundsMicro: 100 * MICRO });
    const mine = await order(s);
    const other = await customer(stage.w);
    await s.admin.api.admin.clients.adjust({ id: other.clientId, amountMicro: 100 * MICRO, description: 'Funds' });
    const theirs = await order({ ...s, buyer: other });
    await stage.w.drain();
    const [me, them] = [await nameOf(mine), await nameOf(theirs)];
    await steer('POST', 'sessions', { client: them, endpoint: '198.51.100.77:4' });
    const watcher = await watch(stage.w, s.buyer, mine);
    const neighbour = await watch(stage.w, other, theirs);
    await poll(s.serverId);
    await Promise.all([watcher.tick(), neighbour.tick()]);
    expect(neighbour.raw.join()).toContain('198.51.100.77');
    expect(watcher.heard).toMatchObject([{ state: 'offline', sessions: [] }]);
    const text = await (await s.buyer.rest('GET', `/api/v1/client/services/${mine}/connections`)).text();
    for (const secret of [them, '198.51.100.77', theirs]) {
      expect(watcher.raw.join()).not.toContain(secret);
      expect(text).not.toContain(secret);
    }
    expect(me).not.toBe(them);
    expect((await upgrade(stage.w, s.buyer, `/live/services/${theirs}`)).status).toBe(404);
    expect((await s.buyer.rest('GET', `/api/v1/client/services/${theirs}/connections`)).status).toBe(404);
  });

  it('a session that a suspension cuts goes offline at the next question', async () => {
    const { id, serverId, buyer, connect, account } = await stage.aService();
    await connect();
    const watcher = await watch(stage.w, buyer, id);
    await poll(serverId);
    expect((await watcher.lastState())?.state).toBe('online');
    const { url, token } = inject('panel');
    await fetch(`${url}/api/v1/client/${account}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ status: 'disable' }),
    });
    stage.w.advance(T);
    await poll(serverId);
    expect((await watcher.lastState())?.state).toBe('offline');
  });
});

describe('a server that does not answer', () => {
  it.each(['http-500', 'reset', 'json-cut'])(
    'given %s, what was seen stays with “unknown since”, it is asked less and less, and one answer ends it',
    async (fault) => {
      const { id, serverId, buyer, connect } = await stage.aService();
      await connect();
      const watcher = await watch(stage.w, buyer, id);
      await poll(serverId);
      const { sampledAt } = (await watcher.lastState()) ?? {};
      stage.w.advance(T);
      const since = stage.w.clock.now;
      await withFault({ fault, route: 'GET /client/online' }, async () => {
        await poll(serverId);
        expect(await watcher.lastState()).toMatchObject({
          state: 'unknown',
          unknownSince: since,
          sampledAt,
          sessions: [{ protocol: 'wireguard' }],
        });
        const pauses: number[] = [];
        for (let i = 0; i < 3; i++) {
          const next = await alarmOf(serverId);
          pauses.push(next - stage.w.clock.now);
          await stage.later(serverId, next - stage.w.clock.now);
          await poll(serverId);
        }
        expect(pauses).toEqual([T, 10_000, 20_000]);
        expect(await watcher.news()).toEqual([]);
        expect(await watcher.tick()).toBe(sampledAt);
      });
      await stage.later(serverId, (await alarmOf(serverId)) - stage.w.clock.now);
      await poll(serverId);
      expect(await watcher.lastState()).toMatchObject({ state: 'online', unknownSince: null });
      expect((await alarmOf(serverId)) - stage.w.clock.now).toBe(T);
    },
  );

  it('given a silent server, a page that asks without a socket is told so at once and is not an error', async () => {
    const { id, buyer } = await stage.aService();
    await withFault({ fault: 'http-503', route: 'GET /client/online' }, async () => {
      const status = await buyer.api.client.connections.status({ id });
      expect(status).toMatchObject({
        state: 'unknown',
        unknownSince: stage.w.clock.now,
        sampledAt: null,
        sessions: [],
      });
      expect(await onlineCallsDuring(() => buyer.api.client.connections.status({ id }))).toBe(0);
    });
  });
});
