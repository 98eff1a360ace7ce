import { beforeAll, describe, expect, it } from 'vitest';
import { passTo } from '../testing/lifecycle.ts';
import { accountsIn, MICRO, money, type Shop, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

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
async function topUp(s: Shop, netMicro: number) {
  const { paymentId } = await s.buyer.api.client.payments.addFunds({ netMicro, gateway: 'test' });
  await s.buyer.api.client.payments.simulate({ id: paymentId, outcome: 'paid' });
  await w.drain();
}
/** Copies of a waiting order, ordered before it. */
async function manyWaiting(id: string, count: number) {
  const columns = await w.env.DB.prepare("SELECT name FROM pragma_table_info('service')").all<{ name: string }>();
  const names = columns.results.map((r) => r.name);
  const changed: Record<string, string> = {
    id: "printf('6ZZZZZZZZZZZZZZZZZZZZZ%04d', n.value)",
    number: '2000000 + n.value',
    ordered_at: 'service.ordered_at - n.value',
  };
  const series = `WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${count})`;
  const picked = names.map((name) => changed[name] ?? `service.${name}`).join(', ');
  await w.env.DB.prepare(
    `INSERT INTO service (${names.join(', ')}) ${series} SELECT ${picked} FROM n, service WHERE service.id = ?`,
  )
    .bind(id)
    .run();
}
async function change(s: Shop, over: Record<string, unknown>) {
  const { activeServices: _, totalServices: __, createdAt: ___, warnings: ____, ...fields } = await product(s);
  await s.admin.api.admin.products.update({ ...fields, ...over });
}

describe('an order that waits for its payment', () => {
  it('mails its proforma to whoever ordered, once, with a link to it', async () => {
    const s = await shop(w, { fundsMicro: 17 * MICRO });
    await place(s, { payWith: 'bank' });
    await w.drain();
    const [document] = (await s.buyer.api.client.documents.list({ kind: 'proforma' })).items;
    const { results } = await w.env.DB.prepare('SELECT subject, text FROM mail WHERE recipient = ?')
      .bind(s.buyer.email)
      .all<{ subject: string; text: string }>();
    expect(results).toMatchObject([{ subject: expect.stringContaining(`${document?.number} waits for payment`) }]);
    expect(results[0]?.text).toContain(`/documents/${document?.id}`);
  });

  it('goes through by itself when the payment arrives, and costs what the summary said', async () => {
    const s = await shop(w, { fundsMicro: 17 * MICRO });
    const quote = await quoted(s);
    const { serviceId, state, payment } = await place(s, { payWith: 'test' });
    expect(state).toBe('awaiting_payment');
    expect(await mine(s, serviceId)).toMatchObject({
      status: 'pending',
      provisionStatus: 'awaiting_payment',
      cause: { code: 'awaiting_payment' },
      paymentId: payment?.id,
    });
    expect(await servicesOf(s)).toMatchObject([{ id: serviceId, paymentId: payment?.id }]);
    const due = await s.buyer.api.client.payments.get({ id: payment?.id ?? '' });
    expect(due).toMatchObject({ amountMinor: quote.shortTotalMinor, forServiceId: serviceId, state: 'pending' });
    await w.drain();
    expect(await accountsIn(s.networks[0] ?? '')).toEqual([]);
    await s.buyer.api.client.payments.simulate({ id: due.id, outcome: 'paid' });
    await w.drain();
    expect(await mine(s, serviceId)).toMatchObject({ status: 'active', cause: null, paymentId: null });
    expect(await servicesOf(s)).toMatchObject([{ id: serviceId, paymentId: null }]);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 0, held: 0, charges: { length: 2 } });
    expect(await product(s)).toMatchObject({ activeServices: 1, totalServices: 1 });
  });

  it('stays when the funds are still short, and says so', async () => {
    const s = await shop(w, { fundsMicro: 17 * MICRO });
    const { serviceId, payment } = await place(s, { payWith: 'test' });
    await s.admin.api.admin.clients.adjust({ id: s.buyer.clientId, amountMicro: -10 * MICRO, description: 'Spent' });
    await s.buyer.api.client.payments.simulate({ id: payment?.id ?? '', outcome: 'paid' });
    await w.drain();
    expect(await mine(s, serviceId)).toMatchObject({
      provisionStatus: 'awaiting_payment',
      cause: { code: 'awaiting_funds' },
      paymentId: null,
    });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 10.5 * MICRO, held: 0, charges: [] });
    await s.admin.api.admin.clients.adjust({ id: s.buyer.clientId, amountMicro: 10 * MICRO, description: 'Gift' });
    await s.admin.api.admin.services.retry({ id: serviceId });
    await w.drain();
    expect(await mine(s, serviceId)).toMatchObject({ status: 'active' });
  });

  it('one payment serves the order it was made for first, then older ones as far as it goes', async () => {
    const s = await shop(w, { fundsMicro: 0 });
    const older = await place(s, { payWith: 'test' });
    w.advance(1000);
    const newer = await place(s, { payWith: 'test' });
    await s.buyer.api.client.payments.simulate({ id: newer.payment?.id ?? '', outcome: 'paid' });
    await w.drain();
    expect(await mine(s, newer.serviceId)).toMatchObject({ status: 'active' });
    expect(await mine(s, older.serviceId)).toMatchObject({
      provisionStatus: 'awaiting_payment',
      paymentId: older.payment?.id,
    });
    await s.buyer.api.client.payments.simulate({ id: older.payment?.id ?? '', outcome: 'paid' });
    await w.drain();
    expect(await mine(s, older.serviceId)).toMatchObject({ status: 'active' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 0, held: 0, charges: { length: 4 } });
  });

  it('waits no more for a payment that is declined: funds that arrive for something else do not buy it, and its delay ends it', async () => {
    const s = await shop(w, { fundsMicro: 17 * MICRO });
    const { serviceId, payment } = await place(s, { payWith: 'test' });
    await s.buyer.api.client.payments.simulate({ id: payment?.id ?? '', outcome: 'declined' });
    await w.drain();
    const kept = { status: 'pending', provisionStatus: 'awaiting_payment', cause: { code: 'payment_declined' } };
    expect(await mine(s, serviceId)).toMatchObject({ ...kept, paymentId: null });
    await topUp(s, 10 * MICRO);
    expect(await mine(s, serviceId)).toMatchObject(kept);
    await passTo(w, (await mine(s, serviceId)).cancelAt ?? 0);
    expect(await mine(s, serviceId)).toMatchObject({
      status: 'cancelled',
      provisionStatus: 'terminated',
      cause: { code: 'order_expired_unpaid' },
    });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 27 * MICRO, held: 0, charges: [] });
    const { results } = await w.env.DB.prepare(
      "SELECT summary FROM activity WHERE action = 'service.cancelled' AND subject = ?",
    )
      .bind(`service:${serviceId}`)
      .all();
    expect(results).toHaveLength(1);
  });

  it('is kept, as the question to staff says, when its proforma is cancelled by them', async () => {
    const s = await shop(w, { fundsMicro: 17 * MICRO });
    const { serviceId, payment } = await place(s, { payWith: 'bank' });
    const { documentId } = await s.buyer.api.client.payments.get({ id: payment?.id ?? '' });
    await s.admin.api.admin.documents.cancel({ id: documentId });
    await w.drain();
    expect(await mine(s, serviceId)).toMatchObject({ status: 'pending', cause: { code: 'payment_declined' } });
    expect(await s.buyer.api.client.payments.get({ id: payment?.id ?? '' })).toMatchObject({ state: 'cancelled' });
  });

  it('of a plan that was retired, or priced anew, is not set up when the payment arrives, and says why', async () => {
    const periods = [{ period: 'monthly' as const, setupMicro: 0, baseMicro: 20 * MICRO }];
    for (const over of [{ retired: true }, { prices: [{ currency: 'EUR', periods }] }]) {
      const s = await shop(w, { fundsMicro: 17 * MICRO });
      const { serviceId, payment } = await place(s, { payWith: 'test' });
      await change(s, over);
      await s.buyer.api.client.payments.simulate({ id: payment?.id ?? '', outcome: 'paid' });
      await w.drain();
      expect(await mine(s, serviceId)).toMatchObject({
        provisionStatus: 'awaiting_payment',
        cause: { code: 'not_sold' },
        paymentId: null,
      });
      expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 20.5 * MICRO, held: 0, charges: [] });
    }
  });

  it('is found by its own payment behind any number of older waiting orders', async () => {
    const s = await shop(w, { fundsMicro: 0 });
    const older = await place(s, { payWith: 'test' });
    const { payment } = await place(s, { payWith: 'test' });
    const newer = (await servicesOf(s)).find((row) => row.id !== older.serviceId)?.id ?? '';
    await manyWaiting(older.serviceId, 60);
    await s.buyer.api.client.payments.simulate({ id: payment?.id ?? '', outcome: 'paid' });
    await w.drain();
    expect(await mine(s, newer)).toMatchObject({ status: 'active' });
    expect(await mine(s, older.serviceId)).toMatchObject({ provisionStatus: 'awaiting_payment' });
  });

  it('of a client that was blocked meanwhile does not go through', async () => {
    const s = await shop(w, { fundsMicro: 17 * MICRO });
    const { serviceId, payment } = await place(s, { payWith: 'bank' });
    await w.env.DB.prepare("UPDATE client SET status = 'fraud' WHERE id = ?").bind(s.buyer.clientId).run();
    await s.admin.api.admin.payments.confirm({ id: payment?.id ?? '', reference: crypto.randomUUID() });
    await w.drain();
    const detail = await s.admin.api.admin.services.get({ id: serviceId });
    expect(detail).toMatchObject({ provisionStatus: 'awaiting_payment', cause: { code: 'client_blocked' } });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 20.5 * MICRO, held: 0, charges: [] });
  });

  it('cancelled by staff, its payment only fills the wallet', async () => {
    const s = await shop(w, { fundsMicro: 17 * MICRO });
    const { serviceId, payment } = await place(s, { payWith: 'test' });
    await s.admin.api.admin.services.cancel({ id: serviceId, reason: 'Changed plans' });
    await s.buyer.api.client.payments.simulate({ id: payment?.id ?? '', outcome: 'paid' });
    await w.drain();
    expect(await mine(s, serviceId)).toMatchObject({ status: 'cancelled' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 20.5 * MICRO, held: 0, charges: [] });
  });

  it('an unknown way to pay leaves no order behind', async () => {
    const s = await shop(w, { fundsMicro: 0 });
    await expect(place(s, { payWith: 'cowries' })).rejects.toMatchObject({ code: 'validation' });
    expect(await servicesOf(s)).toEqual([]);
  });
});
