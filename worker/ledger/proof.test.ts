import { beforeAll, describe, expect, it } from 'vitest';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, staff } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { bookAdjustment, placeHold, proveBalances } from './index.ts';
import { addProof, noProof } from './rules.ts';
import { walkOn } from './tasks.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const EUR = 1_000_000;

async function funded() {
  const { clientId } = await customer(w);
  const ctx = w.ctx();
  const booked = { clientId, currency: 'EUR', description: 'Gift' };
  for (const n of [1, 2]) {
    const transactionId = `gift:${clientId}:${n}`;
    await new Unit(ctx).write(...bookAdjustment(ctx, { ...booked, transactionId, amountMicro: 5 * EUR })).commit(null);
  }
  const hold = { holdId: clientId, serviceId: clientId, amountMicro: EUR };
  await new Unit(ctx).write(...placeHold(ctx, { ...booked, ...hold })).commit(null);
  return clientId;
}

/** Changes what no verb can: the trigger that forbids it is away meanwhile. */
async function tamper(trigger: string | null, change: string, ...args: unknown[]) {
  const { DB } = w.env;
  const kept = trigger
    ? await DB.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?")
        .bind(trigger)
        .first<string>('sql')
    : null;
  if (trigger) await DB.prepare(`DROP TRIGGER ${trigger}`).run();
  await DB.prepare(change)
    .bind(...args)
    .run();
  if (kept) await DB.prepare(kept).run();
}

const prove = () => proveBalances(w.ctx().db);
const alarms = async () =>
  (await w.env.DB.prepare("SELECT summary, detail FROM activity WHERE action = 'ledger.red' ORDER BY id").all())
    .results;

describe('the proof', () => {
  it('is green over wallets, holds and clients that never paid', async () => {
    await funded();
    await customer(w);
    expect(await prove()).toEqual({ green: true, clients: 2, faultCount: 0, faults: [] });
  });

  it('names a balance that somebody changed by hand, and the nightly task leaves it in the activity log', async () => {
    const clientId = await funded();
    const wallet = `wallet:${clientId}`;
    await tamper(null, 'UPDATE account SET balance_micro = balance_micro + 1 WHERE id = ?', wallet);
    const fault = { check: 'balance', subject: wallet, statedMicro: 9 * EUR + 1, provenMicro: 9 * EUR };
    expect(await prove()).toMatchObject({ green: false, faultCount: 1, faults: [fault] });

    w.clock.now = Date.UTC(2026, 5, 16, 3, 16);
    await w.tick();
    expect(await alarms()).toEqual([]);
    w.clock.now = Date.UTC(2026, 5, 16, 3, 17);
    await w.tick();
    await w.drain();
    const [alarm, ...more] = await alarms();
    expect(more).toEqual([]);
    expect(alarm?.summary).toContain('(faults: 1)');
    expect(JSON.parse(String(alarm?.detail))).toMatchObject({ faults: [fault] });

    await tamper(null, 'UPDATE account SET balance_micro = balance_micro - 1 WHERE id = ?', wallet);
    w.advance(86_400_000);
    await w.tick();
    await w.drain();
    expect(await alarms()).toHaveLength(1);
  });

  it('names a transaction whose transfers say otherwise', async () => {
    const clientId = await funded();
    const id = `gift:${clientId}:1`;
    const by = (n: number) =>
      tamper(
        'transfer_no_update',
        'UPDATE transfer SET amount_micro = amount_micro + CAST(? AS INTEGER) WHERE transaction_id = ?',
        n,
        id,
      );
    await by(7);
    const { faults } = await prove();
    expect(faults).toContainEqual({
      check: 'transaction',
      subject: id,
      statedMicro: 5 * EUR,
      provenMicro: 5 * EUR + 7,
    });
    expect(faults).toContainEqual(expect.objectContaining({ check: 'balance', subject: `wallet:${clientId}` }));
    await by(-7);
    expect((await prove()).green).toBe(true);
  });

  it('names a break in the chain of balances', async () => {
    const clientId = await funded();
    const id = `gift:${clientId}:2`;
    const by = (n: number) =>
      tamper(
        'ledger_transaction_no_update',
        'UPDATE ledger_transaction SET balance_before_micro = balance_before_micro + CAST(?1 AS INTEGER), balance_after_micro = balance_after_micro + CAST(?1 AS INTEGER) WHERE id = ?2',
        n,
        id,
      );
    await by(3);
    const { faults } = await prove();
    expect(faults[0]).toEqual({ check: 'chain', subject: id, statedMicro: 5 * EUR + 3, provenMicro: 5 * EUR });
    await by(-3);
    expect((await prove()).green).toBe(true);
  });

  it('names what is held without an open hold', async () => {
    const clientId = await funded();
    await tamper(null, "UPDATE hold SET state = 'released', settled_at = 0 WHERE id = ?", clientId);
    expect(await prove()).toMatchObject({
      green: false,
      faults: [{ check: 'held', subject: `held:${clientId}`, statedMicro: EUR, provenMicro: 0 }],
    });
  });

  it('shows the first twenty faults and counts all of them', () => {
    const fault = { check: 'chain' as const, subject: 'x', statedMicro: 1, provenMicro: 2 };
    const red = addProof(
      addProof(
        noProof,
        500,
        Array.from({ length: 15 }, () => fault),
      ),
      20,
      Array.from({ length: 9 }, () => fault),
    );
    expect(red).toMatchObject({ green: false, clients: 520, faultCount: 24 });
    expect(red.faults).toHaveLength(20);
  });
});

