/** Orders that end although nobody knows what is on the panel, and orders of clients that were blocked. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withFault } from '../../testing/panels.ts';
import { accountsIn, MICRO, money, order, type Shop, shop, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const seen = (s: Shop, id: string) => s.admin.api.admin.services.get({ id });
const trail = async (id: string) =>
  (
    await w.env.DB.prepare('SELECT action, detail FROM activity WHERE subject = ? ORDER BY id')
      .bind(`service:${id}`)
      .all<{ action: string; detail: string | null }>()
  ).results;
const block = (s: Shop, status: 'closed' | 'fraud' | 'active') =>
  w.env.DB.prepare('UPDATE client SET status = ? WHERE id = ?').bind(status, s.buyer.clientId).run();

/** The panel never confirmed the account, and is silent since; the account is there all the same. */
async function stranded() {
  const s = await shop(w);
  const id = await order(s);
  await withFault({ fault: 'http-502', route: 'POST /client' }, async () => {
    for (let i = 0; i < 7; i++) {
      await w.drain();
      w.advance(200_000);
    }
  });
  const { intent } = await seen(s, id);
  await fetch(`${inject('panel').url}/api/v1/client`, {
    method: 'POST',
    headers: { authorization: `Bearer ${inject('panel').token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: intent?.vpnName, network_name: s.networks[0] }),
  });
  return { s, id, network: s.networks[0] ?? '', cancel: s.admin.api.admin.services.cancel };
}

describe('cancelling while the panel is silent', () => {
  it('without accepting a stranded account it is refused with 502, which says how to go on, and the money stays held', async () => {
    const { s, id, cancel } = await stranded();
    await withFault({ fault: 'http-502' }, () =>
      expect(cancel({ id, reason: 'Lost' })).rejects.toMatchObject({
        code: 'upstream_failed',
        status: 502,
        message: expect.stringContaining('accept that the account may be left'),
      }),
    );
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 20.5 * MICRO });
  });

  it('accepting it, the money is free at once, and the account is removed when the panel answers again', async () => {
    const { s, id, network, cancel } = await stranded();
    await withFault({ fault: 'http-502' }, async () => {
      await cancel({ id, reason: 'Lost', acceptStranded: true });
      expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
      expect(await seen(s, id)).toMatchObject({ status: 'cancelled', intent: { step: 'removing' } });
      w.advance(15 * 60_000);
      await w.drain();
    });
    expect(await accountsIn(network)).toHaveLength(1);
    w.advance(3_600_000);
    await w.drain();
    expect(await accountsIn(network)).toEqual([]);
    expect(await seen(s, id)).toMatchObject({ status: 'cancelled', cause: { message: 'Lost' }, intent: null });
    const entries = await trail(id);
    expect(entries.slice(-2).map((e) => e.action)).toEqual(['service.cancelled', 'service.account_removed']);
    expect(entries.at(-2)?.detail).toContain('"acceptStranded":true');
  });

  it('accepting it while the panel says that the account exists is still refused', async () => {
    const { id, cancel } = await stranded();
    await expect(cancel({ id, reason: 'Lost', acceptStranded: true })).rejects.toMatchObject({ code: 'wrong_state' });
  });
});

describe('a client that was blocked after the order', () => {
  for (const status of ['closed', 'fraud'] as const) {
    it(`given the status ${status}, the order is not delivered, its money is released, and staff cannot send it again`, async () => {
      const s = await shop(w);
      const id = await order(s);
      await block(s, status);
      await w.drain();
      expect(await seen(s, id)).toMatchObject({ provisionStatus: 'error', cause: { code: 'client_blocked' } });
      expect(await accountsIn(s.networks[0] ?? '')).toEqual([]);
      expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
      const { retry } = s.admin.api.admin.services;
      await expect(retry({ id })).rejects.toMatchObject({ code: 'client_blocked' });
      await block(s, 'active');
      await retry({ id });
      await w.drain();
      expect(await seen(s, id)).toMatchObject({ status: 'active' });
    });
  }

  it('between two runs: what the first run made is taken back', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'http-502', route: 'PUT /client/{name}' }, () => w.drain());
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    await block(s, 'fraud');
    w.advance(60_000);
    await w.drain();
    expect(await seen(s, id)).toMatchObject({ provisionStatus: 'error', cause: { code: 'client_blocked' } });
    expect(await accountsIn(s.networks[0] ?? '')).toEqual([]);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
  });
});
