/** Somebody acts between what a run read and what it commits, or while it talks to the panel. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type Ctx, makeCtx } from '../../kernel/context.ts';
import { dueJobs, runJob } from '../../kernel/jobs/job.ts';
import { jobs } from '../../registry.ts';
import { activeService, HOUR, type Living, minute, runOnce } from '../../testing/lifecycle.ts';
import { accountsIn, MICRO, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';
import { runClock } from './run-clock.ts';
import { terminateService } from './turn-service.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const account = async ({ s }: Living) => (await accountsIn(s.networks[0] ?? ''))[0];
const CLOCK = { kind: 'system', name: 'clock' } as const;

/** A context whose `n`-th batch is overtaken by `act`. */
function overtakenAt(n: number, act: () => Promise<unknown>, actor: Actor = CLOCK): Ctx {
  const ctx = w.ctx(actor);
  const batch = ctx.db.batch.bind(ctx.db) as (q: unknown) => Promise<unknown>;
  let calls = 0;
  Object.assign(ctx.db, {
    batch: async (queries: unknown) => {
      calls += 1;
      if (calls === n) await act();
      return batch(queries);
    },
  });
  return ctx;
}

/** A job's context whose first request of this method is overtaken by `act`, after it arrived. */
function overtakenAfter(method: string, act: () => Promise<unknown>): Ctx {
  let done = false;
  const fetching = async (input: RequestInfo | URL, init?: RequestInit) => {
    const answer = await w.app.fetch(input, init);
    const asked = init?.method ?? (input instanceof Request ? input.method : 'GET');
    if (!done && asked === method) {
      done = true;
      await act();
    }
    return answer;
  };
  const app = { ...w.app, fetch: fetching as typeof fetch };
  return makeCtx(app, w.env, { actor: CLOCK, defer: () => undefined });
}

/** At the end of what is paid, before the clock has run. */
async function atTheEnd(left = 0) {
  const living = await activeService(w, left);
  const paidThrough = (await living.seen()).paidThrough ?? 0;
  w.advance(paidThrough + 1000 - w.clock.now);
  return { ...living, paidThrough };
}

type Run = (act: () => Promise<unknown>) => Promise<unknown>;
const theClock: Run = (act) => runClock(overtakenAt(2, act));
/** What a run would be that decides by what it read. */
const checkThenAct: Run = async (act) => {
  const { results } = await w.env.DB.prepare(
    `SELECT s.id FROM service s JOIN account a ON a.id = 'wallet:' || s.client_id
      WHERE s.status = 'active' AND s.due_at <= ? AND a.balance_micro < s.base_micro`,
  )
    .bind(w.clock.now)
    .all<{ id: string }>();
  await act();
  for (const { id } of results)
    await w.env.DB.prepare(
      "UPDATE service SET status = 'suspended', suspension = 'funds', suspended_at = ?2 WHERE id = ?1",
    )
      .bind(id, w.clock.now)
      .run();
};

/** A top-up between the look and the act: the service is charged, and never suspended. */
async function survivesATopUp(run: Run) {
  const living = await atTheEnd();
  await run(() => living.topUp(15 * MICRO));
  await runOnce(w);
  expect(await living.seen()).toMatchObject({ status: 'active', cause: null });
  expect((await living.trail()).map((t) => t.action)).not.toContain('service.suspended');
  const { balance, charges } = await living.money();
  expect([balance, charges.at(-1)?.id]).toEqual([0.5 * MICRO, `charge:${living.id}:${living.paidThrough}`]);
}

