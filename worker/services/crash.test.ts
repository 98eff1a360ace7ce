/** The saga is killed at every contact with the world outside, and must come out the same. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ctx, makeCtx } from '../kernel/context.ts';
import { dueJobs, runJob } from '../kernel/job.ts';
import { jobs } from '../registry.ts';
import { withFault } from '../testing/panels.ts';
import { accountsIn, MICRO, money, order, type Shop, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const LEASE_MS = 45_000;
/** `before`: killed before the contact. `after`: it happened, the process died. `lost`: it happened, only its answer is lost. */
type Death = 'before' | 'after' | 'lost';

/** A job's context whose every D1 batch and request to the panel goes through `contact`. */
function ctxWith(contact: <T>(act: () => Promise<T>) => Promise<T>): Ctx {
  const app = {
    ...w.app,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => contact(() => w.app.fetch(input, init)),
  };
  const ctx = makeCtx(app as typeof w.app, w.env, { actor: { kind: 'system', name: 'job' }, defer: () => undefined });
  const batch = ctx.db.batch.bind(ctx.db) as (q: unknown) => Promise<unknown>;
  Object.assign(ctx.db, { batch: (queries: unknown) => contact(() => batch(queries)) });
  return ctx;
}

/** A process that meets its fate at its n-th contact: a D1 batch or a request to the panel. */
function doomed(dieAt: number, death: Death): { ctx: Ctx; contacts: () => number } {
  let contacts = 0;
  let dead = false;
  const contact = async <T>(act: () => Promise<T>): Promise<T> => {
    if (dead) throw new Error('The process is dead.');
    contacts += 1;
    const fated = contacts === dieAt;
    if (fated && death === 'before') dead = true;
    if (dead) throw new Error('Killed.');
    const result = await act();
    if (!fated) return result;
    dead = death === 'after';
    throw new Error('The answer is lost.');
  };
  return { ctx: ctxWith(contact), contacts: () => contacts };
}

/** Runs what is due in a doomed process; true when it survived. */
async function runDoomed(dieAt: number, death: Death): Promise<boolean> {
  const { ctx, contacts } = doomed(dieAt, death);
  for (const id of await dueJobs(w.ctx())) await runJob(ctx, jobs, id).catch(() => undefined);
  return contacts() < dieAt;
}

/** Later runs, each after the lease of the one before it ran out. */
async function recover() {
  for (let i = 0; i < 10; i++) {
    w.advance(LEASE_MS);
    await w.drain();
    const open = await w.env.DB.prepare("SELECT 1 FROM job WHERE state IN ('queued', 'processing')").first();
    if (!open) return;
  }
}

const MOST_CONTACTS = 60;

/** Calls `check` with a fresh shop for every point at which the run can die, until a run survives. */
async function everyDeath(
  death: Death,
  orderOne: () => Promise<{ s: Shop; id: string }>,
  check: (s: Shop, id: string, at: string) => Promise<void>,
) {
  for (let n = 1; n < MOST_CONTACTS; n++) {
    const { s, id } = await orderOne();
    const survived = await runDoomed(n, death);
    await recover();
    await check(s, id, `${death} contact ${n}`);
    if (survived) return n - 1;
  }
  throw new Error('A run has more contacts than expected.');
}

const counters = async (s: Shop) =>
  w.env.DB.prepare(
    'SELECT (SELECT accounts FROM server WHERE id = ?1) AS onServer, (SELECT active_services FROM product WHERE id = ?2) AS active, (SELECT total_services FROM product WHERE id = ?2) AS total',
  )
    .bind(s.serverId, s.productId)
    .first();

async function delivered(s: Shop, id: string, at: string) {
  const service = await s.admin.api.admin.services.get({ id });
  expect(service, at).toMatchObject({ status: 'active', provisionStatus: 'completed', cause: null, heldMicro: 0 });
  const step = w.env.DB.prepare('SELECT step FROM service_intent WHERE service_id = ?').bind(id).first('step');
  expect(await step, at).toBe('done');
  const told = w.env.DB.prepare(
    "SELECT count(*) - count(DISTINCT name) FROM job WHERE subject = ? AND cause = 'event: service.activated'",
  );
  expect(await told.bind(`service:${id}`).raw(), at).toEqual([[0]]);
  const accounts = await accountsIn(s.networks[0] ?? '');
  expect(accounts, at).toHaveLength(1);
  expect(accounts[0], at).toMatchObject({ name: service.vpn?.name, downMbps: 100, upMbps: 25, enabled: true });
  const { balance, held, charges } = await money(w, s.buyer.clientId);
  expect({ balance, held }, at).toEqual({ balance: 9.5 * MICRO, held: 0 });
  expect(
    charges.map((c) => c.id),
    at,
  ).toEqual([`charge:${id}:setup`, `charge:${id}:${service.activatedAt}`]);
  expect(await counters(s), at).toEqual({ onServer: 1, active: 1, total: 1 });
}

