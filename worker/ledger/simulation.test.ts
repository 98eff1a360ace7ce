/**
 * A seeded life of a few wallets: every kind of move, refused ones, and replays of what happened before. A model in
 * plain JavaScript says what must come out; at the end the database is asked for the invariants.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '../kernel/db/db.ts';
import type { Problem } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, staff } from '../testing/actors.ts';
import { dice } from '../testing/dice.ts';
import { counted, seedsOf } from '../testing/proof.ts';
import { type World, world } from '../testing/world.ts';
import {
  bookAdjustment,
  bookPayment,
  captureHold,
  chargeWallet,
  placeHold,
  proveBalances,
  releaseHold,
} from './index.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const STEPS = 400;

type Hold = { id: string; amount: number; open: boolean };
type Modelled = { clientId: string; currency: string; floor: number; balance: number; held: number; holds: Hold[] };
type Step = {
  what: string;
  statements: () => Statement[];
  /** What the model says; null when it goes through. */
  refusal: string | null;
  apply: () => void;
  /** What the same step is refused with when it comes again after it went through. */
  again: string;
};

async function wallets(next: (below: number) => number): Promise<Modelled[]> {
  const currencies = ['EUR', 'PLN', 'JPY', 'EUR'];
  return Promise.all(
    currencies.map(async (currency) => {
      const limit = next(3) === 0 ? 0 : next(5_000_000);
      const { clientId } = await customer(w, { currency, creditLimitMicro: limit });
      return { clientId, currency, floor: -limit, balance: 0, held: 0, holds: [] };
    }),
  );
}

function drawStep(m: Modelled, serial: string, next: (below: number) => number): Step {
  const ctx = w.ctx();
  const { clientId, currency } = m;
  const base = { clientId, currency, description: serial };
  const amount = 1 + next(4_000_000);
  const afford = (spent: number) => (m.balance - spent < m.floor ? 'insufficient_funds' : null);
  const kind = next(7);
  if (kind === 0) {
    const grossMicro = amount + next(1_000_000);
    const paid = { ...base, transactionId: `p${serial}`, gateway: 'bank', documentId: serial, netMicro: amount };
    return {
      what: `payment of ${amount}`,
      statements: () => bookPayment(ctx, { ...paid, grossMicro }),
      refusal: null,
      apply: () => {
        m.balance += amount;
      },
      again: 'transaction_exists',
    };
  }
  if (kind === 1) {
    const signed = next(2) === 0 ? amount : -amount;
    return {
      what: `adjustment of ${signed}`,
      statements: () => bookAdjustment(ctx, { ...base, transactionId: `a${serial}`, amountMicro: signed }),
      refusal: signed < 0 ? afford(-signed) : null,
      apply: () => {
        m.balance += signed;
      },
      again: 'transaction_exists',
    };
  }
  if (kind === 2) {
    const charge = { ...base, transactionId: `c${serial}`, serviceId: serial, periodStart: 1, periodEnd: 2 };
    const price = next(10) === 0 ? 0 : amount;
    return {
      what: `charge of ${price}`,
      statements: () => chargeWallet(ctx, { ...charge, amountMicro: price }),
      refusal: price === 0 ? null : afford(price),
      apply: () => {
        m.balance -= price;
      },
      again: 'transaction_exists',
    };
  }
  const hold = m.holds[next(m.holds.length + 1)];
  if (kind <= 4 || !hold) {
    return {
      what: `hold of ${amount}`,
      statements: () => placeHold(ctx, { ...base, holdId: serial, serviceId: serial, amountMicro: amount }),
      refusal: afford(amount),
      apply: () => {
        m.balance -= amount;
        m.held += amount;
        m.holds.push({ id: serial, amount, open: true });
      },
      again: 'transaction_exists',
    };
  }
  const end = () => {
    hold.open = false;
    m.held -= hold.amount;
    m.balance += hold.amount;
  };
  if (kind === 5) {
    return {
      what: `release of ${hold.id}`,
      statements: () => releaseHold(ctx, { holdId: hold.id, clientId }),
      refusal: hold.open ? null : 'hold_settled',
      apply: end,
      again: 'hold_settled',
    };
  }
  const parts = [next(hold.amount + 1), next(hold.amount + 1)];
  const taken = (parts[0] ?? 0) + (parts[1] ?? 0);
  const charges = parts.map((amountMicro, i) => ({
    transactionId: `c${serial}:${i}`,
    amountMicro,
    description: serial,
    periodStart: null,
    periodEnd: null,
  }));
  return {
    what: `capture of ${taken} from ${hold.id}`,
    statements: () => captureHold(ctx, { holdId: hold.id, clientId, charges }),
    refusal: !hold.open ? 'hold_settled' : taken > hold.amount ? 'insufficient_funds' : null,
    apply: () => {
      end();
      m.balance -= taken;
    },
    again: 'hold_settled',
  };
}

