/** The saga is killed at every contact with the world outside, and must come out the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../../kernel/context.ts';
import { dueJobs, runJob } from '../../../kernel/jobs/job.ts';
import { jobs } from '../../../registry.ts';
import { type Contact, ctxThrough } from '../../../testing/contacts.ts';
import { withFault } from '../../../testing/panels.ts';
import { accountsIn, MICRO, money, order, type Shop, shop, withRoomyLicence } from '../../../testing/shop.ts';
import { type World, world } from '../../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const LEASE_MS = 45_000;
/** `before`: killed before the contact. `after`: it happened, the process died. `lost`: it happened, only its answer is lost. */
type Death = 'before' | 'after' | 'lost';

/** A process that meets its fate at its n-th contact: a D1 batch or a request to the panel. */
function doomed(dieAt: number, death: Death): { ctx: Ctx; contacts: () => number; diedAt: () => string } {
  let contacts = 0;
  let dead = false;
  let diedAt = '';
  const contact: Contact = async (act, at) => {
    if (dead) throw new Error('The process is dead.');
    contacts += 1;
    const fated = contacts === dieAt;
    if (fated) diedAt = at;
    if (fated && death === 'before') dead = true;
    if (dead) throw new Error('Killed.');
    const result = await act();
    if (!fated) return result;
    dead = death === 'after';
    throw new Error('The answer is lost.');
  };
  return { ctx: ctxThrough(w, contact), contacts: () => contacts, diedAt: () => diedAt };
}

/** Runs what is due in a doomed process; where it died, or null when it survived. */
async function runDoomed(dieAt: number, death: Death): Promise<string | null> {
  const { ctx, contacts, diedAt } = doomed(dieAt, death);
  for (const id of await dueJobs(w.ctx())) await runJob(ctx, jobs, id).catch(() => undefined);
  return contacts() < dieAt ? null : diedAt();
}

type Cell = { deaths: number; orphans: number; doubles: number };
const DEATHS: Record<Death, string> = { before: 'fails before', lost: 'answer lost', after: 'killed after' };
/** Where a run died × how, over all runs of this file. */
const matrix = new Map<string, Map<Death, Cell>>();

/** What a comparison finds after everything has settled. */
async function countLeftovers(s: Shop, at: string, death: Death) {
  const { findings } = await s.admin.api.admin.servers.reconcile({ id: s.serverId });
  const accounts = await accountsIn(s.networks[0] ?? '');
  const row = matrix.get(at) ?? new Map<Death, Cell>();
  const cell = row.get(death) ?? { deaths: 0, orphans: 0, doubles: 0 };
  row.set(death, {
    deaths: cell.deaths + 1,
    orphans: cell.orphans + findings.length,
    doubles: cell.doubles + Math.max(0, accounts.length - 1),
  });
  matrix.set(at, row);
}

function printed(): string {
  const kinds = Object.keys(DEATHS) as Death[];
  const shown = (cell: Cell | undefined) => (cell ? `${cell.deaths}: ${cell.orphans}/${cell.doubles}` : '—').padEnd(14);
  const lines = [...matrix].map(([at, row]) => `${at.padEnd(38)}${kinds.map((k) => shown(row.get(k))).join('')}`);
  const head = `${'deaths: orphans/doubles after recovery'.padEnd(38)}${kinds.map((k) => DEATHS[k].padEnd(14)).join('')}`;
  return [head, ...lines].join('\n');
}

afterAll(() => console.log(printed()));

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
    const diedAt = await runDoomed(n, death);
    await recover();
    await check(s, id, `${death} contact ${n}`);
    if (diedAt === null) return n - 1;
    await countLeftovers(s, diedAt, death);
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
  const contact: Contact = async (act) => {
    contacts += 1;
    if (contacts === hangAt) {
      arrive();
      await woken;
    }
    return act();
  };
  return { ctx: ctxThrough(w, contact), wake, hangs };
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
  });
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
  });
});

describe('a run that is killed', () => {
  for (const death of ['before', 'after', 'lost'] as const) {
    it(`V059 SV-35 at any contact (${death}): the order ends as one account, one setup and one period charged`, async () => {
      const points = await everyDeath(death, ordered, delivered);
      expect(points).toBeGreaterThan(12);
    });

    it(`V061 at any contact (${death}) of a set-up that fails: no account is left and nothing is charged`, async () => {
      const points = await withFault({ fault: 'bw-ignored' }, () => everyDeath(death, ordered, undone));
      expect(points).toBeGreaterThan(12);
    });
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
  });
});

describe('the crash matrix', () => {
  it('given 10 and more points of the saga × fails before, answer lost, killed after: 0 orphans and 0 doubles', () => {
    const cells = [...matrix.values()].flatMap((row) => [...row.values()]);
    expect(
      cells.every((c) => c.orphans === 0 && c.doubles === 0),
      printed(),
    ).toBe(true);
    const complete = [...matrix].filter(([, row]) => row.size === 3).map(([at]) => at);
    expect(complete.length, printed()).toBeGreaterThanOrEqual(10);
    expect(complete).toEqual(
      expect.arrayContaining([
        'D1: intent “creating”',
        'panel: POST client',
        'panel: PUT client/{name}',
        'D1: intent “done”',
      ]),
    );
  });
});