describe('the nightly walk', () => {
  const system = () => w.ctx({ kind: 'system', name: 'job' });
  const walks = async () =>
    (await w.env.DB.prepare('SELECT * FROM ledger_proof ORDER BY id').all<Record<string, unknown>>()).results;
  const waiting = () =>
    w.env.DB.prepare("SELECT count(*) AS n FROM job WHERE name = 'task:ledger.prove' AND state = 'queued'").first('n');
  const status = async () => (await staff(w, ['finance.read'])).api.admin.ledger.proof({});
  /** Wallets without bookings, as many as a shop has clients. */
  const crowd = (count: number) =>
    w.env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO client (id, number, name, search_name, company_name, search_company, tax_id, status, language, currency,
         credit_limit_micro, balance_micro, held_micro, owner_email, origin, admin_notes, created_at, updated_at)
       SELECT 'crowd' || printf('%08d', i), 900000 + i, 'c', 'c', '', '', '', 'active', 'en', 'EUR', 0, 0, 0, 'c' || i, '', '', 0, 0 FROM n`,
    )
      .bind(count)
      .run();

  it('reads a bounded number of rows a run, goes on where it stopped, and the console sees how far it is', async () => {
    await w.env.DB.prepare('DELETE FROM ledger_proof').run();
    await crowd(180);
    const whole = (await prove()).clients;
    const ctx = system();
    await walkOn(ctx, 100);
    expect(ctx.meter.rowsRead).toBeLessThan(3000);
    expect(await status()).toMatchObject({ last: null, running: { startedAt: w.clock.now, clients: 50 } });
    expect(await waiting()).toBe(1);
    const begun = w.clock.now;
    w.advance(60_000);
    let runs = 1;
    for (; (await status()).running !== null && runs < 20; runs++) await walkOn(system(), 100);
    expect(runs).toBeGreaterThan(3);
    const { last, running } = await status();
    expect(running).toBeNull();
    expect(last).toMatchObject({ clients: whole, startedAt: begun, finishedAt: w.clock.now });
    expect(await walks()).toHaveLength(1);
    await w.drain();
    expect(await waiting()).toBe(0);
  });

  it('finds in its last run what a run before it saw, reports it once, and the console shows red with the entries', async () => {
    await w.env.DB.prepare('DELETE FROM ledger_proof').run();
    const clientId = await funded();
    const by = (n: number) =>
      tamper(
        null,
        'UPDATE account SET balance_micro = balance_micro + CAST(? AS INTEGER) WHERE id = ?',
        n,
        `wallet:${clientId}`,
      );
    const before = (await alarms()).length;
    await by(5);
    await walkOn(system(), 1);
    expect(await alarms()).toHaveLength(before);
    await w.drain();
    expect(await alarms()).toHaveLength(before + 1);
    const { last } = await status();
    expect(last).toMatchObject({ green: false });
    expect(last?.faults.map((f) => f.subject)).toContain(`wallet:${clientId}`);
    await by(-5);
  });

  it('two runs of one walk at once: one goes on, the other leaves it alone', async () => {
    await w.env.DB.prepare('DELETE FROM ledger_proof').run();
    await w.env.DB.prepare("DELETE FROM job WHERE name = 'task:ledger.prove'").run();
    await walkOn(system(), 1);
    const [begun] = await walks();
    const ctx = system();
    const batch = ctx.db.batch.bind(ctx.db);
    let calls = 0;
    ctx.db.batch = (async (queries: never) => {
      if (++calls === 3) await walkOn(system(), 1);
      return batch(queries);
    }) as typeof ctx.db.batch;
    await walkOn(ctx, 1);
    expect(calls).toBe(3);
    const [walk] = await walks();
    expect(Number(walk?.clients)).toBe(Number(begun?.clients) + 50);
    expect(await waiting()).toBe(2);
  });

  it('its result needs finance.read', async () => {
    await expect((await staff(w, ['servers.read'])).api.admin.ledger.proof({})).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
