/** A panel whose answer about a new account is not what became of it. */
import { beforeAll, expect, inject, it } from 'vitest';
import type { ProvisioningDriver } from '../../../drivers/provisioning/port.ts';
import { drivers } from '../../../registry.ts';
import { callLabel } from '../../../testing/contacts.ts';
import { SERVER_DRIVER } from '../../../testing/drivers.ts';
import { accountsIn, aNetwork, MICRO, money, order, shop, withRoomyLicence } from '../../../testing/shop.ts';
import { type World, world } from '../../../testing/world.ts';

withRoomyLicence();
let w: World;
let lie: Response | null = null;
let beforeSpeed: (() => Promise<unknown>) | null = null;
beforeAll(async () => {
  w = await world({
    fetch: async (input, init) => {
      const call = callLabel(input, init);
      if (call === 'panel: PUT client/{name}') {
        const act = beforeSpeed;
        beforeSpeed = null;
        await act?.();
      }
      const answer = await fetch(input, init);
      if (call !== 'panel: POST client' || !lie) return answer;
      const told = lie;
      lie = null;
      return told;
    },
  });
});

async function ordered() {
  const networks = [await aNetwork(), await aNetwork()] as const;
  const s = await shop(w, { networks: [...networks] });
  return { s, id: await order(s), networks, seen: (id: string) => s.admin.api.admin.services.get({ id }) };
}

it('given an account that was made and answered for with a refusal, it is ours: no second one is made elsewhere', async () => {
  const { s, id, networks, seen } = await ordered();
  lie = Response.json({ status: 'error', error: 'client limit reached', msg: null }, { status: 400 });
  await w.drain();
  expect(lie).toBeNull();
  expect(await seen(id)).toMatchObject({ status: 'active', network: networks[0], skipped: [] });
  expect(await accountsIn(networks[0])).toHaveLength(1);
  expect(await accountsIn(networks[1])).toEqual([]);
  expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 0, charges: { length: 2 } });
});

it('given an account that is gone again before it has its speed, the next pair is used and staff read why', async () => {
  const { id, networks, seen } = await ordered();
  beforeSpeed = async () => {
    const [made] = await accountsIn(networks[0]);
    const { url, token } = inject('panel');
    await fetch(`${url}/api/v1/client/${made?.name}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
  };
  await w.drain();
  const { status, network, skipped } = await seen(id);
  expect({ status, network }).toEqual({ status: 'active', network: networks[1] });
  expect(skipped).toMatchObject([{ network: networks[0], reason: expect.stringMatching(/vanish|gone|disappear/i) }]);
});

it('given a run that breaks by itself to its last attempt, the order waits for a person with its money held and nothing charged; sent again it ends as one account', async () => {
  const { s, id, networks, seen } = await ordered();
  const whole = drivers.provisioning[SERVER_DRIVER] as ProvisioningDriver;
  const broken: ProvisioningDriver = {
    ...whole,
    open: (...given) =>
      Object.assign(Object.create(whole.open(...given)), {
        setCaps: () => {
          throw new TypeError('a fault of ours');
        },
      }),
  };
  w.app.drivers = { ...drivers, provisioning: { ...drivers.provisioning, [SERVER_DRIVER]: broken } };
  for (let i = 0; i < 7; i++) {
    await w.drain();
    w.advance(200_000);
  }
  w.app.drivers = drivers;
  expect(await seen(id)).toMatchObject({ provisionStatus: 'needs_attention', cause: { code: 'interrupted' } });
  expect((await s.buyer.api.client.services.get({ id })).cause?.message).toContain('nothing was charged');
  expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 20.5 * MICRO, charges: [] });
  await s.admin.api.admin.services.retry({ id });
  await w.drain();
  expect(await seen(id)).toMatchObject({ status: 'active', network: networks[0] });
  expect(await accountsIn(networks[0])).toHaveLength(1);
});
