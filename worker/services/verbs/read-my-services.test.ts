import { beforeAll, describe, expect, it } from 'vitest';
import { customer } from '../../testing/actors.ts';
import { order, shop, withRoomyLicence } from '../../testing/shop.ts';
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

describe('my services', () => {
  it('V097 R-03 another customer’s service is not found, on every route', async () => {
    const { id } = await active();
    const { rest } = await customer(w);
    const base = `/api/v1/client/services/${id}`;
    const answers = await Promise.all([
      rest('GET', base),
      rest('PUT', `${base}/label`, { label: 'mine' }),
      rest('POST', `${base}/credentials`, {}),
      rest('GET', `${base}/configs/wireguard`),
      rest('GET', `${base}/files/wireguard`),
    ]);
    expect(answers.map((a) => a.status)).toEqual([404, 404, 404, 404, 404]);
    expect((await trail(id, 'service.renamed')).length).toBe(0);
  });

  it('lists only the customer’s own, newest first, in pages', async () => {
    const { s, services } = await active({ fundsMicro: 100_000_000 });
    await active();
    w.advance(1000);
    const second = await order(s);
    const page = await services.list({});
    expect(page.items.map((i) => i.status)).toEqual(['pending', 'active']);
    expect(page.items[0]).toMatchObject({ id: second, caps: { downMbps: 100, upMbps: 25 } });
    expect(page.nextCursor).toBeNull();
    expect((await services.list({ status: 'pending' })).items.map((i) => i.id)).toEqual([second]);
  });

  it('given a server with notes, nothing that its customer reads of the service holds them', async () => {
    const { s, id, services } = await active();
    await w.env.DB.prepare("UPDATE server SET note = 'Rack 7, ask Ola' WHERE id = ?").bind(s.serverId).run();
    expect((await s.admin.api.admin.servers.get({ id: s.serverId })).note).toContain('Rack 7');
    const read = [await services.get({ id }), await services.list({}), await services.account({ id })];
    expect(JSON.stringify(read)).not.toContain('Rack 7');
  });

  it('a label is the customer’s own and written down', async () => {
    const { id, services } = await active();
    await services.rename({ id, label: ' Laptop ' });
    expect(await services.get({ id })).toMatchObject({ label: 'Laptop' });
    expect(await trail(id, 'service.renamed')).toMatchObject([{ actor_kind: 'user' }]);
    await expect(services.rename({ id, label: 'x'.repeat(61) })).rejects.toMatchObject({ code: 'validation' });
  });

  it('V086 given an active service, its account is shown as enabled; given a suspended one, as disabled', async () => {
    const { id, services } = await active();
    expect((await services.get({ id })).vpn).toMatchObject({ enabled: true });
    await setStatus(id, 'suspended');
    expect(await services.get({ id })).toMatchObject({ status: 'suspended', vpn: { enabled: false } });
  });

  it('product names come in the customer’s language, with English behind', async () => {
    const s = await shop(w, { product: { name: { en: 'Quick', pl: 'Szybki' } } });
    const id = await order(s);
    await w.env.DB.prepare("UPDATE user SET language = 'pl' WHERE id = ?").bind(s.buyer.id).run();
    expect((await s.buyer.api.client.services.get({ id })).productName).toBe('Szybki');
    await w.env.DB.prepare("UPDATE user SET language = 'fr' WHERE id = ?").bind(s.buyer.id).run();
    expect((await s.buyer.api.client.services.get({ id })).productName).toBe('Quick');
  });
});

const setStatus = (id: string, status: string) =>
  w.env.DB.prepare('UPDATE service SET status = ? WHERE id = ?').bind(status, id).run();
