/** What two runs may do to each other, and what a request may cost. */
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCtx } from '../../../kernel/context.ts';
import { dueJobs, runJob } from '../../../kernel/jobs/job.ts';
import { Unit } from '../../../kernel/unit/unit.ts';
import { jobs } from '../../../registry.ts';
import { withFault } from '../../../testing/panels.ts';
import { accountsIn, MICRO, money, order, shop, withRoomyLicence } from '../../../testing/shop.ts';
import { type World, world } from '../../../testing/world.ts';
import { serverHasRoom } from '../../store/intent.ts';
import { heldBy } from '../../store/lease.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

/** A job's context that calls `meanwhile` once, right before the first batch that writes a VPN name. */
function interrupted(meanwhile: () => Promise<void>) {
  const ctx = makeCtx(w.app, w.env, { actor: { kind: 'system', name: 'job' }, defer: () => undefined });
  const batch = ctx.db.batch.bind(ctx.db) as (q: unknown) => Promise<unknown>;
  let done = false;
  Object.assign(ctx.db, {
    batch: async (queries: { toSQL(): { sql: string } }[]) => {
      const naming = queries.some((q) => /^update "service" set .*"vpn_name"/.test(q.toSQL().sql));
      if (naming && !done) {
        done = true;
        await meanwhile();
      }
      return batch(queries);
    },
  });
  return ctx;
}

describe('two runs', () => {
  it('V058 given a name that another order takes in the same instant, the order is set up under the next one (vpn_name_taken)', async () => {
    const rule = `race${crypto.randomUUID().slice(0, 8)}`;
    const s = await shop(w, { vpn: { nameRule: rule }, fundsMicro: 100 * MICRO });
    const slow = await order(s);
    const [jobId = ''] = await dueJobs(w.ctx());
    let quick = '';
    const ctx = interrupted(async () => {
      quick = await order(s);
      await w.drain();
    });
    await runJob(ctx, jobs, jobId);
    await w.drain();
    const name = async (id: string) => (await s.buyer.api.client.services.get({ id })).vpn?.name;
    expect([await name(quick), await name(slow)]).toEqual([rule, `${rule}-1`]);
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(2);
  });

  it('while a run works, staff can neither cancel nor send the order again: it is delivered and paid once', async () => {
    const s = await shop(w);
    const id = await order(s);
    const [jobId = ''] = await dueJobs(w.ctx());
    const refused: unknown[] = [];
    const { cancel, retry } = s.admin.api.admin.services;
    const ctx = interrupted(async () => {
      for (const act of [() => cancel({ id, reason: 'Now' }), () => retry({ id })])
        await act().catch((error: { code: string }) => refused.push(error.code));
    });
    await runJob(ctx, jobs, jobId);
    expect(refused).toEqual(['wrong_state', 'wrong_state']);
    expect(await s.buyer.api.client.services.get({ id })).toMatchObject({ status: 'active' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 9.5 * MICRO, held: 0, charges: { length: 2 } });
  });

  it('given one place on a server and two runs that both saw it, one order is set up and the other says that the place was taken (server_full)', async () => {
    const s = await shop(w, { server: { maxAccounts: 1 }, fundsMicro: 100 * MICRO });
    await w.drain();
    const slow = await order(s);
    const [jobId = ''] = await dueJobs(w.ctx());
    let quick = '';
    const ctx = interrupted(() =>
      withFault({ fault: 'http-502', route: 'POST /client' }, async () => {
        quick = await order(s);
        await w.drain();
      }),
    );
    await runJob(ctx, jobs, jobId);
    const late = await s.admin.api.admin.services.get({ id: slow });
    expect(late).toMatchObject({ provisionStatus: 'error', cause: { code: 'not_deployable' }, heldMicro: 0 });
    expect(late.skipped[0]?.reason).toContain('another order took the last place');
    w.advance(60_000);
    await w.drain();
    expect(await s.buyer.api.client.services.get({ id: quick })).toMatchObject({ status: 'active' });
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    const third = new Unit(w.ctx()).guard('server_full', serverHasRoom(s.serverId, slow));
    await expect(third.commit(null)).rejects.toMatchObject({ code: 'server_full' });
  });

  it('a run without the lease commits nothing (lease_lost)', async () => {
    const s = await shop(w);
    const id = await order(s);
    const late = new Unit(w.ctx()).guard('lease_lost', heldBy(id, { jobId: 'some job', leaseToken: 'some token' }));
    await expect(late.commit(null)).rejects.toMatchObject({ code: 'lease_lost' });
    await w.drain();
    expect(await s.buyer.api.client.services.get({ id })).toMatchObject({ status: 'active' });
  });

  it('V059 a second job for the same service waits while the first works, and then has nothing to do', async () => {
    const s = await shop(w);
    const id = await order(s);
    const [first = ''] = await dueJobs(w.ctx());
    let ran = false;
    const ctx = interrupted(async () => {
      await w.env.DB.prepare(
        `INSERT INTO job (id, name, payload, state, run_at, attempts, max_attempts, cause, subject, created_at)
         SELECT id || 'X', name, payload, 'queued', run_at, 0, max_attempts, cause, subject, created_at FROM job WHERE id = ?`,
      )
        .bind(first)
        .run();
      ran = await runJob(w.ctx(), jobs, `${first}X`);
    });
    await runJob(ctx, jobs, first);
    expect(ran).toBe(true);
    const second = await w.env.DB.prepare('SELECT state, last_error FROM job WHERE id = ?').bind(`${first}X`).first();
    expect(second).toEqual({
      state: 'queued',
      last_error: expect.stringContaining('Another run works on this service.'),
    });
    w.advance(10_000);
    await w.drain();
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    expect((await money(w, s.buyer.clientId)).charges).toHaveLength(2);
    expect(await s.buyer.api.client.services.get({ id })).toMatchObject({ status: 'active' });
  });
});

