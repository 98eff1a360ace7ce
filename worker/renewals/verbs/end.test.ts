import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff } from '../../testing/actors.ts';
import { activeService, DAY, HOUR, type Living, mailsTo, minute, passTo, views } from '../../testing/lifecycle.ts';
import { steer, withFault } from '../../testing/panels.ts';
import { accountsIn, forgetCalls, fund, MICRO, panelCalls, shop, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const accounts = ({ s }: Living) => accountsIn(s.networks[0] ?? '');
const client = (l: Pick<Living, 's'>) => l.s.buyer.api.client.services;
const counters = async ({ s }: Living) => ({
  product: (await s.admin.api.admin.products.get({ id: s.productId })).activeServices,
  server: await w.env.DB.prepare('SELECT accounts FROM server WHERE id = ?').bind(s.serverId).first('accounts'),
});
/** Suspended for its funds. */
async function suspended() {
  const living = await activeService(w);
  await passTo(w, (await living.seen()).paidThrough ?? 0);
  expect(await living.seen()).toMatchObject({ status: 'suspended' });
  return living;
}

describe('termination', () => {
  it('SV-17 given a suspended service, when its countdown reaches zero it is terminated with its reason: last traffic kept, then the account gone', async () => {
    const living = await suspended();
    const { vpn, terminateAt } = await living.seen();
    const today = new Date(terminateAt ?? 0).toISOString().slice(0, 10);
    await steer('POST', 'clock', { now: new Date(terminateAt ?? 0).toISOString() });
    await steer('POST', 'traffic', { client: vpn?.name, date: today, down: 5000, up: 700 });
    await passTo(w, (terminateAt ?? 0) - 2000);
    expect(await living.seen()).toMatchObject({ status: 'suspended' });
    expect(await counters(living)).toEqual({ product: 1, server: 1 });
    await forgetCalls();
    await passTo(w, terminateAt ?? 0);
    await steer('POST', 'clock', {});
    expect(await living.known()).toMatchObject({
      status: 'terminated',
      provisionStatus: 'terminated',
      terminatedAt: w.clock.now,
      terminateAt: null,
      cause: { code: 'not_paid_in_time' },
      lastUsage: { at: w.clock.now, downBytes: 5000, upBytes: 700 },
      vpn: { name: vpn?.name, ipv4: null, enabled: false },
      username: null,
      serverName: null,
    });
    const [year, month] = today.split('-');
    expect(await panelCalls()).toEqual([
      `GET /client/${vpn?.name}/traffic/${year}/${month}`,
      `DELETE /client/${vpn?.name}`,
      `GET /client/${vpn?.name}`,
    ]);
    expect(await accounts(living)).toEqual([]);
    expect(await counters(living)).toEqual({ product: 0, server: 0 });
    expect((await mailsTo(w, living.s)).at(-1)?.subject).toMatch(/has ended$/);
    await living.topUp(90 * MICRO);
    await minute(w, 60 * DAY);
    expect(await living.seen()).toMatchObject({ status: 'terminated' });
    expect((await living.money()).charges).toHaveLength(2);
  });

  it('V066 given an account, terminating deletes it; given one that is missing on the panel, it ends just the same', async () => {
    for (const missing of [false, true]) {
      const living = await activeService(w);
      const { vpn } = await living.seen();
      expect(await accounts(living)).toHaveLength(1);
      if (missing) await steer('DELETE', `networks/${living.s.networks[0]}`).catch(() => null);
      const { api } = living.s.admin;
      await forgetCalls();
      await api.admin.services.terminate({ id: living.id, reason: 'Asked by phone' });
      await w.drain();
      expect(await panelCalls()).toContain(`DELETE /client/${vpn?.name}`);
      expect(await living.known()).toMatchObject({
        status: 'terminated',
        provisionStatus: 'terminated',
        cause: { code: 'terminated_by_staff', message: 'Asked by phone' },
      });
      expect(await accounts(living)).toEqual([]);
      await w.env.DB.prepare("UPDATE service SET provision_status = 'deploying', server_id = ? WHERE id = ?")
        .bind(living.s.serverId, living.id)
        .run();
      await w.env.DB.prepare("UPDATE job SET state = 'queued' WHERE name = 'service.converge' AND subject = ?")
        .bind(`service:${living.id}`)
        .run();
      await forgetCalls();
      await w.drain();
      expect(await panelCalls()).toContain(`DELETE /client/${vpn?.name}`);
      expect(await living.known()).toMatchObject({ provisionStatus: 'terminated' });
    }
  });

  it('its name is never given to another account', async () => {
    const living = await activeService(w);
    const { vpn } = await living.seen();
    await living.s.admin.api.admin.services.terminate({ id: living.id, reason: 'Test' });
    await w.drain();
    const stolen = w.env.DB.prepare('UPDATE service SET vpn_name = ? WHERE id <> ?').bind(vpn?.name, living.id);
    await expect(stolen.run()).rejects.toThrow();
    expect(await living.known()).toMatchObject({ vpn: { name: vpn?.name } });
  });

  it('given a panel whose traffic cannot be read, it asks ten times and then removes the account unread', async () => {
    const living = await activeService(w);
    await living.s.admin.api.admin.services.terminate({ id: living.id, reason: 'Test' });
    await withFault({ fault: 'http-500', route: 'GET /client/{name}/traffic/{year}/{month}' }, async () => {
      await w.drain();
      expect(await living.known()).toMatchObject({
        provisionStatus: 'deploying',
        fault: expect.stringContaining('traffic'),
      });
      expect(await accounts(living)).toHaveLength(1);
      for (let i = 0; i < 14; i++) await minute(w, HOUR);
    });
    expect(await living.known()).toMatchObject({ provisionStatus: 'terminated', lastUsage: null, fault: null });
    expect(await accounts(living)).toEqual([]);
  });
});

describe('a customer asks for the end', () => {
  it('SV-20 of an active service: it runs to the end of what is paid and is not charged again; taken back, it goes on', async () => {
    const living = await activeService(w, 90 * MICRO);
    const { paidThrough } = await living.seen();
    expect(await client(living).requestTermination({ id: living.id })).toEqual({ ok: true, endsAt: paidThrough });
    expect(await living.seen()).toMatchObject({
      status: 'active',
      terminateAt: paidThrough,
      terminationRequestedAt: w.clock.now,
    });
    await client(living).withdrawTermination({ id: living.id });
    expect(await living.seen()).toMatchObject({ terminateAt: null, terminationRequestedAt: null });
    await passTo(w, paidThrough ?? 0);
    const next = (await living.seen()).paidThrough ?? 0;
    expect((await living.money()).charges).toHaveLength(3);
    await client(living).requestTermination({ id: living.id });
    await passTo(w, next - 2000);
    expect(await living.seen()).toMatchObject({ status: 'active' });
    await passTo(w, next);
    expect(await living.seen()).toMatchObject({ status: 'terminated', cause: { code: 'termination_requested' } });
    expect(await living.money()).toMatchObject({ charges: { length: 3 }, balance: 75.5 * MICRO });
    expect(await accounts(living)).toEqual([]);
    const actions = (await living.trail()).map((t) => t.action);
    for (const action of ['termination_requested', 'termination_withdrawn', 'terminated', 'account_removed'])
      expect(actions).toContain(`service.${action}`);
  });

  it('twice is a conflict, also at once; taking back what was not asked for is refused', async () => {
    const living = await activeService(w);
    const both = await Promise.allSettled([
      client(living).requestTermination({ id: living.id }),
      client(living).requestTermination({ id: living.id }),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(client(living).requestTermination({ id: living.id })).rejects.toMatchObject({
      code: 'termination_requested',
      status: 409,
    });
    await client(living).withdrawTermination({ id: living.id });
    await expect(client(living).withdrawTermination({ id: living.id })).rejects.toMatchObject({ code: 'wrong_state' });
    const key = { 'idempotency-key': crypto.randomUUID() };
    const post = () => living.s.buyer.rest('POST', `/api/v1/client/services/${living.id}/termination`, {}, key);
    expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
  });

  it('of a suspended service: it ends at the next run, and funds that arrive do not bring it back', async () => {
    const living = await suspended();
    await client(living).requestTermination({ id: living.id });
    await living.topUp(90 * MICRO);
    await minute(w);
    expect(await living.seen()).toMatchObject({ status: 'terminated', cause: { code: 'termination_requested' } });
    expect((await living.money()).balance).toBe(90 * MICRO);
  });

  it('of a one-time service: at the next run', async () => {
    const living = await activeService(w, 0, { period: 'one_time' });
    await client(living).requestTermination({ id: living.id });
    await minute(w);
    expect(await living.seen()).toMatchObject({ status: 'terminated' });
  });

  it('another customer’s is not found, an ended one is refused', async () => {
    const living = await activeService(w);
    const stranger = await customer(w);
    for (const verb of ['requestTermination', 'withdrawTermination'] as const) {
      await expect(stranger.api.client.services[verb]({ id: living.id })).rejects.toMatchObject({ code: 'not_found' });
    }
    await living.s.admin.api.admin.services.terminate({ id: living.id, reason: 'Test' });
    await expect(client(living).requestTermination({ id: living.id })).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(
      (await staff(w, ['services.read'])).api.admin.services.terminate({ id: living.id, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('an order that nothing comes of', () => {
  async function waiting() {
    const s = await shop(w, { fundsMicro: 10 * MICRO });
    const placed = await s.buyer.api.client.orders.place({
      ...{ productId: s.productId, period: 'monthly', expectedTotalMicro: 20.5 * MICRO, payWith: 'bank' },
    });
    return { s, id: placed.serviceId, paymentId: placed.payment?.id ?? '', ...views(w, s, placed.serviceId) };
  }

  it('SV-18 waits for its payment until its delay has passed, then is cancelled for that reason; the payment then fills the balance', async () => {
    const order = await waiting();
    const { cancelAt, orderedAt } = await order.seen();
    expect(cancelAt).toBe(orderedAt + 48 * HOUR);
    await passTo(w, (cancelAt ?? 0) - 2000);
    expect(await order.seen()).toMatchObject({ status: 'pending' });
    await passTo(w, cancelAt ?? 0);
    expect(await order.seen()).toMatchObject({
      status: 'cancelled',
      provisionStatus: 'terminated',
      cause: { code: 'order_expired_unpaid' },
    });
    await order.s.admin.api.admin.payments.confirm({ id: order.paymentId, reference: crypto.randomUUID() });
    await w.drain();
    await minute(w);
    expect(await order.seen()).toMatchObject({ status: 'cancelled' });
    expect(await order.money()).toMatchObject({ balance: 20.5 * MICRO, held: 0, charges: [] });
  });

  it('SV-18 whose set-up failed is cancelled for that reason, not for the funds', async () => {
    const s = await shop(w, { fundsMicro: 30 * MICRO, networks: ['no-such-network'] });
    const { serviceId } = await s.buyer.api.client.orders.place({
      ...{ productId: s.productId, period: 'monthly', expectedTotalMicro: 20.5 * MICRO },
    });
    const order = views(w, s, serviceId);
    await w.drain();
    expect(await order.seen()).toMatchObject({ status: 'pending', provisionStatus: 'error' });
    await minute(w, 49 * HOUR);
    expect(await order.seen()).toMatchObject({ status: 'cancelled', cause: { code: 'order_expired_failed' } });
    expect(await order.money()).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
  });

  it('SV-21 whose customer asks for its end is cancelled at the next run', async () => {
    const order = await waiting();
    await client(order).requestTermination({ id: order.id });
    await minute(w);
    expect(await order.seen()).toMatchObject({ status: 'cancelled', cause: { code: 'termination_requested' } });
  });

  it('whose payment came but did not do starts within a minute of any other rise of the funds', async () => {
    const order = await waiting();
    await fund(order.s.admin, order.s.buyer.clientId, -9 * MICRO);
    await order.s.admin.api.admin.payments.confirm({ id: order.paymentId, reference: crypto.randomUUID() });
    await w.drain();
    expect(await order.seen()).toMatchObject({ status: 'pending', cause: { code: 'awaiting_funds' } });
    await order.topUp(9 * MICRO);
    await minute(w);
    expect(await order.seen()).toMatchObject({ status: 'active', cause: null });
    expect(await order.money()).toMatchObject({ balance: 0, held: 0, charges: { length: 2 } });
  });
});
