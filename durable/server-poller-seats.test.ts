import { env, runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { customer, staff } from '../worker/testing/actors.ts';
import {
  alarmOf,
  evict,
  liveStage,
  onlineCallsDuring,
  poll,
  pollerStub,
  turnPollerClock,
  upgrade,
  watch,
} from '../worker/testing/live.ts';
import { withFault } from '../worker/testing/panels.ts';
import { MICRO, order, shop, withRoomyLicence } from '../worker/testing/shop.ts';

withRoomyLicence();
const T = 5_000;
const stage = liveStage();
beforeEach(() => turnPollerClock(stage.w));

describe('who may watch, and how long', () => {
  it('an upgrade needs this site’s origin, a session and the permission; anything else is refused', async () => {
    const { id, buyer } = await stage.aService();
    const path = `/live/services/${id}`;
    expect((await upgrade(stage.w, buyer, path, { origin: 'https://evil.test' })).status).toBe(403);
    expect((await stage.w.request(path, { headers: { upgrade: 'websocket' } }, buyer.jar)).status).toBe(403);
    expect((await stage.w.request(path, {}, buyer.jar)).status).toBe(426);
    expect((await upgrade(stage.w, { jar: new Map() }, path)).status).toBe(401);
    expect((await upgrade(stage.w, await customer(stage.w), path)).status).toBe(404);
    expect((await upgrade(stage.w, buyer, '/live/services/nothing')).status).toBe(404);
    expect((await upgrade(stage.w, buyer, `/live/admin/services/${id}`)).status).toBe(401);
    expect((await upgrade(stage.w, await staff(stage.w, ['clients.read']), `/live/admin/services/${id}`)).status).toBe(
      403,
    );
    expect((await upgrade(stage.w, await staff(stage.w, ['services.read']), `/live/admin/services/${id}`)).status).toBe(
      101,
    );
  });

  it('a service that is not active, or not set up yet, has no socket and says why', async () => {
    const s = await shop(stage.w);
    const pending = await order(s);
    const refused = await upgrade(stage.w, s.buyer, `/live/services/${pending}`);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      code: 'not_ready',
      detail: expect.stringContaining('not set up yet'),
    });
    await stage.w.drain();
    await env.DB.prepare("UPDATE service SET status = 'suspended' WHERE id = ?").bind(pending).run();
    const status = await s.buyer.rest('GET', `/api/v1/client/services/${pending}/connections`);
    expect(status.status).toBe(409);
    expect(await status.json()).toMatchObject({ code: 'not_active' });
  });

  it('a revoked session loses its socket within half a minute, other sessions keep theirs', async () => {
    const { id, serverId, buyer } = await stage.aService();
    const stays = await watch(stage.w, buyer, id);
    const other = await stage.anotherTab(buyer);
    const leaves = await watch(stage.w, other, id);
    await poll(serverId);
    await env.DB.prepare('DELETE FROM user_session WHERE id = ?').bind(other.id).run();
    await stage.later(serverId, 30_000);
    await poll(serverId);
    expect(await leaves.closed).toBe(4401);
    expect(await stays.tick()).toBe(stage.w.clock.now);
  });

  it('staff lose it with their permission, everybody with the service’s move or end', async () => {
    const { id, serverId, buyer, s } = await stage.aService();
    const clerk = await staff(stage.w, ['services.read']);
    const [mine, theirs] = [await watch(stage.w, buyer, id), await watch(stage.w, clerk, id, true)];
    await poll(serverId);
    await env.DB.prepare("UPDATE admin_group SET permissions = '[]' WHERE name = ?").bind(clerk.name).run();
    await poll(serverId);
    await stage.later(serverId, 30_000);
    await poll(serverId);
    expect(await theirs.closed).toBe(4401);
    await env.DB.prepare('UPDATE service SET server_id = NULL WHERE id = ?').bind(id).run();
    await stage.later(serverId, 30_000);
    expect(await onlineCallsDuring(() => poll(serverId))).toBe(0);
    expect(await mine.closed).toBe(4404);
    expect(await poll(serverId), s.serverId).toBe(false);
  });

  it('given a service that staff suspend, its pages lose it at once, the others of that server keep theirs', async () => {
    const { id, serverId, buyer, s } = await stage.aService({ fundsMicro: 100 * MICRO });
    const other = await order(s);
    await stage.w.drain();
    const [suspended, stays] = [await watch(stage.w, buyer, id), await watch(stage.w, buyer, other)];
    await poll(serverId);
    await s.admin.api.admin.services.suspend({ id, reason: 'Stolen card' });
    await stage.w.drain();
    expect(await suspended.closed).toBe(4404);
    expect(await stays.tick()).toBe(stage.w.clock.now);
  });

  it('a socket lives a quarter of an hour, and one that nobody is behind two intervals', async () => {
    const { id, serverId, buyer } = await stage.aService();
    const silent = await watch(stage.w, buyer, id);
    await poll(serverId);
    stage.w.advance(2 * T + 5_001);
    const calls = await onlineCallsDuring(() => poll(serverId));
    expect(await silent.closed).toBe(4410);
    expect(calls).toBe(0);
    const old = await watch(stage.w, buyer, id);
    await poll(serverId);
    await stage.later(serverId, 15 * 60_000);
    await poll(serverId);
    expect(await old.closed).toBe(4408);
  });

  it('a socket that talks is closed, and a session holds twenty at most', async () => {
    const { id, buyer } = await stage.aService();
    const talker = await watch(stage.w, buyer, id);
    talker.socket.send('{"subscribe":"everything"}');
    expect(await talker.closed).toBe(1008);
    const many = [];
    for (let i = 0; i < 21; i++) {
      many.push(await watch(stage.w, buyer, id));
      stage.w.advance(1);
    }
    expect(await many[0]?.closed).toBe(4429);
    expect(await many[20]?.tick()).toBeNull();
  });
});

