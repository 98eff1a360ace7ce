import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../testing/actors.ts';
import { MICRO, order, shop, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

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
