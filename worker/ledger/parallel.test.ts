/** One balance, many spenders at once. The same assertion must catch a spender that checks first and acts later. */
import { beforeAll, describe, expect, it } from 'vitest';
import { reads } from '../kernel/db/db.ts';
import { Problem } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, staff } from '../testing/actors.ts';
import { dice } from '../testing/dice.ts';
import { counted, seedsOf } from '../testing/proof.ts';
import { type World, world } from '../testing/world.ts';
import { bookAdjustment, chargeWallet, proveBalances, walletOf, walletQuery } from './index.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const SEEDS = seedsOf('spenders', { seed: 11, times: 3 });
const SPENDERS = 300;
const PRICE = 500;
const BALANCE = 10_250;

type Till = { spend(serial: number): Promise<unknown>; balance(): Promise<number> };

/** What every till must pass: exactly as many buy as the balance pays for, and what is left is the rest. */
async function sellsExactly(till: Till) {
  const results = await Promise.allSettled(Array.from({ length: SPENDERS }, (_, i) => till.spend(i)));
  const sold = results.filter((r) => r.status === 'fulfilled').length;
  const reasons = new Set(results.flatMap((r) => (r.status === 'rejected' ? [(r.reason as Problem).code] : [])));
  expect({ sold, left: await till.balance(), reasons: [...reasons] }).toEqual({
    sold: Math.floor(BALANCE / PRICE),
    left: BALANCE % PRICE,
    reasons: ['insufficient_funds'],
  });
}

/** A few round trips whose number the seed draws: between reading and writing, others get their turn. */
const yields = (seed: number) => {
  const next = dice(seed);
  return async () => {
    for (let i = next(4); i > 0; i--) await w.env.DB.prepare('SELECT 1').first();
  };
};

async function purse(): Promise<Awaited<ReturnType<typeof customer>>> {
  const mine = await customer(w);
  const { clientId } = mine;
  const ctx = w.ctx();
  const gift = { transactionId: `gift:${clientId}`, clientId, currency: 'EUR', amountMicro: BALANCE };
  await new Unit(ctx).write(...bookAdjustment(ctx, { ...gift, description: 'Gift' })).commit(null);
  return mine;
}
const balanceOf = async (clientId: string) => {
  const [rows] = await reads(w.ctx().db, [walletQuery(w.ctx().db, clientId)]);
  return walletOf(rows).balanceMicro;
};

describe('300 spenders of one balance', () => {
  it('over HTTP: exactly balance ÷ price succeed, the others are told insufficient_funds', async () => {
    const { clientId } = await purse();
    const admin = await staff(w);
    await sellsExactly({
      spend: () => admin.api.admin.clients.adjust({ id: clientId, amountMicro: -PRICE, description: 'Spent' }),
      balance: () => balanceOf(clientId),
    });
  });

  it.for(SEEDS)(
    'verbs that read, give way and write (seed %d): exactly balance ÷ price succeed',
    async (seed, { task }) => {
      counted(task, { spenders: SPENDERS });
      const { clientId } = await purse();
      const giveWay = yields(seed);
      await sellsExactly({
        spend: async (serial) => {
          const ctx = w.ctx();
          const [rows] = await reads(ctx.db, [walletQuery(ctx.db, clientId)]);
          if (walletOf(rows).availableMicro < PRICE) throw new Problem('insufficient_funds');
          await giveWay();
          const charge = {
            transactionId: `charge:${clientId}:${serial}`,
            clientId,
            serviceId: ctx.id(),
            currency: 'EUR',
            amountMicro: PRICE,
            description: 'Spent',
            periodStart: null,
            periodEnd: null,
          };
          return new Unit(ctx).write(...chargeWallet(ctx, charge)).commit(null);
        },
        balance: () => balanceOf(clientId),
      });
    },
  );

  it.for(SEEDS)('a planted till that checks, gives way and acts (seed %d) is caught', async (seed, { task }) => {
    counted(task, { planted: 1 });
    const { DB } = w.env;
    await DB.prepare('CREATE TABLE IF NOT EXISTS planted_wallet (id INTEGER PRIMARY KEY, balance INTEGER)').run();
    await DB.prepare('INSERT INTO planted_wallet VALUES (?, ?)').bind(seed, BALANCE).run();
    const balance = async () =>
      (await DB.prepare('SELECT balance FROM planted_wallet WHERE id = ?').bind(seed).first<number>('balance')) ?? 0;
    const giveWay = yields(seed);
    const planted: Till = {
      spend: async () => {
        if ((await balance()) < PRICE) throw new Problem('insufficient_funds');
        await giveWay();
        await DB.prepare('UPDATE planted_wallet SET balance = balance - ? WHERE id = ?').bind(PRICE, seed).run();
      },
      balance,
    };
    await expect(sellsExactly(planted)).rejects.toThrow(/to deeply equal/);
    expect(await balance()).toBeLessThan(0);
  });
});

describe('one charge, fifty runs at once', () => {
  it('is booked once, and the others are told transaction_exists', async () => {
    const { clientId } = await purse();
    const runs = await Promise.allSettled(
      Array.from({ length: 50 }, () => {
        const ctx = w.ctx();
        const charge = { transactionId: `charge:${clientId}:1000`, clientId, currency: 'EUR', amountMicro: PRICE };
        const rest = { serviceId: clientId, description: 'Month', periodStart: 1000, periodEnd: 2000 };
        return new Unit(ctx).write(...chargeWallet(ctx, { ...charge, ...rest })).commit(null);
      }),
    );
    expect(runs.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    const codes = runs.flatMap((r) => (r.status === 'rejected' ? [(r.reason as Problem).code] : []));
    expect(new Set(codes)).toEqual(new Set(['transaction_exists']));
    expect(await balanceOf(clientId)).toBe(BALANCE - PRICE);
  });
});

it('after all of this the books balance', async () => {
  expect(await proveBalances(w.ctx().db)).toMatchObject({ green: true, faultCount: 0 });
});
