import { beforeAll, describe, expect, it } from 'vitest';
import { steer, withFault } from '../../testing/panels.ts';
import { accountsIn, aNetwork, forgetCalls, order, panelCalls, shop, withRoomyLicence } from '../../testing/shop.ts';
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
describe('configurations', () => {
  it('the ordered service gives a WireGuard text of its own account: normalised, fetched each time, never stored', async () => {
    const { s, id, services } = await active();
    const [account] = await accountsIn(s.networks[0] ?? '');
    await forgetCalls();
    const first = await services.config({ id, protocol: 'wireguard' });
    const second = await services.config({ id, protocol: 'wireguard' });
    expect(second).toEqual(first);
    expect((await panelCalls()).filter((c) => c.includes(`/client/${account?.name}/`))).toHaveLength(2);
    expect(first.text).toMatch(/^\[Interface\]\nPrivateKey = \S{44}\nAddress = |^\[Interface\]\nAddress = /);
    expect(first.text).toContain(account?.ipv4);
    expect(first.text).not.toMatch(/\t|\r/);
    const key = /PrivateKey = (\S+)/.exec(first.text)?.[1] ?? 'none';
    const dump = await w.env.DB.prepare('SELECT * FROM service WHERE id = ?').bind(id).first();
    expect(JSON.stringify(dump)).not.toContain(key);
    const { number } = await services.get({ id });
    expect(first).toMatchObject({ fileName: `wg-${number}.conf`, mediaType: 'text/plain; charset=utf-8' });
  });

  it('V153 V154 each file comes as an attachment of its own type, and neither it nor any secret is kept by a cache', async () => {
    const { s, id, services } = await active();
    const { number } = await services.get({ id });
    const expected = {
      wireguard: [`wg-${number}.conf`, 'text/plain'],
      amneziawg: [`awg-${number}.conf`, 'text/plain'],
      openvpn: [`vpn-${number}.ovpn`, 'application/x-openvpn-profile'],
      ikev2: [`vpn-${number}.sswan`, 'application/vnd.strongswan.profile'],
    } as const;
    for (const [protocol, [fileName, mediaType]] of Object.entries(expected)) {
      const file = await s.buyer.rest('GET', `/api/v1/client/services/${id}/files/${protocol}`);
      expect(file.status, protocol).toBe(200);
      expect(file.headers.get('content-type'), protocol).toContain(mediaType);
      expect(file.headers.get('content-disposition'), protocol).toMatch(/^attachment/);
      expect(file.headers.get('content-disposition'), protocol).toContain(fileName);
      expect(file.headers.get('cache-control'), protocol).toBe('no-store');
      const shown = await services.config({ id, protocol: protocol as 'wireguard' });
      expect(new TextDecoder().decode(await file.arrayBuffer()), protocol).toBe(shown.text);
    }
    for (const [method, path] of [
      ['GET', 'configs/wireguard'],
      ['POST', 'credentials'],
    ] as const) {
      const answer = await s.buyer.rest(
        method,
        `/api/v1/client/services/${id}/${path}`,
        method === 'POST' ? {} : undefined,
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('V087 a protocol that is off in the network is shown as off, and has no configuration', async () => {
    const network = await aNetwork({ protocols: ['wireguard'] });
    const { id, services } = await active({ networks: [network] });
    expect((await services.get({ id })).vpn?.protocols).toEqual({
      wireguard: true,
      amneziawg: false,
      openvpn: false,
      ikev2: false,
    });
    await expect(services.config({ id, protocol: 'openvpn' })).rejects.toMatchObject({ code: 'not_found' });
    const off = await active();
    await withFault({ fault: 'proto-off', arg: 'wireguard' }, async () => {
      const asked = off.services.config({ id: off.id, protocol: 'wireguard' });
      await expect(asked).rejects.toMatchObject({ code: 'not_found' });
    });
  });

  it('a service that is not active has none, and a panel that fails is named as such without a secret', async () => {
    const s = await shop(w);
    const pending = await order(s);
    const config = (id: string) => s.buyer.api.client.services.config({ id, protocol: 'wireguard' });
    await expect(config(pending)).rejects.toMatchObject({ code: 'not_active', status: 409 });
    await w.drain();
    await withFault({ fault: 'http-500' }, () =>
      expect(config(pending)).rejects.toMatchObject({
        code: 'upstream_failed',
        message: expect.stringContaining('try again'),
      }),
    );
    await setStatus(pending, 'suspended');
    await expect(config(pending)).rejects.toMatchObject({ code: 'not_active' });
    await setStatus(pending, 'active');
    await steer('DELETE', `networks/${s.networks[0]}`);
    await expect(config(pending)).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});

const setStatus = (id: string, status: string) =>
  w.env.DB.prepare('UPDATE service SET status = ? WHERE id = ?').bind(status, id).run();