describe('memory that is lost', () => {
  it('given an eviction, sockets stay, the next answer is compared with what each was told, and news arrive', async () => {
    const { id, serverId, buyer, connect, disconnect } = await stage.aService();
    await connect();
    const watcher = await watch(stage.w, buyer, id);
    await poll(serverId);
    expect((await watcher.lastState())?.state).toBe('online');
    await evict(serverId);
    stage.w.advance(T);
    expect(await onlineCallsDuring(() => poll(serverId))).toBe(1);
    expect(await watcher.news()).toEqual([]);
    expect(await watcher.tick()).toBe(stage.w.clock.now);
    await evict(serverId);
    await disconnect();
    stage.w.advance(T);
    await poll(serverId);
    expect((await watcher.lastState())?.state).toBe('offline');
  });

  it('one stored row brings it back, and a page that asks in between costs no question', async () => {
    const { id, serverId, buyer } = await stage.aService();
    await watch(stage.w, buyer, id);
    await poll(serverId);
    await evict(serverId);
    expect(await onlineCallsDuring(() => buyer.api.client.connections.status({ id }))).toBe(0);
    const rows = await runInDurableObject(pollerStub(serverId), async (_, state) => (await state.storage.list()).size);
    expect(rows).toBeLessThanOrEqual(2);
  });

  it('given an eviction while the server is silent, “unknown since” is kept', async () => {
    const { id, serverId, buyer } = await stage.aService();
    await watch(stage.w, buyer, id);
    const since = stage.w.clock.now;
    await withFault({ fault: 'http-500', route: 'GET /client/online' }, () => poll(serverId));
    await evict(serverId);
    stage.w.advance(1000);
    const late = await watch(stage.w, await stage.anotherTab(buyer), id);
    expect(await late.lastState()).toMatchObject({ state: 'unknown', unknownSince: since });
  });

  it('an alarm that was lost is set again by the watchdog, which leaves unwatched servers alone', async () => {
    const { id, serverId, buyer, connect } = await stage.aService();
    const watcher = await watch(stage.w, buyer, id);
    await poll(serverId);
    await connect();
    await runInDurableObject(pollerStub(serverId), (_, state) => state.storage.deleteAlarm());
    expect(await poll(serverId)).toBe(false);
    await stage.w.tick();
    await stage.later(serverId, 60_000);
    await stage.w.tick();
    await stage.w.drain();
    expect(await poll(serverId)).toBe(true);
    expect((await watcher.lastState())?.state).toBe('online');
    watcher.leave();
    await watcher.closed;
    await poll(serverId);
    stage.w.advance(60_000);
    await stage.w.tick();
    await stage.w.drain();
    expect(await poll(serverId)).toBe(false);
  });

  it('an alarm that should have rung long ago is set again', async () => {
    const { id, serverId, buyer } = await stage.aService();
    await watch(stage.w, buyer, id);
    await poll(serverId);
    await stage.later(serverId, 35_001);
    expect(await pollerStub(serverId).wake(serverId)).toBe('revived');
    expect(await alarmOf(serverId)).toBeLessThan(stage.w.clock.now + 1000);
    expect(await pollerStub(serverId).wake(serverId)).toBe('awake');
  });
});
