import { beforeAll, describe, expect, inject, it } from 'vitest';
import { staff } from '../../testing/actors.ts';
import { withFault } from '../../testing/panels.ts';
import { accountsIn, MICRO, money, order, shop, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const trail = async (id: string, action: string) =>
  (
    await w.env.DB.prepare('SELECT actor_kind, summary FROM activity WHERE subject = ? AND action = ?')
      .bind(`service:${id}`, action)
      .all<{ actor_kind: string; summary: string }>()
  ).results;

describe('cancel', () => {
  it('ends an order that was never delivered and releases what was held', async () => {
    const s = await shop(w);
    const id = await order(s);
    await s.admin.api.admin.services.cancel({ id, reason: 'Ordered by mistake' });
    expect(await s.buyer.api.client.services.get({ id })).toMatchObject({
      status: 'cancelled',
      cause: { code: 'cancelled', message: 'Ordered by mistake' },
    });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
    expect(await trail(id, 'service.cancelled')).toMatchObject([{ actor_kind: 'admin' }]);
    await w.drain();
    expect(await accountsIn(s.networks[0] ?? '')).toEqual([]);
    await expect(s.admin.api.admin.services.cancel({ id, reason: 'Again' })).rejects.toMatchObject({
      code: 'wrong_state',
    });
  });

  it('is refused for an active service and for staff without the permission', async () => {
    const s = await shop(w);
    const id = await order(s);
    const { api } = await staff(w, ['services.read']);
    await expect(api.admin.services.cancel({ id, reason: 'No' })).rejects.toMatchObject({ code: 'forbidden' });
    await w.drain();
    await expect(s.admin.api.admin.services.cancel({ id, reason: 'No' })).rejects.toMatchObject({
      code: 'wrong_state',
    });
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
  });

  it('asks the panel first: refused while the account exists or the panel is silent, done when it is gone', async () => {
    const s = await shop(w);
    const id = await order(s);
    const admin = s.admin.api.admin.services;
    await withFault({ fault: 'http-502', route: 'POST /client' }, async () => {
      for (let i = 0; i < 7; i++) {
        await w.drain();
        w.advance(200_000);
      }
    });
    const { intent } = await admin.get({ id });
    const account = `${inject('panel').url}/api/v1/client`;
    const headers = { authorization: `Bearer ${inject('panel').token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ name: intent?.vpnName, network_name: s.networks[0] });
    await fetch(account, { method: 'POST', headers, body });
    await expect(admin.cancel({ id, reason: 'Test' })).rejects.toMatchObject({
      code: 'wrong_state',
      message: expect.stringContaining(intent?.vpnName ?? '-'),
    });
    await withFault({ fault: 'http-502' }, () =>
      expect(admin.cancel({ id, reason: 'Test' })).rejects.toMatchObject({ code: 'upstream_failed' }),
    );
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 20.5 * MICRO });
    await fetch(`${account}/${intent?.vpnName}`, { method: 'DELETE', headers });
    await admin.cancel({ id, reason: 'Test' });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0 });
  });
});