async function undone(s: Shop, id: string, at: string) {
  const service = await s.admin.api.admin.services.get({ id });
  expect(service, at).toMatchObject({ status: 'pending', provisionStatus: 'error', cause: { code: 'caps_failed' } });
  expect(await accountsIn(s.networks[0] ?? ''), at).toEqual([]);
  const { balance, held, charges } = await money(w, s.buyer.clientId);
  expect({ balance, held, charges }, at).toEqual({ balance: 30 * MICRO, held: 0, charges: [] });
  expect(await counters(s), at).toEqual({ onServer: 0, active: 0, total: 1 });
}

async function neverWas(s: Shop, id: string, at: string) {
  const service = await s.admin.api.admin.services.get({ id });
  expect(service, at).toMatchObject({ status: 'cancelled', provisionStatus: 'terminated', intent: null });
  expect(await accountsIn(s.networks[0] ?? ''), at).toEqual([]);
  const { balance, held, charges } = await money(w, s.buyer.clientId);
  expect({ balance, held, charges }, at).toEqual({ balance: 30 * MICRO, held: 0, charges: [] });
  expect(await counters(s), at).toEqual({ onServer: 0, active: 0, total: 1 });
}

const ordered = async () => {
  const s = await shop(w);
  return { s, id: await order(s) };
};

/** A process that hangs before its n-th contact, and goes on when it is let. */
function hanging(hangAt: number) {
  let contacts = 0;
  let wake: () => void = () => undefined;
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  let arrive: () => void = () => undefined;
  const hangs = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const contact = async <T>(act: () => Promise<T>): Promise<T> => {
    contacts += 1;
    if (contacts === hangAt) {
      arrive();
      await woken;
    }
    return act();
  };
  return { ctx: ctxWith(contact), wake, hangs };
}

describe('a run that hangs longer than its lease', () => {
  it('V059 wherever it hangs: another run delivers, and the late one changes nothing', async () => {
    let survived = false;
    for (let n = 2; n < MOST_CONTACTS && !survived; n++) {
      const { s, id } = await ordered();
      const late = hanging(n);
      const [jobId = ''] = await dueJobs(w.ctx());
      const done = runJob(late.ctx, jobs, jobId).then(() => {
        survived = true;
      });
      await Promise.race([late.hangs, done]);
      if (!survived) {
        await recover();
        await delivered(s, id, `hangs at ${n}`);
        late.wake();
        await done;
        survived = false;
      }
      await recover();
      await delivered(s, id, `woke at ${n}`);
    }
    expect(survived).toBe(true);
  }, 120_000);
});

describe('an order that is cancelled while an old run still hangs', () => {
  it('wherever the run hangs, it wakes to nothing: no service, no charge, and an account that it still makes is removed', async () => {
    const outcomes = { cancelled: 0, refused: 0, stranded: 0 };
    let survived = false;
    for (let n = 2; n < MOST_CONTACTS && !survived; n++) {
      const { s, id } = await ordered();
      const late = hanging(n);
      const [jobId = ''] = await dueJobs(w.ctx());
      const done = runJob(late.ctx, jobs, jobId).then(() => {
        survived = true;
      });
      await Promise.race([late.hangs, done]);
      if (survived) break;
      w.advance(LEASE_MS);
      const refused = await s.admin.api.admin.services.cancel({ id, reason: 'Too slow' }).then(
        () => null,
        (error: { code: string }) => error.code,
      );
      late.wake();
      await done;
      survived = false;
      outcomes[refused === null ? 'cancelled' : 'refused'] += 1;
      if (refused === null && (await accountsIn(s.networks[0] ?? '')).length > 0) outcomes.stranded += 1;
      await recover();
      w.advance(15 * 60_000);
      await recover();
      if (refused === null) await neverWas(s, id, `hangs at ${n}`);
      else await delivered(s, id, `refused at ${n}: ${refused}`);
    }
    expect(survived).toBe(true);
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(0);
  }, 120_000);
});

describe('a run that is killed', () => {
  for (const death of ['before', 'after', 'lost'] as const) {
    it(`V059 SV-35 at any contact (${death}): the order ends as one account, one setup and one period charged`, async () => {
      const points = await everyDeath(death, ordered, delivered);
      expect(points).toBeGreaterThan(12);
    }, 120_000);

    it(`V061 at any contact (${death}) of a set-up that fails: no account is left and nothing is charged`, async () => {
      const points = await withFault({ fault: 'bw-ignored' }, () => everyDeath(death, ordered, undone));
      expect(points).toBeGreaterThan(12);
    }, 120_000);
  }

  it('V059 killed again and again at different points: still one account and one charge of each kind', async () => {
    for (let n = 2; n <= 16; n += 2) {
      const { s, id } = await ordered();
      for (const [i, death] of (['after', 'before', 'lost'] as const).entries()) {
        await runDoomed(((n * 5 + i * 7) % 16) + 2, death);
        w.advance(LEASE_MS);
      }
      await recover();
      await delivered(s, id, `kills from ${n}`);
    }
  }, 120_000);
});
