/** A server that stopped answering: everybody is answered at once, placement goes round it, pages say so. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { staff } from '../testing/actors.ts';
import { newBreakers } from '../testing/breakers.ts';
import { aServer } from '../testing/catalog.ts';
import { panelAddress, withFault } from '../testing/panels.ts';
import { aNetwork, order, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const rogue = () => {
  const url = new URL(inject('rogue').url);
  return { ...panelAddress(), host: url.hostname, port: Number(url.port) };
};
const seen = async () => Number(await (await fetch(`${inject('rogue').url}/seen`)).text());
/** As the next isolate of the platform would be: the same database, another memory. */
const anotherIsolate = (w: World) => void Object.assign(w.app, { breakers: newBreakers() });

/** Every answer of the second panel is a 500, to this many looks at its networks. */
async function broken(w: World, looks: number) {
  const { api } = await staff(w);
  const { id } = await aServer(api, rogue());
  const look = async () => (await api.admin.servers.networkTree({ serverId: id })).servers[0];
  const answers = [];
  for (let i = 0; i < looks; i++) answers.push(await look());
  return { api, id, look, answers };
}

describe('a server that does not work', () => {
  it('is asked five times at most; after that pages are answered at once, name it, and the server’s page says since when', async () => {
    const fresh = await world();
    await seen();
    const path = /^\/api\/v1\//;
    const { api, id, look } = await broken(fresh, 0);
    Object.assign(fresh.app, {
      fetch: (input: RequestInfo | URL, init?: RequestInit) =>
        fetch(
          String(input).replace(new URL(String(input)).pathname, (p) => p.replace(path, '/500/')),
          init,
        ),
    });
    for (let i = 0; i < 10; i++) expect(await look()).toMatchObject({ state: 'failed' });
    expect(await seen()).toBeLessThanOrEqual(6);
    const late = await look();
    expect(late?.error).toContain('failed several times in a row');
    expect(late?.error).toContain(new URL(inject('rogue').url).host);
    expect(await seen()).toBe(0);
    const shown = await api.admin.servers.get({ id });
    expect(shown.down).toMatchObject({ since: fresh.clock.now, why: expect.stringContaining('HTTP 500') });
    expect(shown.down?.until).toBeGreaterThan(fresh.clock.now);
    anotherIsolate(fresh);
    expect((await look())?.error).toContain('failed several times in a row');
    expect(await seen()).toBe(0);
  });

  it('is tested all the same when a person asks, and is well again when it answers, in every isolate', async () => {
    const fresh = await world();
    const s = await shop(fresh);
    await withFault({ fault: 'http-500' }, async () => {
      for (let i = 0; i < 4; i++) await s.admin.api.admin.servers.networkTree({ serverId: s.serverId });
    });
    await fresh.env.DB.prepare(
      "UPDATE server SET down_since = ?2, down_until = ?3, down_why = 'HTTP 500' WHERE id = ?1",
    )
      .bind(s.serverId, fresh.clock.now, fresh.clock.now + 60_000)
      .run();
    anotherIsolate(fresh);
    const tree = () => s.admin.api.admin.servers.networkTree({ serverId: s.serverId });
    expect((await tree()).servers[0]).toMatchObject({ state: 'failed' });
    expect(await s.admin.api.admin.servers.test({ id: s.serverId })).toMatchObject({ ok: true });
    expect((await s.admin.api.admin.servers.get({ id: s.serverId })).down).toBeNull();
    expect((await tree()).servers[0]).toMatchObject({ state: 'ok' });
  });

  it('is passed over by an order without being asked, and the order goes to the next server', async () => {
    const fresh = await world();
    const s = await shop(fresh);
    const dead = await aServer(s.admin.api, { port: 59_997 });
    const network = s.networks[0] ?? (await aNetwork());
    await fresh.env.DB.prepare(
      "UPDATE server SET down_since = ?2, down_until = ?3, down_why = 'no answer in time' WHERE id = ?1",
    )
      .bind(dead.id, fresh.clock.now, fresh.clock.now + 60_000)
      .run();
    await fresh.env.DB.prepare('UPDATE product_target SET position = 1 WHERE product_id = ?').bind(s.productId).run();
    await fresh.env.DB.prepare(
      'INSERT INTO product_target (product_id, server_id, network, position) VALUES (?, ?, ?, 0)',
    )
      .bind(s.productId, dead.id, network)
      .run();
    await fresh.env.DB.prepare('UPDATE product SET server_id = NULL, server_group_id = ? WHERE id = ?')
      .bind(
        (await s.admin.api.admin.serverGroups.create({ name: `g-${dead.id}`, serverIds: [dead.id, s.serverId] })).id,
        s.productId,
      )
      .run();
    const id = await order(s);
    await fresh.drain();
    const detail = await s.admin.api.admin.services.get({ id });
    expect(detail).toMatchObject({ status: 'active', serverId: s.serverId });
    expect(detail.skipped).toMatchObject([
      { serverId: dead.id, reason: expect.stringMatching(/unreachable: .* several times/) },
    ]);
  });

  it('is forgiven when its address is changed', async () => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    await w.env.DB.prepare("UPDATE server SET down_since = 1, down_until = 9999999999999, down_why = 'x' WHERE id = ?")
      .bind(id)
      .run();
    const {
      accounts: _,
      baseUrl: __,
      probe: ___,
      createdAt: ____,
      down,
      ...fields
    } = await api.admin.servers.get({ id });
    expect(down).not.toBeNull();
    await api.admin.servers.update({ ...fields, ...panelAddress('secondPanel') });
    expect((await api.admin.servers.get({ id })).down).toBeNull();
  });
});
