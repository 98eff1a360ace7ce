import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Each } from '../kernel/db/items.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, unique } from '../testing/actors.ts';
import { type World, world } from '../testing/world.ts';
import { bookAdjustment, chargeMany, proveBalances } from './index.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

async function purse(amountMicro: number, creditLimitMicro = 0) {
  const { clientId } = await customer(w, { creditLimitMicro });
  const ctx = w.ctx();
  const gift = { transactionId: unique('gift'), clientId, currency: 'EUR', amountMicro, description: 'Gift' };
  await new Unit(ctx).write(...bookAdjustment(ctx, gift)).commit(null);
  return clientId;
}
const charge = (clientId: string, amountMicro: number, transactionId = unique('charge')) => ({
  ...{ clientId, amountMicro, transactionId, serviceId: 'S', currency: 'EUR', description: 'Period' },
  ...{ periodStart: 1, periodEnd: 2, cause: { rule: 'renewal' } },
});
const run = (charges: readonly ReturnType<typeof charge>[], due: Each<{ amountMicro: number }> = () => sql`true`) => {
  const ctx = w.ctx();
  return new Unit(ctx).write(...chargeMany(ctx, charges, 'run-1', due)).commit(null);
};
const booked = async (clientId: string) =>
  (
    await w.env.DB.prepare(
      "SELECT net_micro AS net, balance_before_micro AS was, balance_after_micro AS now, cause FROM ledger_transaction WHERE client_id = ? AND kind = 'charge' ORDER BY seq",
    )
      .bind(clientId)
      .all<{ net: number; was: number; now: number; cause: string }>()
  ).results;

describe('charges of many wallets at once', () => {
  it('of each client the smallest first, as far as balance and credit limit go; one client’s poverty is nobody else’s', async () => {
    const [poor, rich, lent] = [await purse(10), await purse(1000), await purse(10, 5)];
    await run([charge(poor, 7), charge(rich, 700), charge(poor, 4), charge(lent, 15), charge(poor, 5)]);
    expect((await booked(poor)).map((t) => [t.net, t.was, t.now])).toEqual([
      [-4, 10, 6],
      [-5, 6, 1],
    ]);
    expect((await booked(rich)).map((t) => t.now)).toEqual([300]);
    expect((await booked(lent)).map((t) => t.now)).toEqual([-5]);
    expect(JSON.parse((await booked(rich))[0]?.cause ?? '')).toEqual({ rule: 'renewal', run: 'run-1' });
    expect(await proveBalances(w.ctx().db)).toMatchObject({ green: true });
  });

  it('booked once by its key however often and beside itself it runs, and only while it is due', async () => {
    const clientId = await purse(100);
    const [one, other] = [charge(clientId, 10), charge(clientId, 20)];
    await Promise.all([run([one]), run([one, other], ({ amountMicro }) => sql`${amountMicro} < 20`), run([one])]);
    expect((await booked(clientId)).map((t) => t.net)).toEqual([-10]);
    await run([other]);
    expect((await booked(clientId)).map((t) => t.now)).toEqual([90, 70]);
  });

  it('of zero nothing is booked', async () => {
    const clientId = await purse(1);
    await run([charge(clientId, 0)]);
    expect(await booked(clientId)).toEqual([]);
  });
});
