import { beforeAll, describe, expect, inject, it } from 'vitest';
import { steer, withFault } from '../../testing/panels.ts';
import { accountsIn, order, shop, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

async function active() {
  const s = await shop(w);
  const id = await order(s);
  await w.drain();
  return { s, id, network: s.networks[0] ?? '' };
}

describe('the account on its server', () => {
  it('is enabled for its owner until the panel says disable', async () => {
    const { s, id, network } = await active();
    const { account } = s.buyer.api.client.services;
    expect(await account({ id })).toEqual({ enabled: true });
    const [{ name = '' } = {}] = await accountsIn(network);
    await fetch(`${inject('panel').url}/api/v1/client/${name}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${inject('panel').token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ status: 'disable' }),
    });
    expect(await account({ id })).toEqual({ enabled: false });
  });

  it('is not guessed when the panel keeps silent or does not know it', async () => {
    const { s, id, network } = await active();
    const asked = () => s.buyer.api.client.services.account({ id });
    await withFault({ fault: 'http-500' }, () => expect(asked()).rejects.toMatchObject({ code: 'upstream_failed' }));
    await steer('DELETE', `networks/${network}`);
    await expect(asked()).rejects.toMatchObject({ code: 'upstream_failed' });
  });
});
