import { beforeAll, describe, expect, it } from 'vitest';
import { problemOfDatabaseError } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { customer } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { bookAdjustment, type Charge, captureHold, holdOpen, placeHold, proveBalances, releaseHold } from './index.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const EUR = 1_000_000;

/** A client with `balance`, and the moves of one order of it. */
async function order(balance: number, options: Parameters<typeof customer>[1] = {}) {
  const mine = await customer(w, options);
  const ctx = w.ctx();
  const { clientId } = mine;
  const [holdId, serviceId] = [ctx.id(), ctx.id()];
  const currency = options.currency ?? 'EUR';
  if (balance > 0) {
    const gift = { transactionId: `gift:${clientId}`, clientId, currency, amountMicro: balance, description: 'Gift' };
    await new Unit(ctx).write(...bookAdjustment(ctx, gift)).commit(null);
  }
  const charge = (key: string, amountMicro: number): Charge => ({
    transactionId: `charge:${serviceId}:${key}`,
    amountMicro,
    description: key,
    periodStart: key === 'setup' ? null : 1000,
    periodEnd: key === 'setup' ? null : 2000,
  });
  const place = (amountMicro: number) =>
    new Unit(ctx)
      .write(...placeHold(ctx, { holdId, clientId, serviceId, currency, amountMicro, description: 'Reserved' }))
      .commit(null);
  const capture = (...charges: Charge[]) =>
    new Unit(ctx).write(...captureHold(ctx, { holdId, clientId, charges })).commit(null);
  const release = (reason?: string, of = clientId) =>
    new Unit(ctx).write(...releaseHold(ctx, { holdId, clientId: of, ...(reason ? { reason } : {}) })).commit(null);
  const funds = () =>
    w.env.DB.prepare('SELECT balance_micro AS balance, held_micro AS held FROM client WHERE id = ?')
      .bind(clientId)
      .first();
  const seen = async () => (await mine.api.client.wallet.transactions({ sort: 'createdAt', limit: 100 })).items;
  const state = () => w.env.DB.prepare('SELECT state FROM hold WHERE id = ?').bind(holdId).first('state');
  return { ...mine, ctx, holdId, serviceId, charge, place, capture, release, funds, seen, state };
}

describe('a hold', () => {
  it('moves funds out of the balance at once, and the customer sees what for', async () => {
    const o = await order(25 * EUR);
    await o.place(20.5 * EUR);
    expect(await o.funds()).toEqual({ balance: 4.5 * EUR, held: 20.5 * EUR });
    expect((await o.seen()).at(-1)).toMatchObject({
      id: `hold:${o.holdId}`,
      kind: 'hold',
      netMicro: -20.5 * EUR,
      balanceAfterMicro: 4.5 * EUR,
      description: 'Reserved',
      serviceId: o.serviceId,
    });
    await expect(o.place(1)).rejects.toMatchObject({ code: 'transaction_exists' });
  });

  it('may use the credit limit, to the last micro-unit', async () => {
    const o = await order(20 * EUR, { creditLimitMicro: EUR / 2 });
    await expect(o.place(20.5 * EUR + 1)).rejects.toMatchObject({ code: 'insufficient_funds' });
    expect(await o.state()).toBeNull();
    await o.place(20.5 * EUR);
    expect(await o.funds()).toEqual({ balance: -0.5 * EUR, held: 20.5 * EUR });
  });

  it('of zero is a hold that books nothing, captured or released like any other', async () => {
    const o = await order(0);
    await o.place(0);
    expect(await o.state()).toBe('held');
    await o.capture(o.charge('month', 0));
    expect((await o.seen()).map((t) => [t.kind, t.netMicro])).toEqual([['charge', 0]]);
    const p = await order(0);
    await p.place(0);
    await p.release();
    expect(await p.state()).toBe('released');
    expect(await p.seen()).toEqual([]);
  });

  it('refuses a negative amount', async () => {
    const o = await order(EUR);
    await expect(async () => o.place(-1)).rejects.toThrow(RangeError);
  });
});

describe('capturing', () => {
  it('TX-02 the customer’s list chains through hold, release and charges, and nothing is left held', async () => {
    const o = await order(25 * EUR, { currency: 'PLN' });
    await o.place(20.5 * EUR);
    await o.capture(o.charge('setup', 6 * EUR), o.charge('month', 14.5 * EUR));
    const list = await o.seen();
    expect(list.map((t) => [t.kind, t.netMicro, t.balanceBeforeMicro, t.balanceAfterMicro])).toEqual([
      ['adjustment', 25 * EUR, 0, 25 * EUR],
      ['hold', -20.5 * EUR, 25 * EUR, 4.5 * EUR],
      ['release', 20.5 * EUR, 4.5 * EUR, 25 * EUR],
      ['charge', -6 * EUR, 25 * EUR, 19 * EUR],
      ['charge', -14.5 * EUR, 19 * EUR, 4.5 * EUR],
    ]);
    expect(list.at(-1)).toMatchObject({ serviceId: o.serviceId, periodStart: 1000, periodEnd: 2000, currency: 'PLN' });
    expect(await o.funds()).toEqual({ balance: 4.5 * EUR, held: 0 });
    expect(await o.state()).toBe('captured');
  });

  it('less than was held leaves the rest in the wallet', async () => {
    const o = await order(10 * EUR);
    await o.place(10 * EUR);
    await o.capture(o.charge('month', 7 * EUR));
    expect(await o.funds()).toEqual({ balance: 3 * EUR, held: 0 });
  });

  it('more than was held is insufficient_funds, even when the wallet could pay; nothing moves', async () => {
    const o = await order(30 * EUR);
    await o.place(10 * EUR);
    await expect(o.capture(o.charge('month', 10 * EUR + 1))).rejects.toMatchObject({ code: 'insufficient_funds' });
    expect(await o.funds()).toEqual({ balance: 20 * EUR, held: 10 * EUR });
    expect(await o.state()).toBe('held');
  });

  it('works for a client that is deep in its credit', async () => {
    const o = await order(0, { creditLimitMicro: 10 * EUR });
    await o.place(10 * EUR);
    await o.capture(o.charge('month', 10 * EUR));
    expect(await o.funds()).toEqual({ balance: -10 * EUR, held: 0 });
  });

  it('the same charge twice is transaction_exists, and the hold stays open for another try', async () => {
    const o = await order(20 * EUR);
    await o.place(20 * EUR);
    await expect(o.capture(o.charge('a', EUR), o.charge('a', EUR))).rejects.toMatchObject({
      code: 'transaction_exists',
    });
    expect(await o.state()).toBe('held');
    await o.capture(o.charge('a', EUR));
    expect(await o.funds()).toEqual({ balance: 19 * EUR, held: 0 });
  });
});

