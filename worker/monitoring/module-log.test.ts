import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Db } from '../kernel/db/db.ts';
import { newId } from '../kernel/id.ts';
import { makeLog } from '../kernel/log.ts';
import { type KeptCall, makeCallBuffer } from '../kernel/reach/call-log.ts';
import { customer, staff } from '../testing/actors.ts';
import { aServer } from '../testing/catalog.ts';
import { withFault } from '../testing/panels.ts';
import { order, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';
import { capped } from './rules/module-log.ts';
import { callPage } from './store/module-log.ts';
import { keepCalls, purgeModuleLog } from './tasks.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const DAY_MS = 86_400_000;
const READ = ['monitoring.read'] as const;
const call = (over: Partial<KeptCall> = {}): KeptCall => ({
  at: w.clock.now,
  method: 'GET',
  host: 'panel.example.com',
  path: '/api/v1/network',
  status: 200,
  failure: null,
  tookMs: 12,
  poll: false,
  requestBody: null,
  responseBody: '{}',
  kind: 'provisioning',
  subject: null,
  name: 'fra1',
  serviceId: null,
  requestId: newId(w.clock.now),
  ...over,
});
const stored = () => w.env.DB.prepare('SELECT count(*) AS n FROM module_log').first<number>('n');

describe('the module log', () => {
  it('V015 given an order and a test of its server, every call is listed with its server and service, and no secret is in it or at rest', async () => {
    const s = await shop(w);
    const id = await order(s);
    await w.drain();
    await s.admin.api.admin.servers.test({ id: s.serverId });
    const { username, password } = await s.buyer.api.client.services.credentials({ id });
    const { api, rest } = await staff(w, READ);
    const mine = (await api.admin.moduleLog.list({ serviceId: id, sort: 'startedAt' })).items;
    const name = (await s.admin.api.admin.servers.get({ id: s.serverId })).name;
    expect(mine.map((c) => `${c.method} ${c.path.split('/')[3]}`)).toEqual(
      expect.arrayContaining(['GET system', 'POST client', 'PUT client']),
    );
    expect(new Set(mine.map((c) => `${c.kind} ${c.subject} ${c.name}`))).toEqual(
      new Set([`provisioning server:${s.serverId} ${name}`]),
    );
    const created = mine.find((c) => c.method === 'POST');
    const detail = await api.admin.moduleLog.get({ id: created?.id ?? '' });
    expect(JSON.parse(detail.responseBody ?? '')).toMatchObject({
      msg: { username: '***', password: '***', private_key: '***' },
    });
    const byServer = await rest('GET', `/api/v1/admin/module-log?serverId=${s.serverId}&limit=100`);
    const { results } = await w.env.DB.prepare('SELECT * FROM module_log WHERE subject = ?')
      .bind(`server:${s.serverId}`)
      .all();
    expect(results.length).toBeGreaterThan(mine.length);
    const everything = (await byServer.text()) + JSON.stringify(results) + JSON.stringify(detail);
    for (const secret of [inject('panel').token, username ?? '', password ?? '']) {
      expect(secret.length).toBeGreaterThan(4);
      expect(everything).not.toContain(secret);
    }
    const { token_sealed: sealed } =
      (await w.env.DB.prepare('SELECT token_sealed FROM server WHERE id = ?').bind(s.serverId).first()) ?? {};
    expect(String(sealed)).toMatch(/^v1\./);
    expect(String(sealed)).not.toContain(inject('panel').token);
  });

  it('a failing call is of level error, with its status or the reason why there is none', async () => {
    const s = await shop(w);
    const tree = () => s.admin.api.admin.servers.networkTree({ serverId: s.serverId });
    await withFault({ fault: 'http-502' }, tree);
    const dead = await aServer(s.admin.api, { port: 59_996 });
    await s.admin.api.admin.servers.networkTree({ serverId: dead.id });
    const { api } = await staff(w, READ);
    const errors = async (serverId: string) => (await api.admin.moduleLog.list({ serverId, level: 'error' })).items;
    expect((await errors(s.serverId))[0]).toMatchObject({ status: 502, failure: null });
    expect((await errors(dead.id))[0]).toMatchObject({ status: null, failure: 'refused' });
  });

  it('a page shows no bodies; each is at most 4 KB', async () => {
    expect(new TextEncoder().encode(capped('ż'.repeat(5000)) ?? '').byteLength).toBeLessThanOrEqual(4096);
    expect(capped('ż'.repeat(5000))).toMatch(/^ż+…$/);
    expect(capped('short')).toBe('short');
    await keepCalls(w.ctx().db, [call({ name: 'long', responseBody: 'x'.repeat(9000) })]);
    const { api, rest } = await staff(w, READ);
    const [row] = (await api.admin.moduleLog.list({ q: 'long' })).items;
    expect(row && 'responseBody' in row).toBe(false);
    expect(await (await rest('GET', '/api/v1/admin/module-log?q=long')).text()).not.toContain('xxxx');
    expect((await api.admin.moduleLog.get({ id: row?.id ?? '' })).responseBody?.length).toBeLessThanOrEqual(4096);
  });

  it('is sorted by each column both ways, filtered, searched and paged, without repeating or skipping', async () => {
    const mark = `m${newId(w.clock.now).slice(-8).toLowerCase()}`;
    const calls = Array.from({ length: 60 }, (_, i) =>
      call({
        at: w.clock.now + (i % 7),
        name: `${mark}-${i % 5}`,
        path: `/p/${i % 4}`,
        status: i % 3 === 0 ? 500 : 200,
        tookMs: i % 9,
      }),
    );
    await keepCalls(w.ctx().db, calls);
    const { api } = await staff(w, READ);
    for (const by of ['startedAt', 'name', 'path', 'status', 'tookMs'] as const) {
      const read = async (sort: typeof by | `-${typeof by}`) => {
        const all: { id: string; value: unknown }[] = [];
        let cursor: string | undefined;
        do {
          const page = await api.admin.moduleLog.list({ q: mark, sort, ...(cursor ? { cursor } : {}) });
          all.push(...page.items.map((c) => ({ id: c.id, value: c[by] })));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        return all;
      };
      const [up, down] = [await read(by), await read(`-${by}`)];
      expect(new Set(up.map((c) => c.id)).size, by).toBe(60);
      expect(down, by).toEqual([...up].reverse());
      const values = up.map((c) => c.value as number);
      expect(values, by).toEqual([...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    }
    const count = async (filter: object) =>
      (await api.admin.moduleLog.list({ q: mark, limit: 100, ...filter })).items.length;
    expect(await count({ level: 'error' })).toBe(20);
    expect(await count({ kind: 'gateway' })).toBe(0);
    expect(await count({ from: w.clock.now + 3 })).toBe(calls.filter((c) => c.at >= w.clock.now + 3).length);
    expect(await count({ to: w.clock.now + 3 })).toBe(calls.filter((c) => c.at < w.clock.now + 3).length);
  });

  it('is read by an index whatever the filter and the sort', async () => {
    const filters = [
      {},
      { level: 'error' as const },
      { serverId: newId(1) },
      { serviceId: newId(1) },
      { kind: 'sender' as const, from: 1 },
    ];
    for (const filter of filters)
      for (const by of ['startedAt', 'name', 'path', 'status', 'tookMs'])
        for (const sort of [by, `-${by}`]) {
          const { sql, params } = callPage(w.ctx().db, { ...filter, sort }).query.toSQL();
          const plan = await w.env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
            .bind(...params)
            .all<{ detail: string }>();
          const detail = plan.results.map((r) => r.detail).join('\n');
          expect(detail, `${JSON.stringify(filter)} ${sort}`).toMatch(/USING (COVERING )?INDEX/);
          expect(detail, `${JSON.stringify(filter)} ${sort}`).not.toMatch(/TEMP B-TREE/);
        }
  });
});

describe('what the module log must not do', () => {
  const buffer = (callLog: (db: Db, calls: readonly KeptCall[]) => Promise<void>) => {
    const deferred: Promise<unknown>[] = [];
    const lines: string[] = [];
    const log = makeLog({}, (line) => lines.push(line));
    const calls = makeCallBuffer({
      callLog,
      openDb: () => w.ctx().db,
      requestId: 'r',
      log,
      defer: (work) => void deferred.push(work),
    });
    return { calls, lines, done: () => Promise.all(deferred) };
  };

  it('polls that go well are not kept, those that fail are, and a call that was never sent is none', async () => {
    const kept: KeptCall[] = [];
    const { calls, done } = buffer(async (_, some) => void kept.push(...some));
    calls.keep(call({ poll: true }), { kind: 'provisioning' });
    calls.keep(call({ poll: true, status: 500 }), { kind: 'provisioning' });
    calls.keep(call({ poll: true, status: null, failure: 'timeout' }), { kind: 'provisioning' });
    calls.keep(call({ status: null, failure: 'paused' }), { kind: 'provisioning' });
    await done();
    expect(kept.map((c) => c.failure ?? c.status)).toEqual([500, 'timeout']);
  });

  it('an invocation keeps 200 calls at most, in few writes', async () => {
    const writes: number[] = [];
    const { calls, done } = buffer(async (_, some) => void writes.push(some.length));
    for (let i = 0; i < 1000; i++) calls.keep(call(), { kind: 'provisioning' });
    await done();
    expect(writes.reduce((sum, n) => sum + n, 0)).toBe(200);
    expect(writes.length).toBeLessThanOrEqual(11);
  });

  it('a log that cannot be written fails nobody: the call is answered and the failure is a line of its own', async () => {
    const { calls, lines, done } = buffer(async () => {
      throw new Error('no database');
    });
    calls.keep(call(), { kind: 'provisioning' });
    await done();
    expect(lines.join()).toContain('module_log.not_written');
    calls.keep(call(), { kind: 'provisioning' });
    await done();
  });

  it('costs a request none of its database budget', async () => {
    const s = await shop(w);
    w.costs.length = 0;
    await s.admin.api.admin.servers.networkTree({ serverId: s.serverId });
    const cost = w.costs.at(-1)?.meter;
    expect(cost?.upstreamCalls).toBeGreaterThan(1);
    expect(cost?.roundTrips).toBeLessThanOrEqual(2);
  });

  it('grows without end: what is older than 14 days goes, and of the rest the newest 20,000 stay', async () => {
    await keepCalls(w.ctx().db, [call({ at: w.clock.now - 15 * DAY_MS, name: 'old' }), call({ name: 'new' })]);
    await bulk();
    expect(await stored()).toBeGreaterThan(20_100);
    await purgeModuleLog.run(w.ctx());
    expect(await stored()).toBeLessThanOrEqual(20_001);
    const { api } = await staff(w, READ);
    expect((await api.admin.moduleLog.list({ q: 'old' })).items).toEqual([]);
    expect((await api.admin.moduleLog.list({ q: 'new' })).items).toHaveLength(1);
  });
  const bulk = () =>
    w.env.DB.prepare(
      `WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 20100)
       INSERT INTO module_log SELECT 'x' || value, kind, subject, 'bulk', service_id, level, method, host, path, status, failure,
         started_at - value, took_ms, request_id, NULL, NULL FROM module_log, n WHERE name = 'new'`,
    ).run();
});

describe('clearing it', () => {
  it('L11 needs a permission of its own; done, the log is empty and the activity log says who did it', async () => {
    await keepCalls(w.ctx().db, [call()]);
    const reader = await staff(w, ['monitoring.read', 'monitoring.write']);
    await expect(reader.api.admin.moduleLog.clear({})).rejects.toMatchObject({ code: 'forbidden' });
    expect(await stored()).toBeGreaterThan(0);
    const { api, name } = await staff(w, ['monitoring.clear', 'monitoring.read']);
    expect(await api.admin.moduleLog.clear({})).toEqual({ ok: true });
    expect(await stored()).toBe(0);
    expect((await api.admin.activity.list({ subject: 'module_log' })).items[0]).toMatchObject({
      action: 'module_log.cleared',
      actorName: name,
    });
  });

  it('a customer reads none of it', async () => {
    await expect((await customer(w)).api.admin.moduleLog.list({})).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
