import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff } from '../testing/actors.ts';
import { accountsIn, MICRO, money, type Shop, shop, withRoomyLicence } from '../testing/shop.ts';
import { ORIGIN, type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const quoted = (s: Shop) => s.buyer.api.client.orders.quote({ productId: s.productId, period: 'monthly' });
const place = (s: Shop, over: Record<string, unknown> = {}) =>
  s.buyer.api.client.orders.place({
    productId: s.productId,
    period: 'monthly',
    expectedTotalMicro: 20.5 * MICRO,
    ...over,
  });
const mine = (s: Shop, id: string) => s.buyer.api.client.services.get({ id });
const servicesOf = async (s: Shop) => (await s.buyer.api.client.services.list({})).items;
const product = (s: Shop) => s.admin.api.admin.products.get({ id: s.productId });
async function change(s: Shop, over: Record<string, unknown>) {
  const { activeServices: _, totalServices: __, createdAt: ___, warnings: ____, ...fields } = await product(s);
  await s.admin.api.admin.products.update({ ...fields, ...over });
}

const free = (currency: string) => ({
  currency,
  periods: [{ period: 'monthly' as const, setupMicro: 0, baseMicro: 0 }],
});

describe('the order summary', () => {
  it('equals what is charged, to the micro-unit', async () => {
    const periods = [{ period: 'monthly' as const, setupMicro: 1_234_567, baseMicro: 7_654_321 }];
    const s = await shop(w, { product: { prices: [{ currency: 'EUR', periods }] } });
    const quote = await quoted(s);
    expect(quote).toMatchObject({ setupMicro: 1_234_567, baseMicro: 7_654_321, totalMicro: 8_888_888, shortMicro: 0 });
    const { serviceId } = await place(s, { expectedTotalMicro: quote.totalMicro });
    await w.drain();
    const { charges, balance } = await money(w, s.buyer.clientId);
    expect(charges.map((c) => c.net)).toEqual([-quote.setupMicro, -quote.baseMicro]);
    expect(balance).toBe(quote.balanceAfterMicro);
    expect((await mine(s, serviceId)).paidThrough).toBe(quote.nextChargeAt);
  });

  it('says what will be left of the balance, not of what may be spent: neither credit nor what is held counts', async () => {
    const s = await shop(w, { fundsMicro: 30 * MICRO, creditLimitMicro: 50 * MICRO });
    await place(s);
    expect(await quoted(s)).toMatchObject({
      availableMicro: 59.5 * MICRO,
      balanceAfterMicro: -11 * MICRO,
      shortMicro: 0,
    });
  });

  it('says when the next charge comes, by the calendar of the shop: the end of January there is not yet that of UTC', async () => {
    w.advance(Date.UTC(2027, 0, 30, 23, 30) - w.clock.now);
    const s = await shop(w);
    const { settings } = s.admin.api.admin;
    const { general } = await settings.get({});
    await settings.save({ ...general, timeZone: 'Europe/Warsaw' });
    const { nextChargeAt } = await quoted(s);
    expect(nextChargeAt).toBe(Date.UTC(2027, 1, 27, 23, 30));
    const { serviceId } = await place(s);
    await w.drain();
    expect((await mine(s, serviceId)).paidThrough).toBe(nextChargeAt);
    await settings.save(general);
  });

  it('names what is missing, and what paying that costs with tax, rounded up to what can be paid', async () => {
    const s = await shop(w, { fundsMicro: 20 * MICRO - 1, creditLimitMicro: 0 });
    expect(await quoted(s)).toMatchObject({
      availableMicro: 20 * MICRO - 1,
      shortMicro: 500_001,
      shortTotalMinor: 63,
      taxes: [{ name: 'VAT', ratePpm: 230_000 }],
    });
  });

  it('SV-03 a plan without a price in the client’s currency is not for sale to it', async () => {
    const s = await shop(w);
    const dollars = await customer(w, { currency: 'USD' });
    const choice = { productId: s.productId, period: 'monthly' as const };
    await expect(dollars.api.client.orders.quote(choice)).rejects.toMatchObject({ code: 'not_orderable' });
    const order = dollars.api.client.orders.place({ ...choice, expectedTotalMicro: 20.5 * MICRO });
    await expect(order).rejects.toMatchObject({ code: 'not_orderable' });
  });

  it('a plan that is hidden or retired has no summary and takes no order', async () => {
    const s = await shop(w);
    for (const over of [{ hidden: true }, { retired: true, hidden: false }]) {
      await change(s, over);
      await expect(quoted(s), JSON.stringify(over)).rejects.toMatchObject({ code: 'not_orderable' });
      await expect(place(s), JSON.stringify(over)).rejects.toMatchObject({ code: 'not_orderable' });
    }
  });

  it('a period that is not priced and a plan that does not exist are refused', async () => {
    const s = await shop(w);
    const { quote } = s.buyer.api.client.orders;
    await expect(quote({ productId: s.productId, period: 'annually' })).rejects.toMatchObject({
      code: 'not_orderable',
    });
    await expect(quote({ productId: s.serverId, period: 'monthly' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('placing an order', () => {
  it('SV-04 holds setup and first period, and charges nothing until the service works', async () => {
    const s = await shop(w);
    const answer = await place(s);
    expect(answer).toMatchObject({ state: 'provisioning', payment: null });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 9.5 * MICRO, held: 20.5 * MICRO, charges: [] });
    const entry = await w.env.DB.prepare(
      "SELECT actor_kind, client_id FROM activity WHERE action = 'order.placed' AND subject = ?",
    )
      .bind(`service:${answer.serviceId}`)
      .first();
    expect(entry).toEqual({ actor_kind: 'user', client_id: s.buyer.clientId });
    expect(await product(s)).toMatchObject({ activeServices: 0, totalServices: 1 });
  });

  it('V059 a double click with one Idempotency-Key is one order, one account and one charge; another body is refused', async () => {
    const s = await shop(w, { fundsMicro: 100 * MICRO });
    const body = { productId: s.productId, period: 'monthly', expectedTotalMicro: 20.5 * MICRO };
    const key = { 'idempotency-key': crypto.randomUUID() };
    const click = () => s.buyer.rest('POST', '/api/v1/client/orders', body, key);
    const answers = await Promise.all([click(), click(), click()]);
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200]);
    const bodies = await Promise.all(answers.map((a) => a.text()));
    expect(new Set(bodies).size).toBe(1);
    await w.drain();
    expect(await servicesOf(s)).toHaveLength(1);
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    expect((await money(w, s.buyer.clientId)).charges).toHaveLength(2);
    const other = await s.buyer.rest('POST', '/api/v1/client/orders', { ...body, payWith: 'test' }, key);
    expect(other.status).toBe(422);
  });

  it('a price that changed since the summary is not charged silently', async () => {
    const s = await shop(w);
    const periods = [{ period: 'monthly' as const, setupMicro: 6 * MICRO, baseMicro: 15 * MICRO }];
    await change(s, { prices: [{ currency: 'EUR', periods }] });
    await expect(place(s)).rejects.toMatchObject({ code: 'price_changed', status: 409 });
    expect(await servicesOf(s)).toEqual([]);
    await expect(place(s, { expectedTotalMicro: 21 * MICRO })).resolves.toMatchObject({ state: 'provisioning' });
  });

  it('a price that was lowered since the summary is shown anew before it is charged, as a higher one is', async () => {
    const s = await shop(w);
    const periods = [{ period: 'monthly' as const, setupMicro: 0, baseMicro: 10 * MICRO }];
    await change(s, { prices: [{ currency: 'EUR', periods }] });
    await expect(place(s)).rejects.toMatchObject({ code: 'price_changed', status: 409 });
    expect(await servicesOf(s)).toEqual([]);
  });

  it.each([
    ['another price', 'price_changed', { prices: [free('EUR')] }],
    ['a plan that is hidden', 'not_orderable', { hidden: true }],
  ])(
    'given %s between the reading of an order and its commit, it is refused as %s and nothing is held',
    async (_, code, over) => {
      const s = await shop(w);
      let read = false;
      const DB = {
        prepare(sql: string) {
          read ||= /insert into "service"/i.test(sql);
          return w.env.DB.prepare(sql);
        },
        async batch(statements: D1PreparedStatement[]) {
          if (read) await change(s, over);
          read = false;
          return w.env.DB.batch(statements);
        },
      };
      const init = {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
        body: JSON.stringify({ productId: s.productId, period: 'monthly', expectedTotalMicro: 20.5 * MICRO }),
      };
      const answer = await w.requestWith({ ...w.env, DB } as never, '/api/v1/client/orders', init, s.buyer.jar);
      expect([answer.status, await answer.json()]).toMatchObject([409, { code }]);
      expect(await servicesOf(s)).toEqual([]);
      expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0 });
    },
  );

  it('a hidden or retired plan, and one in a hidden group, is refused at commit', async () => {
    const s = await shop(w);
    await change(s, { retired: true });
    await expect(place(s)).rejects.toMatchObject({ code: 'not_orderable' });
    await change(s, { retired: false });
    await w.env.DB.prepare('UPDATE product_group SET hidden = 1 WHERE id = ?')
      .bind((await product(s)).groupId)
      .run();
    await expect(place(s)).rejects.toMatchObject({ code: 'not_orderable' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0 });
  });

  it('without enough funds and without a way to pay it is refused, naming the missing amount', async () => {
    const s = await shop(w, { fundsMicro: 17 * MICRO });
    await expect(place(s)).rejects.toMatchObject({
      code: 'insufficient_funds',
      message: expect.stringContaining('3.50 EUR'),
    });
    const nearly = await shop(w, { fundsMicro: 20 * MICRO - 1 });
    await expect(place(nearly)).rejects.toMatchObject({ message: expect.stringContaining('0.51 EUR') });
    expect(await servicesOf(s)).toEqual([]);
  });

  it('two orders at once that the funds cover once: one is placed, the other refused, nothing is overdrawn', async () => {
    const s = await shop(w);
    const answers = await Promise.allSettled([place(s), place(s)]);
    const refused = answers.filter((a) => a.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'insufficient_funds' } }]);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 9.5 * MICRO, held: 20.5 * MICRO });
  });

  it('nobody else may: visitors, staff and closed clients are refused', async () => {
    const s = await shop(w);
    const body = { productId: s.productId, period: 'monthly', expectedTotalMicro: 20.5 * MICRO };
    const status = async (b: { rest: Shop['buyer']['rest'] }) =>
      (await b.rest('POST', '/api/v1/client/orders', body)).status;
    expect(await status(w.browser())).toBe(401);
    expect(await status(await staff(w))).toBe(401);
    expect(await status(await customer(w, { status: 'closed' }))).toBe(403);
    expect(await status(await customer(w, { status: 'fraud' }))).toBe(403);
  });

  it('a free plan is delivered without a charge', async () => {
    const periods = [{ period: 'one_time' as const, setupMicro: 0, baseMicro: 0 }];
    const s = await shop(w, { fundsMicro: 0, product: { prices: [{ currency: 'EUR', periods }] } });
    const { serviceId } = await place(s, { period: 'one_time', expectedTotalMicro: 0 });
    await w.drain();
    expect(await mine(s, serviceId)).toMatchObject({ status: 'active', paidThrough: null });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 0, held: 0, charges: [] });
  });
});
