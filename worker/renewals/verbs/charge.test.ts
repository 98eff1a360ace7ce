import { beforeAll, describe, expect, it } from 'vitest';
import { proveBalances } from '../../ledger/index.ts';
import { activeService, another, DAY, HOUR, MINUTE, minute, passTo, runOnce } from '../../testing/lifecycle.ts';
import { MICRO, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const kept = (id: string) =>
  w.env.DB.prepare('SELECT * FROM ledger_transaction WHERE id = ?').bind(id).first<Record<string, unknown>>();
const spans = async (serviceId: string) =>
  (
    await w.env.DB.prepare(
      "SELECT period_start AS a, period_end AS b, net_micro AS net FROM ledger_transaction WHERE service_id = ? AND kind = 'charge' AND period_start IS NOT NULL ORDER BY seq",
    )
      .bind(serviceId)
      .all<{ a: number; b: number; net: number }>()
  ).results;

describe('charging in advance', () => {
  it('SV-10 SV-35 given funds, when what is paid runs out, one period is charged from there, once however often and beside itself the clock runs', async () => {
    const { id, seen, money } = await activeService(w, 20 * MICRO);
    const before = await seen();
    const paidThrough = before.paidThrough ?? 0;
    await passTo(w, paidThrough - 2000);
    expect((await money()).charges).toHaveLength(2);
    w.advance(2000);
    await Promise.all([runOnce(w), runOnce(w), runOnce(w)]);
    await minute(w);
    const { charges, balance } = await money();
    expect(charges.map((c) => [c.id, c.net])).toEqual([
      [`charge:${id}:setup`, -6 * MICRO],
      [`charge:${id}:${before.activatedAt}`, -14.5 * MICRO],
      [`charge:${id}:${paidThrough}`, -14.5 * MICRO],
    ]);
    expect(balance).toBe(5.5 * MICRO);
    expect(await seen()).toMatchObject({ status: 'active', paidThrough: Date.UTC(2026, 7, 15, 12), cause: null });
    const transaction = await kept(`charge:${id}:${paidThrough}`);
    expect(transaction).toMatchObject({
      period_start: paidThrough,
      period_end: Date.UTC(2026, 7, 15, 12),
      service_id: id,
    });
    expect(JSON.parse(String(transaction?.cause))).toMatchObject({
      rule: 'renewal',
      period: 'monthly',
      priceVersion: 1,
    });
  });

  it('L20 given three services due in one run and one of them without funds, one entry as System links the transactions of the others, with net, gross and fees; the suspension has its own; both are found by id', async () => {
    const all = [await activeService(w, 20 * MICRO), await activeService(w, 20 * MICRO), await activeService(w, 0)];
    const ends = await Promise.all(all.map(async ({ seen }) => (await seen()).paidThrough ?? 0));
    await passTo(w, Math.max(...ends));
    const [, , poor] = all;
    const paid = all.slice(0, 2).map(({ id }, i) => `charge:${id}:${ends[i]}`);
    const run = await w.env.DB.prepare("SELECT cause ->> '$.run' FROM ledger_transaction WHERE id = ?")
      .bind(paid[0])
      .first<string>("cause ->> '$.run'");
    const { activity } = all[0]?.s.admin.api.admin ?? {};
    const found = await activity?.list({ q: `run:${run}` });
    expect(found?.items).toMatchObject([
      { actorKind: 'system', actorName: 'clock', action: 'services.charged', summary: 'Charged 2 services' },
    ]);
    const kept = w.env.DB.prepare('SELECT detail FROM activity WHERE id = ?').bind(found?.items[0]?.id);
    const detail = JSON.parse((await kept.first<string>('detail')) ?? '') as { transactions: string[] };
    expect({ ...detail, transactions: detail.transactions.toSorted() }).toEqual({
      transactions: paid.toSorted(),
      netMicro: -29 * MICRO,
      grossMicro: -29 * MICRO,
      feesMicro: 0,
      currencies: 'EUR',
    });
    const suspended = await activity?.list({ q: `service:${poor?.id}`, actorKind: 'system' });
    expect(suspended?.items.map(({ action }) => action)).toContain('service.suspended');
  });

  it('given a plan whose price was changed after it was ordered, who has it pays the old one at each renewal, and a new order the new one', async () => {
    const { s, seen, money } = await activeService(w, 80 * MICRO);
    const { products } = s.admin.api.admin;
    const {
      activeServices: _,
      totalServices: __,
      createdAt: ___,
      warnings: ____,
      ...plan
    } = await products.get({
      id: s.productId,
    });
    const dearer = [
      { currency: 'EUR', periods: [{ period: 'monthly' as const, setupMicro: 0, baseMicro: 40 * MICRO }] },
    ];
    await products.update({ ...plan, prices: dearer });
    for (let month = 0; month < 2; month++) await passTo(w, (await seen()).paidThrough ?? 0);
    expect((await money()).charges.map((c) => c.net)).toEqual([-6, -14.5, -14.5, -14.5].map((n) => n * MICRO));
    await another(w, s);
    expect((await money()).charges.at(-1)?.net).toBe(-40 * MICRO);
  });

  it('SV-12 a one-time service is charged exactly once, however often the clock runs', async () => {
    const { money, seen } = await activeService(w, 90 * MICRO, { period: 'one_time' });
    for (let i = 0; i < 10; i++) await minute(w, 5 * DAY);
    expect((await money()).charges).toHaveLength(2);
    expect(await seen()).toMatchObject({ status: 'active', paidThrough: null });
  });

  it('SV-13 an hourly service is charged every hour from its activation', async () => {
    const { id, money, seen } = await activeService(w, 3 * MICRO, {
      period: 'hourly',
      baseMicro: MICRO,
      setupMicro: 0,
    });
    const { activatedAt } = await seen();
    for (let i = 0; i < 2 * 60 + 5; i += 5) await minute(w, 5 * MINUTE);
    expect((await spans(id)).map((s) => [s.a - (activatedAt ?? 0), s.b - s.a, s.net])).toEqual([
      [0, HOUR, -MICRO],
      [HOUR, HOUR, -MICRO],
      [2 * HOUR, HOUR, -MICRO],
    ]);
    expect((await money()).balance).toBe(MICRO);
  });

  it('SV-08 given an outage of ours from 12:00 to 15:10, an hourly service is charged its four hours in one transaction', async () => {
    const { id, seen } = await activeService(w, 9 * MICRO, { period: 'hourly', baseMicro: MICRO, setupMicro: 0 });
    const paidThrough = (await seen()).paidThrough ?? 0;
    w.advance(HOUR + 3 * HOUR + 10 * MINUTE);
    await minute(w, 0);
    expect((await spans(id)).slice(1)).toEqual([{ a: paidThrough, b: paidThrough + 4 * HOUR, net: -4 * MICRO }]);
    expect((await seen()).paidThrough).toBe(paidThrough + 4 * HOUR);
  });

  it('after months without a clock, every month is charged for itself, without a gap', async () => {
    const { id, seen } = await activeService(w, 90 * MICRO);
    const { activatedAt } = await seen();
    w.advance(95 * DAY);
    await minute(w, 0);
    const months = await spans(id);
    expect(months).toHaveLength(4);
    expect(months.map((span) => span.a)).toEqual([activatedAt, ...months.slice(0, -1).map((span) => span.b)]);
  });

  it('a free service goes on for nothing, and nothing is booked', async () => {
    const { money, seen } = await activeService(w, 0, { baseMicro: 0, setupMicro: 0 });
    const { paidThrough } = await seen();
    await passTo(w, paidThrough ?? 0);
    expect(await seen()).toMatchObject({ status: 'active' });
    expect((await seen()).paidThrough).toBeGreaterThan(paidThrough ?? 0);
    expect((await money()).charges).toEqual([]);
  });

  it('SV-06 the credit limit counts as funds: a renewal takes the balance below zero, down to the limit', async () => {
    const { money, seen } = await activeService(w, 14 * MICRO, { creditLimitMicro: MICRO });
    await passTo(w, (await seen()).paidThrough ?? 0);
    expect(await seen()).toMatchObject({ status: 'active' });
    expect((await money()).balance).toBe(-0.5 * MICRO);
  });
});

describe('one run for many', () => {
  it('of one client the cheapest are paid for first, and its poverty stops nobody else', async () => {
    const poor = await activeService(w, 0);
    const rich = await activeService(w, 20 * MICRO);
    const { api } = poor.s.admin;
    await poor.topUp(40 * MICRO);
    const dear = await another(w, poor.s);
    await w.env.DB.prepare('UPDATE service SET base_micro = 15000000 WHERE id = ?').bind(dear).run();
    await passTo(w, Math.max((await poor.seen()).paidThrough ?? 0, (await rich.seen()).paidThrough ?? 0) + MINUTE);
    expect(await poor.seen()).toMatchObject({ status: 'active' });
    expect(await api.admin.services.get({ id: dear })).toMatchObject({ status: 'suspended' });
    expect(await rich.seen()).toMatchObject({ status: 'active' });
    expect((await poor.money()).balance).toBe(5 * MICRO);
    expect(await proveBalances(w.ctx().db)).toMatchObject({ green: true });
  });

  it('a row that the database refuses, or that the rules cannot read, is set aside for an hour and shown; the others are charged', async () => {
    const [broken, refused, fine] = [
      await activeService(w, 20 * MICRO),
      await activeService(w, 20 * MICRO),
      await activeService(w, 20 * MICRO),
    ];
    const due = Math.max(
      ...(await Promise.all([broken, refused, fine].map(async (l) => (await l.seen()).paidThrough ?? 0))),
    );
    await w.env.DB.prepare("UPDATE service SET anchor_zone = 'Nowhere/At-All' WHERE id = ?").bind(broken.id).run();
    await w.env.DB.prepare("UPDATE service SET currency = 'USD' WHERE id = ?").bind(refused.id).run();
    await passTo(w, due);
    expect((await fine.money()).charges).toHaveLength(3);
    for (const one of [broken, refused]) {
      expect((await one.money()).charges).toHaveLength(2);
      const { fault } = (await w.env.DB.prepare('SELECT fault FROM service WHERE id = ?')
        .bind(one.id)
        .first<{ fault: string }>()) ?? { fault: '' };
      expect(fault).toContain('The clock could not work on this service');
    }
    await w.env.DB.prepare("UPDATE service SET currency = 'EUR' WHERE id = ?").bind(refused.id).run();
    await minute(w, HOUR);
    expect((await refused.money()).charges).toHaveLength(3);
    await w.env.DB.prepare("UPDATE service SET anchor_zone = 'UTC' WHERE id = ?").bind(broken.id).run();
  });
});
