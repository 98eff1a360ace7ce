import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ProvisioningDriver } from '../../drivers/provisioning/port.ts';
import { drivers } from '../../registry.ts';
import { steer, withFault } from '../../testing/panels.ts';
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
  return { s, id, network: s.networks[0] ?? '' };
}

describe('the account on its server', () => {
  it('is enabled for its owner until the panel says disable', async () => {
    const { s, id, network } = await active();
    const { account } = s.buyer.api.client.services;
    const protocols = { wireguard: true, amneziawg: true, openvpn: true, ikev2: true };
    expect(await account({ id })).toEqual({ enabled: true, protocols });
    const [{ name = '' } = {}] = await accountsIn(network);
    await fetch(`${inject('panel').url}/api/v1/client/${name}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${inject('panel').token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ status: 'disable' }),
    });
    expect(await account({ id })).toEqual({ enabled: false, protocols });
  });

  it('is not guessed when the panel keeps silent or does not know it', async () => {
    const { s, id, network } = await active();
    const asked = () => s.buyer.api.client.services.account({ id });
    await withFault({ fault: 'http-500' }, () => expect(asked()).rejects.toMatchObject({ code: 'upstream_failed' }));
    await steer('DELETE', `networks/${network}`);
    await expect(asked()).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});

describe('what the kind of the server adds to the page', () => {
  const [known] = Object.values(drivers.provisioning);
  if (!known) throw new Error('no driver to build on');
  const blocks: ProvisioningDriver['blocks'] = ({ ipv4 }) => [
    { kind: 'text', label: 'Address inside', text: ipv4 ?? '' },
    { kind: 'secret', label: 'Shared key', text: 'psk-of-the-router' },
    { kind: 'link', label: 'Help', url: 'javascript:alert(1)' },
    { kind: 'notice', tone: 'info', text: 'Reconnects by itself.' },
  ];
  beforeAll(() => {
    w.app.drivers = { ...drivers, provisioning: { ...drivers.provisioning, [known.key]: { ...known, blocks } } };
  });
  afterAll(() => {
    w.app.drivers = drivers;
  });

  it('is told as blocks, without a link that no browser should open', async () => {
    const { s, id } = await active();
    const answer = await s.buyer.api.client.services.account({ id });
    expect(answer.blocks?.map(({ kind }) => kind)).toEqual(['text', 'secret', 'notice']);
    expect(answer.blocks?.[0]).toMatchObject({ label: 'Address inside', text: expect.stringMatching(/^\d+\./) });
  });

  it('holds no secret where the product shows no password', async () => {
    const { s, id } = await active({ vpn: { showPassword: 'no' } });
    const { blocks: shown } = await s.buyer.api.client.services.account({ id });
    expect(shown?.map(({ kind }) => kind)).toEqual(['text', 'notice']);
  });
});