describe('cost', () => {
  it('an order takes 3 round trips, a reading page 2, whatever the size of the shop', async () => {
    const s = await shop(w, { fundsMicro: 100 * MICRO });
    const id = await order(s);
    await w.drain();
    await manyServices(id, 600);
    const { services } = s.admin.api.admin;
    const mine = s.buyer.api.client;
    const spent = async (act: () => Promise<unknown>) => {
      await act();
      const { meter } = w.costs.at(-1) ?? { meter: { roundTrips: 0, rowsRead: 0 } };
      return { trips: meter.roundTrips, rows: meter.rowsRead };
    };
    const reading = [
      () => services.list({}),
      () => services.list({ sort: 'number' }),
      () => services.list({ sort: '-paidThrough' }),
      () => services.list({ status: 'cancelled' }),
      () => services.list({ status: 'cancelled', sort: 'number' }),
      () => services.list({ provisionStatus: 'terminated' }),
      () => services.list({ currency: 'EUR' }),
      () => services.get({ id }),
      () => mine.services.list({}),
      () => mine.services.get({ id }),
      () => mine.services.config({ id, protocol: 'wireguard' as const }),
      () => mine.orders.quote({ productId: s.productId, period: 'monthly' as const }),
    ];
    for (const [i, act] of reading.entries()) {
      const { trips, rows } = await spent(act);
      expect(trips, `read ${i}`).toBeLessThanOrEqual(2);
      expect(rows, `read ${i}`).toBeLessThanOrEqual(200);
    }
    const expectedTotalMicro = 20.5 * MICRO;
    const place = () => mine.orders.place({ productId: s.productId, period: 'monthly', expectedTotalMicro });
    expect((await spent(place)).trips).toBeLessThanOrEqual(3);
    expect((await spent(() => mine.services.credentials({ id }))).trips).toBeLessThanOrEqual(3);
    expect((await spent(() => mine.services.rename({ id, label: 'x' }))).trips).toBeLessThanOrEqual(3);
    await w.drain();
  });
});

/** Cancelled copies of a service, of the same client. */
async function manyServices(id: string, count: number) {
  const { results } = await w.env.DB.prepare('SELECT name FROM pragma_table_info(?)')
    .bind('service')
    .all<{ name: string }>();
  const changed: Record<string, string> = {
    id: "printf('7ZZZZZZZZZZZZZZZZZZZZZ%04d', n.value)",
    number: '1000000 + n.value',
    vpn_name: "'copy-' || n.value",
    status: "'cancelled'",
    provision_status: "'terminated'",
  };
  const names = results.map((r) => r.name);
  const series = `WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${count})`;
  const picked = names.map((name) => changed[name] ?? `service.${name}`).join(', ');
  await w.env.DB.prepare(
    `INSERT INTO service (${names.join(', ')}) ${series} SELECT ${picked} FROM n, service WHERE service.id = ?`,
  )
    .bind(id)
    .run();
}