const outcome = (step: Step) =>
  new Unit(w.ctx())
    .write(...step.statements())
    .commit(null)
    .catch((error: Problem) => error.code);

const count = async (sql: string) => w.env.DB.prepare(`SELECT count(*) AS n FROM (${sql})`).first<number>('n');

describe.each(seedsOf('wallets', { seed: 1, times: 3 }))('a life of wallets, seed %d', (seed) => {
  it('TX-02 every step comes out as the model says, replays change nothing, and the invariants hold', async ({
    task,
  }) => {
    const next = dice(seed);
    const modelled = await wallets(next);
    const past: Step[] = [];
    for (let i = 0; i < STEPS; i++) {
      w.advance(next(3));
      const replay = past.length > 0 && next(5) === 0 ? past[next(past.length)] : undefined;
      if (replay) {
        expect(await outcome(replay), `replay of ${replay.what}`).toBe(replay.again);
        continue;
      }
      const m = modelled[next(modelled.length)] as Modelled;
      const step = drawStep(m, `s${seed}-${i}`, next);
      expect(await outcome(step), `${i}: ${step.what}, balance ${m.balance}, floor ${m.floor}`).toBe(step.refusal);
      if (step.refusal !== null) continue;
      step.apply();
      past.push(step);
    }
    expect(past.length).toBeGreaterThan(STEPS / 4);

    const admin = await staff(w);
    for (const m of modelled) {
      const shown = await admin.api.admin.clients.get({ id: m.clientId });
      expect(shown).toMatchObject({ balanceMicro: m.balance, heldMicro: m.held });
      expect(m.balance).toBeGreaterThanOrEqual(m.floor);
    }
    await invariants();
    counted(task, { steps: STEPS, moves: past.length, wallets: modelled.length });
  });
});

async function invariants() {
  expect(await proveBalances(w.ctx().db)).toMatchObject({ green: true, faults: [] });
  const notInteger = (table: string, column: string) => `SELECT 1 FROM ${table} WHERE typeof(${column}) <> 'integer'`;
  for (const column of ['net_micro', 'gross_micro', 'balance_before_micro', 'balance_after_micro', 'created_at'])
    expect(await count(notInteger('ledger_transaction', column)), column).toBe(0);
  for (const [table, column] of [
    ['transfer', 'amount_micro'],
    ['account', 'balance_micro'],
    ['hold', 'amount_micro'],
    ['client', 'balance_micro'],
    ['client', 'held_micro'],
  ] as const)
    expect(await count(notInteger(table, column)), `${table}.${column}`).toBe(0);
  expect(await count("SELECT 1 FROM account WHERE kind = 'wallet' AND balance_micro < floor_micro")).toBe(0);
  expect(
    await count(`SELECT 1 FROM client JOIN account a ON a.id = 'wallet:' || client.id
      JOIN account h ON h.id = 'held:' || client.id
      WHERE client.balance_micro <> a.balance_micro OR client.held_micro <> h.balance_micro`),
  ).toBe(0);
  /** Gross of a payment is its net and its tax, both taken from the gateway's cash. */
  expect(
    await count(`SELECT t.id FROM ledger_transaction t JOIN transfer x ON x.transaction_id = t.id
      WHERE t.kind = 'payment' GROUP BY t.id HAVING sum(x.amount_micro) <> t.gross_micro`),
  ).toBe(0);
  /** Money is neither made nor lost: over all accounts of a currency credits equal debits. */
  expect(
    await count(`SELECT currency FROM (
        SELECT a.currency, x.amount_micro AS moved FROM transfer x JOIN account a ON a.id = x.credit_account
        UNION ALL
        SELECT a.currency, -x.amount_micro FROM transfer x JOIN account a ON a.id = x.debit_account)
      GROUP BY currency HAVING sum(moved) <> 0`),
  ).toBe(0);
}
