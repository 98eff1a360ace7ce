/** What an owner may end without staff, and what staff and owner see of the account on its server. */
import { beforeAll, describe, expect, it } from 'vitest';
import { withFault } from '../../testing/panels.ts';
import {
  accountsIn,
  forgetCalls,
  MICRO,
  money,
  order,
  panelCalls,
  shop,
  withRoomyLicence,
} from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const trail = async (id: string, action: string) =>
  (
    await w.env.DB.prepare('SELECT actor_kind, summary, client_id FROM activity WHERE subject = ? AND action = ?')
      .bind(`service:${id}`, action)
      .all<{ actor_kind: string; summary: string; client_id: string }>()
  ).results;

describe('an owner cancels an order', () => {
  it('that was not begun: the money is free at once, no server hears of it, and its run finds nothing to do', async () => {
    const s = await shop(w);
    const id = await order(s);
    await forgetCalls();
    await s.buyer.api.client.services.cancel({ id });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
    await w.drain();
    expect(await accountsIn(s.networks[0] ?? '')).toEqual([]);
    expect((await panelCalls()).filter((call) => call.startsWith('POST /client'))).toEqual([]);
    expect(await s.buyer.api.client.services.get({ id })).toMatchObject({
      status: 'cancelled',
      provisionStatus: 'terminated',
      cause: { code: 'cancelled_by_owner' },
    });
    expect(await trail(id, 'service.cancelled')).toMatchObject([{ actor_kind: 'user', client_id: s.buyer.clientId }]);
  });

  it('that waits for its payment: the money that comes later stays on the balance', async () => {
    const s = await shop(w, { fundsMicro: 0 });
    const id = await order(s, { payWith: 'test' });
    const { paymentId } = await s.buyer.api.client.services.get({ id });
    await s.buyer.api.client.services.cancel({ id });
    await s.buyer.api.client.payments.simulate({ id: paymentId ?? '', outcome: 'paid' });
    await w.drain();
    const after = await money(w, s.buyer.clientId);
    expect(after).toMatchObject({ held: 0, charges: [] });
    expect(after.balance).toBeGreaterThan(0);
    expect(await s.buyer.api.client.services.get({ id })).toMatchObject({ status: 'cancelled' });
  });

  it('that failed, but not one whose account may be on a server, is delivered, or is cancelled already', async () => {
    const s = await shop(w, { fundsMicro: 100 * MICRO });
    const { cancel } = s.buyer.api.client.services;
    const failed = await order(s);
    await withFault({ fault: 'bw-ignored' }, () => w.drain());
    await cancel({ id: failed });
    await expect(cancel({ id: failed })).rejects.toMatchObject({ code: 'wrong_state', status: 409 });
    const stuck = await order(s);
    await withFault({ fault: 'http-502', route: 'POST /client' }, () => w.drain());
    await expect(cancel({ id: stuck })).rejects.toMatchObject({
      code: 'wrong_state',
      message: expect.stringContaining('being set up'),
    });
    const active = await order(s);
    await w.drain();
    await expect(cancel({ id: active })).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await s.buyer.api.client.services.get({ id: active })).toMatchObject({ status: 'active' });
  });

  it('not while an earlier run may have left its account on a server, although staff sent it again', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'http-502', route: 'POST /client' }, async () => {
      for (let i = 0; i < 7; i++) {
        await w.drain();
        w.advance(200_000);
      }
    });
    await s.admin.api.admin.services.retry({ id });
    const { cancel, get } = s.buyer.api.client.services;
    expect(await get({ id })).toMatchObject({ status: 'pending', provisionStatus: 'pending' });
    await expect(cancel({ id })).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 20.5 * MICRO });
  });

  it('twice at once: the hold is released once', async () => {
    const s = await shop(w);
    const id = await order(s);
    const { cancel } = s.buyer.api.client.services;
    const results = await Promise.allSettled([cancel({ id }), cancel({ id })]);
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0 });
    expect(await trail(id, 'service.cancelled')).toHaveLength(1);
  });
});
