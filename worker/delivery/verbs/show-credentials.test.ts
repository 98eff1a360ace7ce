import { beforeAll, describe, expect, it } from 'vitest';
import { accountsIn, order, shop, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

async function active(options: Parameters<typeof shop>[1] = {}) {
  const s = await shop(w, options);
  const id = await order(s);
  await w.drain();
  return { s, id, services: s.buyer.api.client.services };
}
const trail = async (id: string, action: string) =>
  (
    await w.env.DB.prepare('SELECT summary, detail, actor_kind FROM activity WHERE subject = ? AND action = ?')
      .bind(`service:${id}`, action)
      .all<{ summary: string; detail: string | null; actor_kind: string }>()
  ).results;

describe('credentials', () => {
  it('are those on the panel, and the look is written down without them', async () => {
    const { s, id, services } = await active();
    const [account] = await accountsIn(s.networks[0] ?? '');
    expect(await services.credentials({ id })).toEqual({ username: account?.username, password: account?.password });
    const [entry] = await trail(id, 'service.credentials_shown');
    expect(entry).toMatchObject({ actor_kind: 'user' });
    expect(JSON.stringify(entry)).not.toContain(account?.password);
  });

  it('are not given out by a plan that hides them, nor before the service is active', async () => {
    const hidden = await active({ vpn: { showPassword: 'no' } });
    await expect(hidden.services.credentials({ id: hidden.id })).rejects.toMatchObject({ code: 'forbidden' });
    const s = await shop(w);
    const id = await order(s);
    await expect(s.buyer.api.client.services.credentials({ id })).rejects.toMatchObject({ code: 'not_active' });
  });
});