describe('between the look and the commit', () => {
  it('a top-up arrives: the service is charged, not suspended', () => survivesATopUp(theClock));
  it('the same test catches a run that decides by what it read', async () => {
    await expect(survivesATopUp(checkThenAct)).rejects.toThrow();
  });

  it('money is spent elsewhere: nothing is charged below zero, and the service is suspended', async () => {
    const living = await atTheEnd(15 * MICRO);
    await runClock(overtakenAt(2, () => living.topUp(-10 * MICRO)));
    await w.drain();
    expect(await living.seen()).toMatchObject({ status: 'suspended', cause: { code: 'insufficient_funds' } });
    expect(await living.money()).toMatchObject({ balance: 5 * MICRO, charges: { length: 2 } });
  });

  it('the customer asks for the end: it is not charged, and ends', async () => {
    const living = await atTheEnd(20 * MICRO);
    const { services } = living.s.buyer.api.client;
    await runClock(overtakenAt(2, () => services.requestTermination({ id: living.id })));
    await minute(w);
    expect(await living.seen()).toMatchObject({ status: 'terminated', cause: { code: 'termination_requested' } });
    expect((await living.money()).charges).toHaveLength(2);
  });

  it('staff terminate what funds would bring back: it stays terminated, and is not charged', async () => {
    const living = await atTheEnd();
    await minute(w, 0);
    await living.topUp(20 * MICRO);
    const { services } = living.s.admin.api.admin;
    await runClock(overtakenAt(2, () => services.terminate({ id: living.id, reason: 'Moved away' })));
    await w.drain();
    expect(await living.seen()).toMatchObject({ status: 'terminated', provisionStatus: 'terminated' });
    expect(await living.money()).toMatchObject({ balance: 20 * MICRO, charges: { length: 2 } });
  });

  it('funds bring back what staff are about to terminate: they are told, and nothing is terminated', async () => {
    const living = await atTheEnd();
    await minute(w, 0);
    const actor = { kind: 'admin', id: 'A', name: 'Ada', permissions: ['*'], sessionId: null } as const;
    const ctx = overtakenAt(
      2,
      async () => {
        await living.topUp(20 * MICRO);
        await minute(w);
      },
      actor,
    );
    await expect(terminateService(ctx, { id: living.id, reason: 'x' })).rejects.toMatchObject({ code: 'stale_write' });
    expect(await living.seen()).toMatchObject({ status: 'active', provisionStatus: 'completed' });
  });

  it('another run of the clock does all of it: nothing is done twice', async () => {
    const [one, two] = [await activeService(w, 20 * MICRO), await activeService(w)];
    const due = Math.max((await one.seen()).paidThrough ?? 0, (await two.seen()).paidThrough ?? 0);
    w.advance(due + 1000 - w.clock.now);
    await runClock(overtakenAt(2, () => runOnce(w)));
    const turns = await w.env.DB.prepare(
      "SELECT count(*) AS n FROM job WHERE name = 'service.converge' AND subject = ?",
    )
      .bind(`service:${two.id}`)
      .first('n');
    await w.drain();
    expect(turns).toBe(1);
    expect((await one.money()).charges).toHaveLength(3);
    expect((await two.trail()).filter((t) => t.action === 'service.suspended')).toHaveLength(1);
  });
});

describe('while the panel is being told', () => {
  const runDue = async (ctx: Ctx) => {
    for (const id of await dueJobs(w.ctx())) await runJob(ctx, jobs, id);
  };

  it('to disable the account, funds arrive: in the end it is enabled', async () => {
    const living = await atTheEnd();
    await runOnce(w);
    await runDue(
      overtakenAfter('PUT', async () => {
        await living.topUp(20 * MICRO);
        await runOnce(w);
      }),
    );
    await w.drain();
    await minute(w);
    expect(await living.seen()).toMatchObject({ status: 'active', provisionStatus: 'completed' });
    expect(await account(living)).toMatchObject({ enabled: true });
  });

  it('to enable it again, staff terminate it: in the end it is gone', async () => {
    const living = await atTheEnd();
    await minute(w, 0);
    await living.topUp(20 * MICRO);
    await runOnce(w);
    const { services } = living.s.admin.api.admin;
    await runDue(overtakenAfter('PUT', () => services.terminate({ id: living.id, reason: 'Abuse' })));
    await w.drain();
    await minute(w);
    expect(await living.known()).toMatchObject({ status: 'terminated', provisionStatus: 'terminated' });
    expect(await account(living)).toBeUndefined();
  });

  it('the run dies after the panel did as asked: the next one sees that nothing is left to do, and says so', async () => {
    const living = await atTheEnd();
    await runOnce(w);
    const dying = overtakenAfter('PUT', () => Promise.reject(new Error('killed')));
    await runDue(dying);
    await minute(w, HOUR);
    expect(await living.seen()).toMatchObject({ status: 'suspended', provisionStatus: 'suspended' });
    expect(await account(living)).toMatchObject({ enabled: false });
  });

  it('a change of package is refused meanwhile, and works afterwards', async () => {
    const living = await activeService(w, 20 * MICRO);
    const { services } = living.s.admin.api.admin;
    await services.suspend({ id: living.id, reason: 'Test' });
    await w.drain();
    await services.unsuspend({ id: living.id });
    let refused: unknown;
    await runDue(
      overtakenAfter('PUT', async () => {
        refused = await services.changePackage({ id: living.id, productId: living.s.productId }).catch((e) => e.code);
      }),
    );
    expect(refused).toBe('stale_write');
    await w.drain();
    await services.changePackage({ id: living.id, productId: living.s.productId });
    expect(await living.seen()).toMatchObject({ status: 'active', provisionStatus: 'completed' });
  });
});
