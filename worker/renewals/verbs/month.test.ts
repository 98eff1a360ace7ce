/** A month of five hundred services; `npm run prove -- month` lives many, of two thousand. */
import { beforeAll, describe, expect, it } from 'vitest';
import { proveBalances } from '../../ledger/index.ts';
import { dice } from '../../testing/dice.ts';
import {
  askForEnd,
  DAY,
  deliver,
  drawTopUp,
  HOUR,
  type Month,
  openMonth,
  redeliver,
  type Size,
  someClient,
  tick,
  topUp,
} from '../../testing/month.ts';
import { steer } from '../../testing/panels.ts';
import { counted, proving, seedsOf } from '../../testing/proof.ts';
import { accountsIn, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world({ now: Date.UTC(2026, 5, 1) });
});

const SEEDS = seedsOf('month', { seed: 20260601, times: 1 });
const [SEED = 0] = SEEDS;
const SIZE: Size = proving('month') ? { services: 2000, clients: 900 } : { services: 500, clients: 225 };

/** Hours between two ticks: what falls due in between is charged at the next. */
const STEP = 2;

/** One in `broke` clients begins without funds. */
async function live(month: Month, days: number, broke = 6) {
  const { next } = month;
  for (const clientId of month.model.balances.keys())
    if (next(broke) > 0) await topUp(month, clientId, drawTopUp(month));
  await tick(month, false);
  const clients = month.model.balances.size;
  let outage = 0;
  for (let hour = STEP; hour <= days * 24; hour += STEP) {
    w.advance(STEP * HOUR);
    if (outage === 0 && next(48) === 0) {
      outage = 1 + next(6);
      await steer('POST', 'faults', { fault: ['http-502', 'http-503'][next(2)] ?? '' });
    } else if (outage > 0 && --outage === 0) await steer('DELETE', 'faults');
    for (let i = next(4); i > 0; i -= 1)
      if (next(900) < clients) await topUp(month, someClient(month), drawTopUp(month));
    if (next(12) === 0) await askForEnd(month);
    if (next(10) === 0) await redeliver(month);
    if (next(60) === 0) continue;
    await tick(month, next(5) === 0);
    if (hour % 24 === 0) await agrees(month);
  }
  await steer('DELETE', 'faults');
  for (let i = 0; i < 3; i += 1) {
    w.advance(HOUR);
    await tick(month, false);
  }
  await deliver(month);
}

type Found = { id: string; status: string; paid: number };
const idsOf = ({ rows }: Month) => JSON.stringify(rows.map((r) => r.id));
const select = async <T>(month: Month, sql: string) =>
  (await w.env.DB.prepare(sql).bind(idsOf(month)).all<T>()).results;

/** Nobody is suspended whose funds would do, nobody runs beyond what is paid and its grace. */
async function agrees(month: Month) {
  const { now } = w.clock;
  const wrong = await select<{ id: string }>(
    month,
    `SELECT s.id, s.status FROM service s JOIN product p ON p.id = s.product_id JOIN account a ON a.id = 'wallet:' || s.client_id
      WHERE s.id IN (SELECT value FROM json_each(?)) AND ((s.status = 'suspended' AND s.termination_requested_at IS NULL
        AND a.balance_micro - a.floor_micro >= s.base_micro) OR (s.status = 'active' AND s.paid_through + 3600000 * p.grace_hours <= ${now}))`,
  );
  expect(wrong).toEqual([]);
}

/** Every charge, every state and every balance is what the model says; the panel is as the services say. */
async function isExactly(month: Month) {
  const { model, network } = month;
  const charges = await select<{ service: string; a: number; b: number; amount: number }>(
    month,
    `SELECT service_id AS service, period_start AS a, period_end AS b, -net_micro AS amount FROM ledger_transaction
      WHERE service_id IN (SELECT value FROM json_each(?)) ORDER BY seq`,
  );
  const booked = new Map<string, number[][]>();
  for (const c of charges) booked.set(c.service, [...(booked.get(c.service) ?? []), [c.a, c.b, c.amount]]);
  const rows = await select<Found>(
    month,
    'SELECT id, status, paid_through AS paid FROM service WHERE id IN (SELECT value FROM json_each(?))',
  );
  expect(rows.map((r) => ({ ...r, charges: booked.get(r.id) ?? [] })).sort(byId)).toEqual(
    [...model.services.values()]
      .map(({ id, status, paid, charges: due }) => ({ id, status, paid, charges: due }))
      .sort(byId),
  );
  const wallets = await select<{ id: string; balance: number }>(
    month,
    'SELECT DISTINCT c.id, c.balance_micro AS balance FROM client c JOIN service s ON s.client_id = c.id WHERE s.id IN (SELECT value FROM json_each(?))',
  );
  expect(new Map(wallets.map((r) => [r.id, r.balance]))).toEqual(model.balances);
  expect(await proveBalances(w.ctx().db)).toMatchObject({ green: true, faultCount: 0 });
  const enabled = new Map((await accountsIn(network)).map((a) => [a.name, a.enabled]));
  const wanted = month.rows.flatMap(({ id, vpnName }) => {
    const status = model.services.get(id)?.status;
    return status === 'terminated' ? [] : [[vpnName, status === 'active'] as const];
  });
  expect(enabled).toEqual(new Map(wanted));
}
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

const count = (month: Month, status: string) =>
  [...month.model.services.values()].filter((s) => s.status === status).length;

const charges = ({ model }: Month) => [...model.services.values()].reduce((sum, s) => sum + s.charges.length, 0);

describe('a month on the clock', () => {
  it.for(SEEDS)(
    `${SIZE.services} services with outages of panels and clock, top-ups and doubled messages: charged exactly what is due, nobody suspended with funds, nobody running without (seed %d)`,
    async (seed, { task }) => {
      const month = await openMonth(w, SIZE, dice(seed), `S${seed - SEED}`);
      await live(month, 30);
      await isExactly(month);
      counted(task, { services: SIZE.services, charges: charges(month) });
      for (const status of ['active', 'suspended', 'terminated'])
        expect(count(month, status)).toBeGreaterThan(SIZE.services / 100);
    },
  );

  it('the same month catches a shop that forgets that funds rose', async () => {
    const rises = await w.env.DB.prepare("SELECT sql FROM sqlite_schema WHERE name = 'account_funds_rise'").first<{
      sql: string;
    }>();
    await w.env.DB.prepare('DROP TRIGGER account_funds_rise').run();
    try {
      const month = await openMonth(w, { services: 150, clients: 60 }, dice(SEED + 1), 'T');
      await expect(live(month, 12, 3).then(() => isExactly(month))).rejects.toThrow(/deeply equal/);
    } finally {
      await steer('DELETE', 'faults');
      await w.env.DB.prepare(rises?.sql ?? '').run();
    }
  });

  it('and one that charges a period a second time', async () => {
    const month = await openMonth(w, { services: 20, clients: 5 }, dice(SEED + 2), 'V');
    await live(month, 2);
    const [first] = month.model.services.values();
    first?.charges.push([0, DAY, 1]);
    await expect(isExactly(month)).rejects.toThrow(/deeply equal/);
    first?.charges.pop();
    await isExactly(month);
  });
});
