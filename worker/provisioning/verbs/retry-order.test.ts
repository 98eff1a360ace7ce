import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../testing/actors.ts';
import { withFault } from '../../testing/panels.ts';
import {
  accountsIn,
  forgetCalls,
  MICRO,
  money,
  order,
  panelCalls,
  shop,
  withRoomyLicence,
} from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

/** An order that failed: nothing on the panel, nothing held. */
async function failed() {
  const s = await shop(w);
  const id = await order(s);
  await forgetCalls();
  await withFault({ fault: 'bw-ignored' }, () => w.drain());
  return { s, id, admin: s.admin.api.admin.services };
}
const trail = async (id: string, action: string) =>
  (
    await w.env.DB.prepare('SELECT actor_kind, summary FROM activity WHERE subject = ? AND action = ?')
      .bind(`service:${id}`, action)
      .all<{ actor_kind: string; summary: string }>()
  ).results;

describe('retry', () => {
  it('SV-32 holds the price again and sets the service up; the entry names who', async () => {
    const { s, id, admin } = await failed();
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 0 });
    await admin.retry({ id });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 9.5 * MICRO, held: 20.5 * MICRO });
    await w.drain();
    expect(await admin.get({ id })).toMatchObject({ status: 'active', provisionStatus: 'completed' });
    expect(await trail(id, 'service.retried')).toMatchObject([{ actor_kind: 'admin' }]);
  });

  it('given an account that was made and taken back, it makes one of another name: a removal that was only delayed does not hit it', async () => {
    const { s, id, admin } = await failed();
    const [made = ''] = (await panelCalls()).filter((c) => c.startsWith('DELETE /client/'));
    const before = made.replace('DELETE /client/', '');
    await admin.retry({ id });
    await w.drain();
    expect(await admin.get({ id })).toMatchObject({ status: 'active', vpn: { name: `${before}-1` } });
    expect((await accountsIn(s.networks[0] ?? '')).map((a) => a.name)).toEqual([`${before}-1`]);
  });

  it('is refused when the released money was spent meanwhile', async () => {
    const { s, id, admin } = await failed();
    await s.admin.api.admin.clients.adjust({ id: s.buyer.clientId, amountMicro: -15 * MICRO, description: 'Spent' });
    await expect(admin.retry({ id })).rejects.toMatchObject({ code: 'insufficient_funds' });
    expect(await admin.get({ id })).toMatchObject({ provisionStatus: 'error' });
  });

  it('is refused for an active service, for a stranger to the permission, and for nothing', async () => {
    const { s, id, admin } = await failed();
    const { api } = await staff(w, ['services.read']);
    await expect(api.admin.services.retry({ id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(admin.retry({ id: s.serverId })).rejects.toMatchObject({ code: 'not_found' });
    await admin.retry({ id });
    await w.drain();
    await expect(admin.retry({ id })).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('pressed twice at once it holds once and makes one account', async () => {
    const { s, id, admin } = await failed();
    const answers = await Promise.allSettled([admin.retry({ id }), admin.retry({ id })]);
    expect(answers.filter((a) => a.status === 'rejected').length).toBeLessThanOrEqual(1);
    await w.drain();
    w.advance(60_000);
    await w.drain();
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 9.5 * MICRO, held: 0, charges: { length: 2 } });
  });
});
