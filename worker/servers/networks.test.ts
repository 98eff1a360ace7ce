import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { tasks } from '../registry.ts';
import { staff } from '../testing/actors.ts';
import { aServer } from '../testing/catalog.ts';
import { panelAddress, withFault } from '../testing/panels.ts';
import { aNetwork } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

describe('networks of a server', () => {
  it('given a panel that answers, each has description, subnet, upstream, protocols, caps, clients and free addresses; while it does not, the last copy with its age', async () => {
    const { api } = await staff(w);
    // The other panel has few networks: of the first 30 of a panel the free addresses are counted.
    const { id } = await aServer(api, panelAddress('secondPanel'));
    const name = await aNetwork({ cidr: '10.66.1.0/28', upstream: 'wan1', description: 'Exit one' }, 'secondPanel');
    const readAt = w.clock.now;
    const read = await api.admin.servers.networks({ id });
    expect(read).toMatchObject({ at: readAt, error: null });
    const shown = read.networks.find((n) => n.name === name);
    expect(shown).toEqual({
      name,
      description: 'Exit one',
      subnet: '10.66.1.0/28',
      upstream: 'wan1',
      protocols: { wireguard: true, amneziawg: true, openvpn: true, ikev2: true },
      caps: { downMbps: 12, upMbps: 12 },
      clients: 0,
      freeIps: { n: 11, more: false },
    });
    w.advance(60_000);
    const down = await withFault(
      { fault: 'http-500' },
      () => api.admin.servers.networks({ id, insist: 'yes' }),
      'secondPanel',
    );
    expect(down).toMatchObject({ at: readAt, error: expect.stringContaining('500') });
    expect(down.networks).toContainEqual(shown);
    expect(await api.admin.servers.networks({ id, insist: 'yes' })).toMatchObject({ at: w.clock.now, error: null });
  });

  it('given a server whose page nobody opened, the round keeps a copy; one that was never reached has none', async () => {
    const { api } = await staff(w);
    const { id } = await aServer(api);
    const never = await aServer(api, { port: 59_996 });
    expect(await api.admin.servers.networks({ id: never.id })).toMatchObject({ at: null, networks: [] });
    await tasks.find((t) => t.name === 'servers.test')?.run(w.ctx());
    await w.drain();
    const readAt = w.clock.now;
    w.advance(5_000);
    const down = await withFault({ fault: 'reset' }, () => api.admin.servers.networks({ id }));
    expect(down).toMatchObject({ at: readAt, error: expect.any(String) });
    expect(down.networks.map((n) => n.name)).toContain('Default');
  });

  it('given a panel that never answers, its networks and the tree of a product come without it, and the tree shows the other server', async () => {
    const hung = await world({
      fetch: (input, init) => {
        const url = new URL(String(input instanceof Request ? input.url : input));
        if (url.origin === inject('rogue').url) url.pathname = `/hang${url.pathname}`;
        return fetch(url, init);
      },
    });
    const { api } = await staff(hung);
    const rogue = new URL(inject('rogue').url);
    const dead = await aServer(api, { host: rogue.hostname, port: Number(rogue.port) });
    const good = await aServer(api, panelAddress('secondPanel'));
    const { id } = await api.admin.serverGroups.create({ name: `g-${dead.id}`, serverIds: [dead.id, good.id] });
    const [{ servers }, networks] = await Promise.all([
      api.admin.servers.networkTree({ serverGroupId: id }),
      api.admin.servers.networks({ id: dead.id }),
    ]);
    expect(servers).toMatchObject([
      { serverId: dead.id, state: 'failed', error: expect.stringMatching(/in time/) },
      { serverId: good.id, state: 'ok' },
    ]);
    expect(networks.error).toMatch(/no answer in time/);
  });
});

describe('a panel whose list of networks is odd', () => {
  let said: string | null = null;
  let odd: World;
  beforeAll(async () => {
    odd = await world({
      fetch: async (input, init) => {
        const { pathname } = new URL(String(input instanceof Request ? input.url : input));
        if (said === null || pathname !== '/api/v1/network') return fetch(input, init);
        return new Response(said, { headers: { 'content-type': 'application/json' } });
      },
    });
  });
  beforeEach(() => {
    said = null;
  });

  it.each([
    ['page', async (id: string) => void (await (await staff(odd)).api.admin.servers.networks({ id }))],
    [
      'round',
      async () => {
        await tasks.find((t) => t.name === 'servers.test')?.run(odd.ctx());
        await odd.drain();
      },
    ],
  ])('given a row that is not understood, the %s keeps the last whole list', async (_, look) => {
    const { api } = await staff(odd);
    const { id } = await aServer(api, panelAddress('secondPanel'));
    said = JSON.stringify([{ name: 'A' }, { name: 'B' }]);
    const whole = await api.admin.servers.networks({ id });
    expect(whole).toMatchObject({ error: null, unread: 0 });
    odd.advance(6 * 3_600_000);
    said = JSON.stringify([{ name: 'A' }, { wireguard: true }]);
    await look(id);
    said = '<html>';
    const kept = await api.admin.servers.networks({ id, insist: 'yes' });
    expect(kept).toMatchObject({ at: whole.at, error: expect.any(String), networks: [{ name: 'A' }, { name: 'B' }] });
  });

  it('given 30 000 networks, a test of the server says how many were not read, and is kept', async () => {
    const { api } = await staff(odd);
    const { id } = await aServer(api, panelAddress('secondPanel'));
    said = JSON.stringify(Array.from({ length: 30_000 }, (_, at) => ({ name: `network-${at}`, wireguard: true })));
    const report = await api.admin.servers.test({ id });
    expect(report.steps.find(({ step }) => step === 'networks')).toMatchObject({
      state: 'warning',
      detail: expect.stringMatching(/30.?000/),
    });
    expect((await api.admin.servers.get({ id })).probe).toMatchObject({ ok: true, at: odd.clock.now });
    const { networks, unread } = await api.admin.servers.networks({ id });
    expect(networks.length + (unread ?? 0)).toBe(30_000);
  });
});
