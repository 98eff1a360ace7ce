import { beforeAll, describe, expect, it } from 'vitest';
import { aServer } from '../testing/catalog.ts';
import { panelAddress } from '../testing/panels.ts';
import { aNetwork, fund, MICRO, order, type Shop, shop, withRoomyLicence } from '../testing/shop.ts';
import { type World, world } from '../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

async function delivered(s: Shop) {
  await fund(s.admin, s.buyer.clientId, 30 * MICRO);
  const id = await order(s);
  await w.drain();
  return s.admin.api.admin.services.get({ id });
}

/** The product is sold from a group of its server and a second one, in this order of targets. */
async function twoServers(over: Record<string, unknown> = {}) {
  const [here, there] = [await aNetwork(), await aNetwork({}, 'secondPanel')];
  const s = await shop(w, { networks: [here], server: over });
  const { api } = s.admin;
  const { id: other } = await aServer(api, panelAddress('secondPanel'));
  const { id: groupId } = await api.admin.serverGroups.create({ name: `g-${other}`, serverIds: [s.serverId, other] });
  const product = await api.admin.products.get({ id: s.productId });
  const { activeServices: _, totalServices: __, createdAt: ___, warnings: ____, ...fields } = product;
  await api.admin.products.update({
    ...fields,
    serverId: null,
    serverGroupId: groupId,
    targets: [
      { serverId: s.serverId, network: here },
      { serverId: other, network: there },
    ],
  });
  return { s, api, other, groupId, name: `g-${other}` };
}

describe('servers of a group', () => {
  it('V013 are shown in the order of the group, which can be changed; a disabled one is left out of the tree and of placement, and takes accounts again when it is enabled', async () => {
    const { s, api, other, groupId, name } = await twoServers();
    const tree = async () =>
      (await api.admin.servers.networkTree({ serverGroupId: groupId })).servers.map(({ serverId }) => serverId);
    expect(await tree()).toEqual([s.serverId, other]);
    await api.admin.serverGroups.update({ id: groupId, name, serverIds: [other, s.serverId] });
    expect(await tree()).toEqual([other, s.serverId]);
    expect(await delivered(s)).toMatchObject({ status: 'active', serverId: s.serverId, skipped: [] });
    const disable = async (disabled: boolean) => {
      const {
        accounts: _,
        baseUrl: __,
        probe: ___,
        createdAt: ____,
        down: _____,
        ...fields
      } = await api.admin.servers.get({ id: s.serverId });
      await api.admin.servers.update({ ...fields, disabled });
    };
    await disable(true);
    expect(await tree()).toEqual([other]);
    const group = await api.admin.serverGroups.get({ id: groupId });
    expect(group.servers.map((m) => [m.id, m.disabled])).toEqual([
      [other, false],
      [s.serverId, true],
    ]);
    expect(await delivered(s)).toMatchObject({
      status: 'active',
      serverId: other,
      skipped: [{ serverId: s.serverId, reason: 'server disabled' }],
    });
    await disable(false);
    expect(await delivered(s)).toMatchObject({ status: 'active', serverId: s.serverId });
  });
});

describe('a limit of our own', () => {
  it('V014 is honoured though the panel has room: used and maximum are told, the next order goes to another server with the reason, and a terminated service makes room', async () => {
    const { s, api, other } = await twoServers({ maxAccounts: 1 });
    const shown = async () => {
      const { accounts, maxAccounts, name } = await api.admin.servers.get({ id: s.serverId });
      const listed = (await api.admin.servers.list({ q: name })).items[0];
      expect(listed).toMatchObject({ accounts, maxAccounts });
      return [accounts, maxAccounts];
    };
    expect(await shown()).toEqual([0, 1]);
    const first = await delivered(s);
    expect(first).toMatchObject({ status: 'active', serverId: s.serverId });
    expect(await shown()).toEqual([1, 1]);
    expect(await delivered(s)).toMatchObject({
      status: 'active',
      serverId: other,
      skipped: [{ serverId: s.serverId, reason: 'max accounts: 1 of 1 used' }],
    });
    await api.admin.services.terminate({ id: first.id, reason: 'room' });
    await w.drain();
    expect(await shown()).toEqual([0, 1]);
    expect(await delivered(s)).toMatchObject({ status: 'active', serverId: s.serverId });
  });
});
