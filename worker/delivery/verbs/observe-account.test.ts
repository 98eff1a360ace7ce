/** What staff read of an account on its server, and what a comparison of one service leaves behind. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { staff } from '../../testing/actors.ts';
import { activeService, type Living } from '../../testing/lifecycle.ts';
import { withFault } from '../../testing/panels.ts';
import { accountsIn, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const acts = ({ s }: Living) => s.admin.api.admin.services;
const onServer = async ({ s }: Living) => (await accountsIn(s.networks[0] ?? ''))[0];
const nameOf = async (living: Living) => (await living.seen()).vpn?.name ?? '';

/** As the panel's own administrator. */
async function onPanel(method: string, name: string, body?: object) {
  const { url, token } = inject('panel');
  const response = await fetch(`${url}/api/v1/client/${name}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.status).toBe(200);
}

describe('an account as its server has it', () => {
  it('is shown with its fields and the protocols of its network, without the password', async () => {
    const living = await activeService(w);
    const there = await onServer(living);
    await withFault({ fault: 'proto-off', arg: 'openvpn' }, async () => {
      const observed = await acts(living).observe({ id: living.id });
      expect(observed).toMatchObject({
        problem: null,
        presence: 'there',
        drift: [],
        account: {
          name: there?.name,
          network: there?.network,
          ipv4: there?.ipv4,
          username: there?.username,
          enabled: true,
          caps: { downMbps: 100, upMbps: 25 },
        },
        protocols: { wireguard: true, amneziawg: true, openvpn: false, ikev2: true },
      });
      expect(JSON.stringify(observed)).not.toContain(there?.password);
    });
  });

  it('that drifted is told field by field, next to the speeds of the product', async () => {
    const living = await activeService(w);
    await onPanel('PUT', await nameOf(living), { b_upload: 3, status: 'disable' });
    expect(await acts(living).observe({ id: living.id })).toMatchObject({
      presence: 'there',
      account: { enabled: false, caps: { downMbps: 100, upMbps: 3 } },
      drift: [
        { field: 'enabled', here: 'true', there: 'false' },
        { field: 'upMbps', here: '25', there: '3' },
      ],
    });
    expect(await living.known()).toMatchObject({ productCaps: { downMbps: 100, upMbps: 25 } });
  });

  it('on a panel that fails is unknown, for the reason given; nothing is changed by a look', async () => {
    const living = await activeService(w);
    const before = await living.known();
    await withFault({ fault: 'http-500' }, async () => {
      expect(await acts(living).observe({ id: living.id, insist: 'yes' })).toMatchObject({
        presence: 'unknown',
        account: null,
        problem: expect.stringContaining('500'),
      });
    });
    expect(await living.known()).toEqual(before);
  });

  it('of a panel that is loading is there, and the panel is said to be busy', async () => {
    const living = await activeService(w);
    await withFault({ fault: 'loading' }, async () => {
      const { problem } = await acts(living).observe({ id: living.id, insist: 'yes' });
      expect(problem).toMatch(/Loading/);
    });
  });

  it('is for staff who read services; its password is for those with that permission, and each look is written down', async () => {
    const living = await activeService(w);
    const reader = (await staff(w, ['services.read'])).api.admin.services;
    expect(await reader.observe({ id: living.id })).toMatchObject({ presence: 'there' });
    await expect(reader.credentials({ id: living.id })).rejects.toMatchObject({ code: 'forbidden' });
    const { password } = await acts(living).credentials({ id: living.id });
    expect(password).toBe((await onServer(living))?.password);
    expect((await living.trail()).at(-1)).toMatchObject({
      action: 'service.credentials_shown',
      actor: living.s.admin.name,
    });
    await expect(reader.observe({ id: living.s.serverId })).rejects.toMatchObject({ code: 'not_found' });
  });
});
