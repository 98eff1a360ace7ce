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

/** An order that failed: nothing on the panel, nothing held. */
async function failed() {
  const s = await shop(w);
  const id = await order(s);
  await withFault({ fault: 'bw-ignored' }, () => w.drain());
  return { s, id, admin: s.admin.api.admin.services };
}
const trail = async (id: string, action: string) =>
  (
    await w.env.DB.prepare('SELECT actor_kind, summary FROM activity WHERE subject = ? AND action = ?')
      .bind(`service:${id}`, action)
      .all<{ actor_kind: string; summary: string }>()
  ).results;

describe('the list of services', () => {
  it('finds by number and VPN name, filters, sorts both ways and pages without loss', async () => {
    const s = await shop(w, { fundsMicro: 100 * MICRO });
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      ids.push(await order(s));
      w.advance(1000);
    }
    await w.drain();
    const { services } = s.admin.api.admin;
    const clientId = s.buyer.clientId;
    const up = await services.list({ clientId, sort: 'number' });
    expect(up.items.map((r) => r.id)).toEqual(ids);
    expect(up.items[0]).toMatchObject({ status: 'active', clientId, clientName: s.buyer.name, network: s.networks[0] });
    expect((await services.list({ clientId, sort: '-orderedAt' })).items.map((r) => r.id)).toEqual([...ids].reverse());
    expect((await services.list({ clientId, sort: 'paidThrough', status: 'active' })).items).toHaveLength(3);
    expect((await services.list({ clientId, provisionStatus: 'error' })).items).toEqual([]);
    const row = up.items[1];
    expect((await services.list({ q: String(row?.number) })).items.map((r) => r.id)).toContain(row?.id);
    expect((await services.list({ q: row?.vpnName ?? '' })).items.map((r) => r.id)).toEqual([row?.id]);
  });

  it('is for staff with the permission only', async () => {
    const { api } = await staff(w, ['servers.read']);
    await expect(api.admin.services.list({})).rejects.toMatchObject({ code: 'forbidden' });
    const reader = await staff(w, ['services.read']);
    expect((await reader.api.admin.services.list({})).items.length).toBeGreaterThan(0);
  });
});

describe('retry', () => {
  it('SV-32 holds the price again and sets the service up; the entry names who', async () => {
    const { s, id, admin } = await failed();
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 0 });
    await admin.retry({ id });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 9.5 * MICRO, held: 20.5 * MICRO });
    await w.drain();
    expect(await admin.get({ id })).toMatchObject({ status: 'active', provisionStatus: 'completed' });
    expect(await trail(id, 'service.retried')).toMatchObject([{ actor_kind: 'admin' }]);
  });

  it('is refused when the released money was spent meanwhile', async () => {
    const { s, id, admin } = await failed();
    await s.admin.api.admin.clients.adjust({ id: s.buyer.clientId, amountMicro: -15 * MICRO, description: 'Spent' });
    await expect(admin.retry({ id })).rejects.toMatchObject({ code: 'insufficient_funds' });
    expect(await admin.get({ id })).toMatchObject({ provisionStatus: 'error' });
  });

  it('is refused for an active service, for a stranger to the permission, and for nothing', async () => {
    const { s, id, admin } = await failed();
    const { api } = await staff(w, ['services.read']);
    await expect(api.admin.services.retry({ id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(admin.retry({ id: s.serverId })).rejects.toMatchObject({ code: 'not_found' });
    await admin.retry({ id });
    await w.drain();
    await expect(admin.retry({ id })).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('pressed twice at once it holds once and makes one account', async () => {
    const { s, id, admin } = await failed();
    const answers = await Promise.allSettled([admin.retry({ id }), admin.retry({ id })]);
    expect(answers.filter((a) => a.status === 'rejected').length).toBeLessThanOrEqual(1);
    await w.drain();
    w.advance(60_000);
    await w.drain();
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 9.5 * MICRO, held: 0, charges: { length: 2 } });
  });
});

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

describe('what a service keeps', () => {
  it('a server with services cannot be deleted, nor can their product', async () => {
    const s = await shop(w);
    const id = await order(s);
    await w.drain();
    await expect(s.admin.api.admin.servers.remove({ id: s.serverId })).rejects.toMatchObject({ code: 'server_in_use' });
    await expect(s.admin.api.admin.products.remove({ id: s.productId })).rejects.toMatchObject({
      code: 'product_in_use',
    });
    const row = w.env.DB.prepare('DELETE FROM server WHERE id = ?').bind(s.serverId).run();
    await expect(row).rejects.toThrow('server_in_use');
    const renamed = w.env.DB.prepare("UPDATE service SET vpn_name = 'other' WHERE id = ?").bind(id).run();
    await expect(renamed).rejects.toThrow('wrong_state');
  });
});
