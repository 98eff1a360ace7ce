import { beforeAll, describe, expect, it } from 'vitest';
import { order, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
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