describe('releasing', () => {
  it('brings everything back and says why', async () => {
    const o = await order(8 * EUR);
    await o.place(8 * EUR);
    await o.release('no server could take the account');
    expect(await o.funds()).toEqual({ balance: 8 * EUR, held: 0 });
    expect((await o.seen()).at(-1)).toMatchObject({
      kind: 'release',
      netMicro: 8 * EUR,
      description: 'Reservation returned: no server could take the account',
    });
  });

  it('three failed attempts to deliver cost nothing: each releases its hold, and the setup fee is charged once', async () => {
    const o = await order(20 * EUR);
    for (let attempt = 0; attempt < 3; attempt++) {
      const holdId = o.ctx.id();
      const hold = { holdId, clientId: o.clientId, serviceId: o.serviceId, currency: 'EUR', amountMicro: 15 * EUR };
      await new Unit(o.ctx).write(...placeHold(o.ctx, { ...hold, description: 'Reserved' })).commit(null);
      await new Unit(o.ctx).write(...releaseHold(o.ctx, { holdId, clientId: o.clientId })).commit(null);
    }
    await o.place(15 * EUR);
    await o.capture(o.charge('setup', 5 * EUR), o.charge('month', 10 * EUR));
    expect(await o.funds()).toEqual({ balance: 5 * EUR, held: 0 });
  });
});

describe('settling once', () => {
  it('captured or released, a second end is hold_settled and moves nothing', async () => {
    const o = await order(20 * EUR);
    await o.place(20 * EUR);
    await o.capture(o.charge('month', 5 * EUR));
    await expect(o.capture(o.charge('again', 5 * EUR))).rejects.toMatchObject({ code: 'hold_settled', status: 409 });
    await expect(o.release()).rejects.toMatchObject({ code: 'hold_settled' });
    const p = await order(20 * EUR);
    await p.place(20 * EUR);
    await p.release();
    await expect(p.capture(p.charge('late', EUR))).rejects.toMatchObject({ code: 'hold_settled' });
    expect([await o.funds(), await p.funds()]).toEqual([
      { balance: 15 * EUR, held: 0 },
      { balance: 20 * EUR, held: 0 },
    ]);
  });

  it('a hold that does not exist, or of another client, is hold_settled: no charge without a hold', async () => {
    const [o, other] = await Promise.all([order(20 * EUR), order(20 * EUR)]);
    await expect(o.capture(o.charge('month', EUR))).rejects.toMatchObject({ code: 'hold_settled' });
    await o.place(5 * EUR);
    await expect(o.release('mine now', other.clientId)).rejects.toMatchObject({ code: 'hold_settled' });
    expect(await o.funds()).toEqual({ balance: 15 * EUR, held: 5 * EUR });
  });

  it('twenty captures and releases at once: exactly one wins', async () => {
    const o = await order(20 * EUR);
    await o.place(20 * EUR);
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? o.capture(o.charge(`c${i}`, 9 * EUR)) : o.release())),
    );
    expect(ends.filter((e) => e.status === 'fulfilled')).toHaveLength(1);
    const captured = (await o.state()) === 'captured';
    expect(await o.funds()).toEqual({ balance: captured ? 11 * EUR : 20 * EUR, held: 0 });
  });

  it('holdOpen guards a unit of a higher module', async () => {
    const o = await order(20 * EUR);
    const guarded = () =>
      new Unit(o.ctx)
        .guard('hold_settled', holdOpen(o.holdId))
        .audit({ action: 'test.ran', subject: 'test', words: { code: 'test:ran', text: 'Ran' } })
        .commit('ran');
    await expect(guarded()).rejects.toMatchObject({ code: 'hold_settled' });
    await o.place(EUR);
    expect(await guarded()).toBe('ran');
  });

  it('the schema keeps a hold’s terms and its end, whoever writes', async () => {
    const o = await order(20 * EUR);
    await o.place(5 * EUR);
    const code = async (sql: string) => {
      try {
        await w.env.DB.prepare(sql).bind(o.holdId).run();
        return 'accepted';
      } catch (error) {
        return problemOfDatabaseError(error)?.code ?? String(error);
      }
    };
    expect(await code('UPDATE hold SET amount_micro = 1 WHERE id = ?')).toBe('append_only');
    expect(await code('DELETE FROM hold WHERE id = ?')).toBe('append_only');
    await o.release();
    expect(await code("UPDATE hold SET state = 'held', settled_at = NULL WHERE id = ?")).toBe('hold_settled');
  });
});

it('after all of this the books balance', async () => {
  expect(await proveBalances(w.ctx().db)).toMatchObject({ green: true, faultCount: 0 });
});
