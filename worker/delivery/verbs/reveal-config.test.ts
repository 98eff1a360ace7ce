import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../testing/actors.ts';
import { withFault } from '../../testing/panels.ts';
import { order, shop, withRoomyLicence } from '../../testing/shop.ts';
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

async function active() {
  const s = await shop(w);
  const id = await order(s);
  await w.drain();
  return { s, id, network: s.networks[0] ?? '' };
}

describe('staff look at a configuration', () => {
  it('it is what the customer gets, and each look is in the activity log with who and without the text', async () => {
    const { s, id } = await active();
    const reader = await staff(w, ['services.secrets']);
    const seen = await reader.api.admin.services.config({ id, protocol: 'wireguard' });
    expect(seen).toEqual(await s.buyer.api.client.services.config({ id, protocol: 'wireguard' }));
    const entries = await trail(id, 'service.config_shown');
    expect(entries).toMatchObject([
      { actor_kind: 'admin', client_id: s.buyer.clientId, summary: expect.stringContaining('wireguard') },
    ]);
    const key = /PrivateKey = (\S+)/.exec(seen.text)?.[1] ?? 'none';
    expect(JSON.stringify((await w.env.DB.prepare('SELECT * FROM activity').all()).results)).not.toContain(key);
  });

  it('needs its own permission; a failed look shows the server’s words and leaves no entry', async () => {
    const { s, id } = await active();
    const writer = await staff(w, ['services.read', 'services.write']);
    const asked = (api: typeof writer.api) => api.admin.services.config({ id, protocol: 'wireguard' });
    await expect(asked(writer.api)).rejects.toMatchObject({ code: 'forbidden' });
    await withFault({ fault: 'http-500' }, () =>
      expect(asked(s.admin.api)).rejects.toMatchObject({
        code: 'upstream_failed',
        message: expect.stringContaining('HTTP 500'),
      }),
    );
    expect(await trail(id, 'service.config_shown')).toEqual([]);
  });

  it('an order that was not delivered has none', async () => {
    const s = await shop(w);
    const id = await order(s);
    await expect(s.admin.api.admin.services.config({ id, protocol: 'wireguard' })).rejects.toMatchObject({
      code: 'not_active',
    });
  });
});
