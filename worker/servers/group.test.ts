import { beforeAll, describe, expect, it } from 'vitest';
import { staff, unique } from '../testing/actors.ts';
import { SERVER_DRIVER } from '../testing/drivers.ts';
import { panelAddress, withFault } from '../testing/panels.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

type Staff = Awaited<ReturnType<typeof staff>>;
async function server(api: Staff['api'], over: Record<string, unknown> = {}) {
  const input = {
    name: unique('server'),
    driver: SERVER_DRIVER,
    maxAccounts: null,
    timeZone: 'UTC',
    datacentre: '',
    note: '',
    disabled: false,
    ...panelAddress(),
    ...over,
  };
  return (await api.admin.servers.create(input)).id;
}

describe('server groups', () => {
  it('create, rename, reorder members, delete: each is visible in the list and in the activity log', async () => {
    const { api } = await staff(w);
    const [a, b] = [await server(api), await server(api)];
    const { id } = await api.admin.serverGroups.create({ name: unique('group'), serverIds: [a, b] });
    const name = unique('renamed');
    await api.admin.serverGroups.update({ id, name, serverIds: [b, a] });
    expect(await api.admin.serverGroups.get({ id })).toMatchObject({ name, servers: [{ id: b }, { id: a }] });
    expect((await api.admin.serverGroups.list({ q: name })).items).toMatchObject([
      { id, servers: [{ id: b }, { id: a }] },
    ]);
    await api.admin.serverGroups.remove({ id });
    await expect(api.admin.serverGroups.get({ id })).rejects.toMatchObject({ code: 'not_found' });
    const actions = (
      await w.env.DB.prepare('SELECT action FROM activity WHERE subject = ? ORDER BY id')
        .bind(`server_group:${id}`)
        .all()
    ).results.map((r) => r.action);
    expect(actions).toEqual(['server_group.created', 'server_group.changed', 'server_group.deleted']);
  });

  it('a member that does not exist, or stands twice, is refused at its place', async () => {
    const { api } = await staff(w);
    const a = await server(api);
    const refused = api.admin.serverGroups.create({
      name: unique('group'),
      serverIds: [a, '01ARZ3NDEKTSV4RRFFQ69G5FAV', a],
    });
    await expect(refused).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/serverIds/1' }, { pointer: '/serverIds/2' }] },
    });
  });

  it('a deleted server leaves its groups', async () => {
    const { api } = await staff(w);
    const [gone, stays] = [await server(api), await server(api)];
    const { id } = await api.admin.serverGroups.create({ name: unique('group'), serverIds: [gone, stays] });
    await api.admin.servers.remove({ id: gone });
    expect((await api.admin.serverGroups.get({ id })).servers.map((s) => s.id)).toEqual([stays]);
  });

  it('a name that exists is refused at /name', async () => {
    const { api } = await staff(w);
    const name = unique('group');
    await api.admin.serverGroups.create({ name, serverIds: [] });
    await expect(api.admin.serverGroups.create({ name, serverIds: [] })).rejects.toMatchObject({
      code: 'server_group_name_taken',
    });
  });

  it('the list sorts by each offered column both ways, pages by cursor, and never repeats or skips a row', async () => {
    const { api } = await staff(w);
    const mark = unique('page');
    for (let i = 0; i < 60; i++)
      await api.admin.serverGroups.create({ name: `${mark}-${String(i).padStart(2, '0')}`, serverIds: [] });
    for (const sort of ['name', '-name', 'createdAt', '-createdAt'] as const) {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.admin.serverGroups.list({ q: mark, sort, ...(cursor ? { cursor } : {}) });
        expect(page.items.length).toBeLessThanOrEqual(25);
        names.push(...page.items.map((g) => g.name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(names).size).toBe(60);
      if (sort === 'name') expect(names).toEqual([...names].sort());
      if (sort === '-name') expect(names).toEqual([...names].sort().reverse());
    }
  });
});

describe('network tree', () => {
  it('V029 V034 one block per enabled server of the group with slots and networks; one network name on two servers stays two', async () => {
    const { api } = await staff(w);
    const [first, second, disabled] = [
      await server(api),
      await server(api, panelAddress('secondPanel')),
      await server(api, { disabled: true }),
    ];
    const { id } = await api.admin.serverGroups.create({ name: unique('group'), serverIds: [second, first, disabled] });
    const { servers } = await api.admin.servers.networkTree({ serverGroupId: id });
    expect(servers.map((s) => [s.serverId, s.state])).toEqual([
      [second, 'ok'],
      [first, 'ok'],
    ]);
    expect(servers.map((s) => s.networks.filter((n) => n.name === 'Default').length)).toEqual([1, 1]);
    expect(servers[1]?.slots).toMatchObject({ total: 50 });
    const stream = servers[1]?.networks.find((n) => n.name === 'Stream');
    expect(stream).toMatchObject({
      description: 'Streaming exit',
      protocols: { wireguard: true, amneziawg: true, openvpn: false, ikev2: false },
    });
  });

  it('V031 an unreachable server stays in the tree with its error, and the others are shown', async () => {
    const { api } = await staff(w);
    const [good, dead] = [await server(api), await server(api, { port: 59_999 })];
    const { id } = await api.admin.serverGroups.create({ name: unique('group'), serverIds: [dead, good] });
    const { servers } = await api.admin.servers.networkTree({ serverGroupId: id });
    expect(servers[0]).toMatchObject({ serverId: dead, state: 'failed', networks: [] });
    expect(servers[0]?.error).toBeTruthy();
    expect(servers[1]).toMatchObject({ serverId: good, state: 'ok' });
  });

  it('a wrong token on one server names the token, not the network', async () => {
    const { api } = await staff(w);
    const only = await server(api);
    const { servers } = await withFault({ fault: 'bad-token' }, () =>
      api.admin.servers.networkTree({ serverId: only }),
    );
    expect(servers[0]?.error).toMatch(/token/i);
  });

  it('asks for exactly one of server and group', async () => {
    const { api } = await staff(w);
    await expect(api.admin.servers.networkTree({})).rejects.toMatchObject({ code: 'validation' });
  });
});
