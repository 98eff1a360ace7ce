/** A protocol that is switched on or off at a network reaches the services that are in it already. */
import { beforeAll, describe, expect, it } from 'vitest';
import { panelAddress, steer } from '../../testing/panels.ts';
import { aNetwork, MICRO, order, shop, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

/** Two services in one network that has WireGuard only. */
async function twoServices() {
  const network = await aNetwork({ protocols: ['wireguard'] });
  const s = await shop(w, { networks: [network], fundsMicro: 100 * MICRO });
  const ids = [await order(s), await order(s)] as const;
  await w.drain();
  const { services } = s.buyer.api.client;
  const stored = async (id: string) => {
    const { vpn } = await services.get({ id });
    return Object.entries(vpn?.protocols ?? {}).flatMap(([protocol, on]) => (on ? [protocol] : []));
  };
  const set = (protocols: string[]) => steer('POST', 'networks', { name: network, protocols });
  return { s, ids, services, stored, set, server: s.serverId };
}
const ON = ['wireguard', 'openvpn'];

describe('a protocol that is switched on at the network', () => {
  it('V087 is on the customer’s page at once, and every other service in the network has it too', async () => {
    const { ids, services, stored, set } = await twoServices();
    expect(await stored(ids[0])).toEqual(['wireguard']);
    await set(ON);
    expect((await services.account({ id: ids[0] })).protocols).toMatchObject({ wireguard: true, openvpn: true });
    for (const id of ids) expect(await stored(id)).toEqual(ON);
    await set(['openvpn']);
    expect((await services.account({ id: ids[0] })).protocols).toMatchObject({ wireguard: false, openvpn: true });
    for (const id of ids) expect(await stored(id)).toEqual(['openvpn']);
  });

  it('V087 is not on the page of a service in a network of the same name on another server', async () => {
    const name = await aNetwork({ protocols: ['wireguard'] });
    await aNetwork({ name, protocols: ['wireguard'] }, 'secondPanel');
    const here = await shop(w, { networks: [name] });
    const there = await shop(w, { networks: [name], server: panelAddress('secondPanel') });
    const [id, other] = [await order(here), await order(there)];
    await w.drain();
    await steer('POST', 'networks', { name, protocols: ON });
    await here.buyer.api.client.services.account({ id });
    expect((await here.buyer.api.client.services.get({ id })).vpn?.protocols.openvpn).toBe(true);
    const { vpn } = await there.buyer.api.client.services.get({ id: other });
    expect(vpn?.protocols).toMatchObject({ wireguard: true, openvpn: false });
  });

  it('is in the next one-time link', async () => {
    const { ids, services, set, s } = await twoServices();
    await set(ON);
    const made = await s.buyer.api.client.links.create({ id: ids[0] });
    const [serviceId = '', token = ''] = new URL(made.url, 'https://shop.test').hash.slice(1).split('.');
    const { files } = await w.browser().api.public.redeemLink({ serviceId, token });
    expect(files.map(({ protocol }) => protocol)).toEqual(ON);
    expect((await services.get({ id: ids[1] })).vpn?.protocols.openvpn).toBe(true);
  });

  it.each([
    ['staff look at one of the services', (t: Two) => t.s.admin.api.admin.services.observe({ id: t.ids[0] })],
    ['staff look at the networks of the server', (t: Two) => t.s.admin.api.admin.servers.networks({ id: t.server })],
  ])('reaches all services when %s', async (_, look) => {
    const two = await twoServices();
    await two.set(ON);
    await look(two);
    await w.drain();
    for (const id of two.ids) expect(await two.stored(id)).toEqual(ON);
  });
});

it('caps that are changed at the network reach the services in it when staff look at the networks of the server', async () => {
  const { s, ids, server, services } = await twoServices();
  const look = async () => {
    await s.admin.api.admin.servers.networks({ id: server, insist: 'yes' });
    await w.drain();
  };
  await look();
  w.advance(60_000);
  await steer('POST', 'networks', { name: s.networks[0], b_download: 50, b_upload: 20 });
  await look();
  for (const id of ids) expect((await services.get({ id })).vpn?.networkCaps).toEqual({ downMbps: 50, upMbps: 20 });
});
type Two = Awaited<ReturnType<typeof twoServices>>;
