/** What becomes of an order whose payment does not come, and of a payment whose order is gone. */
import { beforeAll, describe, expect, it } from 'vitest';
import { customer } from '../testing/actors.ts';
import { HOUR, minute, passTo } from '../testing/lifecycle.ts';
import { bankReference } from '../testing/money.ts';
import { accountsIn, fund, MICRO, money, type Shop, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const mine = (s: Shop, id: string) => s.buyer.api.client.services.get({ id });
const payment = (s: Shop, id: string | undefined) => s.buyer.api.client.payments.get({ id: id ?? '' });
const document = async (s: Shop, paymentId: string | undefined) =>
  s.buyer.api.client.documents.get({ id: (await payment(s, paymentId)).documentId });
const simulate = async (s: Shop, id: string | undefined, outcome: 'paid' | 'declined') => {
  await s.buyer.api.client.payments.simulate({ id: id ?? '', outcome });
  await w.drain();
};
const confirm = async (s: Shop, id: string | undefined) => {
  await s.admin.api.admin.payments.confirm({ id: id ?? '', reference: bankReference() });
  await w.drain();
};
/** An order of 20.50 by a buyer who has 17.00. */
async function waiting(payWith: 'test' | 'bank') {
  const s = await shop(w, { fundsMicro: 17 * MICRO });
  const placed = await s.buyer.api.client.orders.place({
    productId: s.productId,
    period: 'monthly',
    expectedTotalMicro: 20.5 * MICRO,
    payWith,
  });
  await w.drain();
  return { s, id: placed.serviceId, asked: placed.payment?.id };
}
const pay = (s: Shop, id: string, payWith = 'test') => s.buyer.api.client.orders.pay({ id, payWith });

describe('an order whose payment is declined', () => {
  it('is kept for its delay and can be paid in another way at once; that payment buys it', async () => {
    const { s, id, asked } = await waiting('test');
    const { cancelAt } = await mine(s, id);
    await simulate(s, asked, 'declined');
    expect(await mine(s, id)).toMatchObject({
      status: 'pending',
      provisionStatus: 'awaiting_payment',
      cause: { code: 'payment_declined', message: expect.stringContaining('choose how to pay') },
      paymentId: null,
      cancelAt,
    });
    w.advance(HOUR);
    const again = await pay(s, id, 'bank');
    expect(again).toMatchObject({ serviceId: id, state: 'awaiting_payment' });
    expect(await mine(s, id)).toMatchObject({
      cause: { code: 'awaiting_payment' },
      paymentId: again.payment?.id,
      cancelAt: w.clock.now + 48 * HOUR,
    });
    expect(await payment(s, again.payment?.id)).toMatchObject({ forServiceId: id, amountMinor: 431 });
    await confirm(s, again.payment?.id);
    expect(await mine(s, id)).toMatchObject({ status: 'active' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 0, held: 0, charges: { length: 2 } });
  });

  it('paid in another way three times before anything else has run: each asks anew, and only the last is left to pay', async () => {
    const { s, id, asked } = await waiting('test');
    const ways = [await pay(s, id, 'bank'), await pay(s, id), await pay(s, id, 'bank')].map((one) => one.payment?.id);
    await w.drain();
    const states = await Promise.all([asked, ...ways].map(async (one) => (await payment(s, one)).state));
    expect(states).toEqual(['cancelled', 'cancelled', 'cancelled', 'pending']);
    expect(await mine(s, id)).toMatchObject({ status: 'pending', paymentId: ways[2] });
  });

  it('is cancelled when its delay is over, and nothing that was asked for it is left to pay', async () => {
    const { s, id, asked } = await waiting('test');
    await simulate(s, asked, 'declined');
    const again = await pay(s, id, 'bank');
    await passTo(w, ((await mine(s, id)).cancelAt ?? 0) - 2000);
    expect(await mine(s, id)).toMatchObject({ status: 'pending' });
    await minute(w);
    expect(await mine(s, id)).toMatchObject({ status: 'cancelled', cause: { code: 'order_expired_unpaid' } });
    expect(await payment(s, again.payment?.id)).toMatchObject({ state: 'cancelled' });
    expect(await document(s, again.payment?.id)).toMatchObject({ status: 'cancelled' });
  });

  it('goes ahead without a payment once the funds suffice, and is refused to others, when it is not sold any more and when it waits for nothing', async () => {
    const { s, id, asked } = await waiting('test');
    await simulate(s, asked, 'declined');
    const other = await customer(w);
    await expect(other.api.client.orders.pay({ id, payWith: 'test' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(pay(s, id, 'cowries')).rejects.toMatchObject({ code: 'validation' });
    await fund(s.admin, s.buyer.clientId, 3.5 * MICRO);
    await w.drain();
    expect(await mine(s, id)).toMatchObject({ cause: { code: 'payment_declined' } });
    const hide = (retired: number) =>
      w.env.DB.prepare('UPDATE product SET retired = ? WHERE id = ?').bind(retired, s.productId).run();
    await hide(1);
    await expect(pay(s, id)).rejects.toMatchObject({ code: 'not_orderable' });
    await hide(0);
    expect(await pay(s, id)).toMatchObject({ state: 'provisioning', payment: null });
    await w.drain();
    expect(await mine(s, id)).toMatchObject({ status: 'active' });
    await expect(pay(s, id)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('paid in another way before it was declined: what was asked first is cancelled, and both at once buy it once', async () => {
    const { s, id, asked } = await waiting('bank');
    const both = await Promise.allSettled([pay(s, id), pay(s, id)]);
    expect(both.filter((r) => r.status === 'fulfilled').length).toBeGreaterThan(0);
    await w.drain();
    expect(await payment(s, asked)).toMatchObject({ state: 'cancelled' });
    expect(await document(s, asked)).toMatchObject({ status: 'cancelled' });
    const { paymentId } = await mine(s, id);
    expect(paymentId).not.toBe(asked);
    await simulate(s, paymentId ?? '', 'paid');
    expect(await mine(s, id)).toMatchObject({ status: 'active' });
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
  });
});

describe('an order that is cancelled while it waits for a bank transfer', () => {
  const ways: [string, (s: Shop, id: string) => Promise<unknown>][] = [
    ['by its owner', (s, id) => s.buyer.api.client.services.cancel({ id })],
    ['by staff', (s, id) => s.admin.api.admin.services.cancel({ id, reason: 'Asked by phone' })],
    ['by the clock', async (s, id) => passTo(w, (await mine(s, id)).cancelAt ?? 0)],
  ];
  it.each(ways)(
    '%s: its proforma is cancelled with it; money that comes late is on the balance, and that is said',
    async (_, cancel) => {
      const { s, id, asked } = await waiting('bank');
      expect(await document(s, asked)).toMatchObject({ status: 'unpaid' });
      await cancel(s, id);
      await w.drain();
      expect(await mine(s, id)).toMatchObject({ status: 'cancelled' });
      expect(await payment(s, asked)).toMatchObject({ state: 'cancelled' });
      const proforma = await document(s, asked);
      expect(proforma).toMatchObject({ status: 'cancelled' });
      expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 17 * MICRO, held: 0 });

      await confirm(s, asked);
      expect(await mine(s, id)).toMatchObject({ status: 'cancelled' });
      expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 20.5 * MICRO, held: 0, charges: [] });
      expect(await document(s, asked)).toMatchObject({ status: 'cancelled', relatedId: null });
      const [credited] = (await s.buyer.api.client.wallet.transactions({})).items;
      expect(credited).toMatchObject({ description: `Late payment of ${proforma.number}, which was cancelled before` });
      const invoice = await s.buyer.api.client.documents.get({ id: credited?.documentId ?? '' });
      expect(invoice).toMatchObject({
        kind: 'invoice',
        status: 'paid',
        totalMinor: proforma.totalMinor,
        lines: proforma.lines,
      });
      const { items } = await s.admin.api.admin.activity.list({ clientId: s.buyer.clientId });
      expect(items.map((entry) => entry.summary).join('\n')).toContain(
        `The payment of ${proforma.number} arrived after it was cancelled: its amount is on the balance`,
      );
    },
  );

  it('one transfer that comes late is booked once', async () => {
    const { s, id, asked } = await waiting('bank');
    await s.buyer.api.client.services.cancel({ id });
    await w.drain();
    const reference = bankReference();
    const confirmed = () => s.admin.api.admin.payments.confirm({ id: asked ?? '', reference });
    await confirmed();
    await expect(confirmed()).rejects.toMatchObject({ code: 'payment_reference_taken' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 20.5 * MICRO });
  });

  it('given up by staff while the order is kept, money that comes late buys it', async () => {
    const { s, id, asked } = await waiting('bank');
    await s.admin.api.admin.payments.decline({ id: asked ?? '', reason: 'Nothing on the statement' });
    await w.drain();
    expect(await mine(s, id)).toMatchObject({ status: 'pending', cause: { code: 'payment_declined' } });
    await confirm(s, asked);
    expect(await mine(s, id)).toMatchObject({ status: 'active' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 0, held: 0, charges: { length: 2 } });
  });
});

describe('an order that waits for a bank transfer and is paid by other money', () => {
  const fundedBy: [string, (s: Shop, id: string) => Promise<unknown>][] = [
    [
      'a top-up',
      async (s) => {
        const { paymentId } = await s.buyer.api.client.payments.addFunds({ netMicro: 10 * MICRO, gateway: 'test' });
        await simulate(s, paymentId, 'paid');
      },
    ],
    [
      'an adjustment by staff, which the clock finds',
      async (s) => {
        await fund(s.admin, s.buyer.clientId, 10 * MICRO);
        await minute(w);
      },
    ],
    [
      'an adjustment by staff, who then try again',
      async (s, id) => {
        await fund(s.admin, s.buyer.clientId, 10 * MICRO);
        await s.admin.api.admin.services.retry({ id });
      },
    ],
    [
      'what is on the balance by the time its owner pays in another way',
      async (s, id) => {
        await fund(s.admin, s.buyer.clientId, 10 * MICRO);
        await pay(s, id);
      },
    ],
  ];
  it.each(fundedBy)(
    '%s: it is set up, nobody is asked for the transfer any more, and one that comes all the same is on the balance, which is said',
    async (_, pays) => {
      const { s, id, asked } = await waiting('bank');
      await pays(s, id);
      await w.drain();
      expect(await mine(s, id)).toMatchObject({ status: 'active', paymentId: null });
      expect(await payment(s, asked)).toMatchObject({ state: 'cancelled' });
      const proforma = await document(s, asked);
      expect(proforma).toMatchObject({ status: 'cancelled' });
      const { items } = await s.admin.api.admin.activity.list({ clientId: s.buyer.clientId });
      expect(items.map((entry) => entry.summary)).toContain(
        `Stopped waiting for the payment of ${proforma.number}: its order was paid from the balance`,
      );

      const { balance } = await money(w, s.buyer.clientId);
      await confirm(s, asked);
      expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: balance + 3.5 * MICRO, held: 0 });
      const [credited] = (await s.buyer.api.client.wallet.transactions({})).items;
      expect(credited).toMatchObject({ description: `Late payment of ${proforma.number}, which was cancelled before` });
    },
  );

  it('and by the transfer at the same time: one of both buys it, the other is on the balance, and no job fails', async () => {
    const { s, id, asked } = await waiting('bank');
    const { paymentId } = await s.buyer.api.client.payments.addFunds({ netMicro: 10 * MICRO, gateway: 'test' });
    await s.buyer.api.client.payments.simulate({ id: paymentId, outcome: 'paid' });
    await s.admin.api.admin.payments.confirm({ id: asked ?? '', reference: bankReference() });
    await w.drain();
    expect(await mine(s, id)).toMatchObject({ status: 'active' });
    expect(await document(s, asked)).toMatchObject({ status: 'invoiced' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 10 * MICRO, held: 0, charges: { length: 2 } });
  });
});
