import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ok } from '../drivers/outcome.ts';
import type { Mail, SenderDriver } from '../drivers/sender/port.ts';
import { drivers } from '../registry.ts';
import { customer, staff } from '../testing/actors.ts';
import { MICRO, shop } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
let productId = '';
let sent: Mail[] = [];
const delivering: SenderDriver = {
  ...{ key: 'log', label: 'Post', simulated: false, capabilities: [], config: z.strictObject({}) },
  open: () => ({
    async send(mail) {
      sent.push(mail);
      return ok(null);
    },
  }),
};
beforeAll(async () => {
  w = await world();
  ({ productId } = await shop(w));
  const { api } = await staff(w);
  const [bank] = (await api.admin.gateways.list({})).items.filter(({ driver }) => driver === 'bank');
  if (!bank) throw new Error('No bank.');
  const { id, driver, name, position, key } = bank;
  await api.admin.gateways.update({
    ...{ id, driver, name, position, key, enabled: true },
    config: { instructions: 'Pay {NUMBER}.' },
  });
});
beforeEach(() => {
  sent = [];
  w.app.drivers = { ...drivers, sender: { log: delivering } };
});

type Buyer = Awaited<ReturnType<typeof customer>>;
const stranger = (over = {}) => customer(w, { confirmed: false, ...over });
const order = ({ api }: Buyer, payWith?: string) =>
  api.client.orders.place({
    ...{ productId, period: 'monthly', expectedTotalMicro: 20.5 * MICRO },
    ...(payWith ? { payWith } : {}),
  });
const tokenIn = (mail: Mail | undefined) => /\/verify-email#([\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? '';
async function choose(confirmEmail: boolean) {
  const { api } = await staff(w);
  const { general } = await api.admin.settings.get({});
  await api.admin.settings.save({ ...general, confirmEmail });
}

describe('an order that no gateway has paid', () => {
  it('asks a buyer whose address nobody has confirmed for that first; the link leads back to the order, which then goes', async () => {
    const buyer = await stranger();
    await expect(order(buyer, 'bank')).rejects.toMatchObject({ code: 'email_unconfirmed', status: 409 });
    expect((await buyer.api.client.services.list({})).items).toEqual([]);
    await w.drain();
    expect(sent).toEqual([]);
    expect(await buyer.api.client.account.proveEmail({ next: `/order/${productId}?period=monthly` })).toEqual({
      email: buyer.email,
    });
    expect(await buyer.api.client.account.get({})).toMatchObject({ pendingEmail: null });
    await w.drain();
    const [mail, ...more] = sent;
    expect(more).toEqual([]);
    expect(mail?.to).toBe(buyer.email);
    const token = tokenIn(mail);
    const back = await w.browser().api.public.confirmEmail({ token });
    expect(back).toEqual({ email: buyer.email, next: `/order/${productId}?period=monthly` });
    expect(await order(buyer, 'bank')).toMatchObject({ state: 'awaiting_payment' });
    await expect(w.browser().api.public.confirmEmail({ token })).rejects.toMatchObject({ code: 'link_spent' });
  });

  it('paid by credit asks too, and no more once a payment has arrived', async () => {
    const buyer = await stranger({ creditLimitMicro: 100 * MICRO });
    await expect(order(buyer)).rejects.toMatchObject({ code: 'email_unconfirmed' });
    const { paymentId } = await buyer.api.client.payments.addFunds({ netMicro: 30 * MICRO, gateway: 'test' });
    await buyer.api.client.payments.simulate({ id: paymentId, outcome: 'paid' });
    await w.drain();
    expect(await order(buyer)).toMatchObject({ state: 'provisioning' });
  });

  it.each([
    ['that a gateway pays', async () => order(await stranger(), 'test')],
    ['of a buyer who has confirmed', async () => order(await customer(w), 'bank')],
    [
      'of a shop that chose otherwise',
      async () => {
        await choose(false);
        const placed = await order(await stranger(), 'bank').finally(() => choose(true));
        return placed;
      },
    ],
    [
      'while what delivers to nobody stands before the sender that would',
      async () => {
        const post = { ...delivering, key: 'post' };
        w.app.drivers = { ...drivers, sender: { ...drivers.sender, post } };
        const { api } = await staff(w);
        const late = { driver: 'post', name: 'Post', enabled: true, position: 9, config: {} };
        const { id } = await api.admin.senders.create(late);
        const placed = await order(await stranger(), 'bank');
        await api.admin.senders.remove({ id });
        return placed;
      },
    ],
    [
      'while no sender delivers',
      async () => {
        w.app.drivers = drivers;
        return order(await stranger(), 'bank');
      },
    ],
  ])('%s asks for nothing', async (_, place) => {
    expect(await place()).toMatchObject({ state: 'awaiting_payment' });
  });

  it.each([
    '//evil.example/order/00000000000000000000000000',
    'https://evil.example/services/00000000000000000000000000',
    '/order/00000000000000000000000000?period=monthly&next=//evil.example',
    '/services/00000000000000000000000000/../../x',
    '/account',
    '',
  ])('leads to no page but its own: not to %j', async (next) => {
    const { rest } = await stranger();
    expect(await rest('POST', '/api/v1/client/email-proof', { next })).toMatchObject({ status: 422 });
  });

  it('five links in a quarter of an hour, and no more', async () => {
    const buyer = await stranger();
    for (let i = 0; i < 5; i++) await buyer.api.client.account.proveEmail({});
    await expect(buyer.api.client.account.proveEmail({})).rejects.toMatchObject({ code: 'throttled' });
    await w.drain();
    // A link that another one has replaced before its mail was written is not mailed.
    expect(sent.filter(({ to }) => to === buyer.email)).toHaveLength(1);
  });

  it('paid by a gateway first, and then by hand: that asks, and the link leads back to the order that waits', async () => {
    const buyer = await stranger();
    const { serviceId, payment } = await order(buyer, 'test');
    await buyer.api.client.payments.simulate({ id: payment?.id ?? '', outcome: 'declined' });
    await w.drain();
    sent = [];
    const pay = (payWith: string) => buyer.api.client.orders.pay({ id: serviceId, payWith });
    await expect(pay('bank')).rejects.toMatchObject({ code: 'email_unconfirmed' });
    await buyer.api.client.account.proveEmail({ next: `/services/${serviceId}` });
    await w.drain();
    const back = await w.browser().api.public.confirmEmail({ token: tokenIn(sent[0]) });
    expect(back).toMatchObject({ next: `/services/${serviceId}` });
    expect(await pay('bank')).toMatchObject({ serviceId, state: 'awaiting_payment' });
  });

  it('that waits and is covered by a correction of staff asks, too; a gateway is free to pay it', async () => {
    const buyer = await stranger();
    const { serviceId, payment } = await order(buyer, 'test');
    await buyer.api.client.payments.simulate({ id: payment?.id ?? '', outcome: 'declined' });
    await w.drain();
    const pay = () => buyer.api.client.orders.pay({ id: serviceId, payWith: 'test' });
    const { api } = await staff(w);
    await api.admin.clients.adjust({ id: buyer.clientId, amountMicro: 30 * MICRO, description: 'Gift' });
    await expect(pay()).rejects.toMatchObject({ code: 'email_unconfirmed' });
    await api.admin.clients.adjust({ id: buyer.clientId, amountMicro: -30 * MICRO, description: 'Taken back' });
    expect(await pay()).toMatchObject({ serviceId, state: 'awaiting_payment' });
  });
});
