import { beforeAll, describe, expect, inject, it } from 'vitest';
import { activeService, type Living } from '../../testing/lifecycle.ts';
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

describe('an account that somebody deleted on the panel', () => {
  it('V072 is shown as missing; compared, its service needs attention for that reason and stays active, once; a new account ends it', async () => {
    const living = await activeService(w);
    const name = await nameOf(living);
    await onPanel('DELETE', name);
    expect(await acts(living).observe({ id: living.id })).toMatchObject({
      problem: null,
      presence: 'missing',
      account: null,
      drift: [{ field: 'account', here: name, there: null }],
    });
    expect(await living.known()).toMatchObject({ provisionStatus: 'completed' });
    for (const repair of [false, true, false])
      expect(await acts(living).sync({ id: living.id, repair: repair && undefined })).toMatchObject({
        drift: [{ field: 'account', there: null }],
        repairing: false,
      });
    expect(await living.known()).toMatchObject({
      status: 'active',
      provisionStatus: 'needs_attention',
      cause: { code: 'account_missing' },
    });
    expect((await living.trail()).filter((t) => t.action === 'service.needs_attention')).toHaveLength(1);
    await acts(living).recreate({ id: living.id });
    await w.drain();
    expect(await onServer(living)).toMatchObject({ name, enabled: true, downMbps: 100, upMbps: 25 });
    expect(await living.known()).toMatchObject({ provisionStatus: 'completed', cause: null });
  });
});
