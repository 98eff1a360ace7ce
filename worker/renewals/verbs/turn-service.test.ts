import { beforeAll, describe, expect, inject, it } from 'vitest';
import { staff, unique } from '../../testing/actors.ts';
import { activeService, DAY, HOUR, type Living, minute, passTo } from '../../testing/lifecycle.ts';
import { withFault } from '../../testing/panels.ts';
import { accountsIn, MICRO, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const account = async ({ s }: Living) => (await accountsIn(s.networks[0] ?? ''))[0];
const acts = ({ s }: Living) => s.admin.api.admin.services;
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

describe('staff suspend and unsuspend', () => {
  it('a service stays suspended whatever the clock and the funds do, its customer reads the reason, and only staff end it', async () => {
    const living = await activeService(w, 90 * MICRO);
    const before = await living.seen();
    await acts(living).suspend({ id: living.id, reason: 'Complaint 17 is being looked at' });
    await w.drain();
    expect(await living.seen()).toMatchObject({
      status: 'suspended',
      provisionStatus: 'suspended',
      terminateAt: null,
      cause: { code: 'suspended_by_staff', message: 'Complaint 17 is being looked at' },
    });
    expect(await account(living)).toMatchObject({ enabled: false });
    await living.topUp(MICRO);
    await minute(w, 20 * DAY);
    expect(await living.seen()).toMatchObject({ status: 'suspended', paidThrough: before.paidThrough });
    await acts(living).unsuspend({ id: living.id });
    await w.drain();
    expect(await living.seen()).toMatchObject({ status: 'active', cause: null, paidThrough: before.paidThrough });
    expect(await account(living)).toMatchObject({ enabled: true });
    expect((await living.money()).charges).toHaveLength(2);
    const named = (await living.trail()).filter((t) => t.actor === living.s.admin.name).map((t) => t.action);
    expect(named).toEqual(['service.suspended', 'service.resumed']);
  });

  it('when what was paid has run out, a period from now is charged; without the funds nothing happens', async () => {
    const living = await activeService(w, 10 * MICRO);
    await acts(living).suspend({ id: living.id, reason: 'Test' });
    await minute(w, 40 * DAY);
    await expect(acts(living).unsuspend({ id: living.id })).rejects.toMatchObject({
      code: 'insufficient_funds',
      status: 409,
    });
    expect(await living.seen()).toMatchObject({ status: 'suspended' });
    await living.topUp(5 * MICRO);
    const key = { 'idempotency-key': unique('key') };
    const post = () => living.s.admin.rest('POST', `/api/v1/admin/services/${living.id}/unsuspend`, {}, key);
    expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
    expect(await living.money()).toMatchObject({ balance: 0.5 * MICRO, charges: { length: 3 } });
    expect((await living.seen()).paidThrough).toBeGreaterThan(w.clock.now + 27 * DAY);
  });

  it.each(['fraud', 'manual'])('one in the state %s can be ended, and its account goes', async (status) => {
    const living = await activeService(w, 0);
    await w.env.DB.prepare('UPDATE service SET status = ? WHERE id = ?').bind(status, living.id).run();
    await acts(living).terminate({ id: living.id, reason: 'Chargeback 4' });
    await w.drain();
    expect(await living.seen()).toMatchObject({ status: 'terminated', provisionStatus: 'terminated' });
    expect(await account(living)).toBeUndefined();
  });

  it('one whose customer wants it to end is not brought back: the end comes first', async () => {
    const living = await activeService(w, 90 * MICRO);
    await acts(living).suspend({ id: living.id, reason: 'Complaint 18' });
    await living.s.buyer.api.client.services.requestTermination({ id: living.id });
    await expect(acts(living).unsuspend({ id: living.id })).rejects.toMatchObject({ code: 'wrong_state' });
    await minute(w);
    expect(await living.seen()).toMatchObject({ status: 'terminated', cause: { code: 'termination_requested' } });
  });

  it('asked for in a state that does not allow it, or by staff who may only read, nothing happens', async () => {
    const living = await activeService(w);
    const reader = await staff(w, ['services.read']);
    const body = { id: living.id, reason: 'x' };
    const { services } = reader.api.admin;
    const refused = await Promise.allSettled([
      services.suspend(body),
      services.unsuspend({ id: living.id }),
      services.terminate(body),
      services.sync({ id: living.id }),
    ]);
    expect(refused.map((r) => r.status === 'rejected' && r.reason.code)).toEqual(Array(4).fill('forbidden'));
    await expect(acts(living).unsuspend({ id: living.id })).rejects.toMatchObject({ code: 'wrong_state' });
    await acts(living).suspend(body);
    await expect(acts(living).suspend(body)).rejects.toMatchObject({ code: 'wrong_state' });
    await acts(living).terminate(body);
    await w.drain();
    const late = await Promise.allSettled([
      acts(living).suspend(body),
      acts(living).unsuspend({ id: living.id }),
      acts(living).terminate(body),
      acts(living).sync({ id: living.id }),
    ]);
    expect(late.map((r) => r.status === 'rejected' && r.reason.code)).toEqual(Array(4).fill('wrong_state'));
  });
});

describe('sync', () => {
  it('shows what differs on the server and, asked to, puts it right', async () => {
    const living = await activeService(w);
    const { vpn } = await living.seen();
    const name = vpn?.name ?? '';
    expect(await acts(living).sync({ id: living.id })).toEqual({ drift: [], repairing: false });
    await onPanel('PUT', name, { b_download: 5, status: 'disable' });
    const drift = [
      { field: 'enabled', here: 'true', there: 'false' },
      { field: 'downMbps', here: '100', there: '5' },
    ];
    expect(await acts(living).sync({ id: living.id })).toEqual({ drift, repairing: false });
    expect(await account(living)).toMatchObject({ enabled: false });
    expect(await acts(living).sync({ id: living.id, repair: true })).toEqual({ drift, repairing: true });
    await w.drain();
    expect(await account(living)).toMatchObject({ enabled: true, downMbps: 100 });
    expect(await acts(living).sync({ id: living.id })).toEqual({ drift: [], repairing: false });
  });

  it('names an account that is missing, and says when the server does not answer', async () => {
    const living = await activeService(w);
    const { vpn } = await living.seen();
    await withFault({ fault: 'http-502' }, () =>
      expect(acts(living).sync({ id: living.id })).rejects.toMatchObject({ code: 'upstream_failed', status: 502 }),
    );
    await onPanel('DELETE', vpn?.name ?? '');
    w.advance(5 * 60_000);
    expect(await acts(living).sync({ id: living.id })).toMatchObject({
      drift: [{ field: 'account', here: vpn?.name, there: null }],
    });
  });
});

describe('a server that does not do as asked', () => {
  it('missing account: the service needs attention with the reason, its status stays, and no further try is made', async () => {
    const living = await activeService(w);
    await onPanel('DELETE', (await living.seen()).vpn?.name ?? '');
    await passTo(w, (await living.seen()).paidThrough ?? 0);
    expect(await living.known()).toMatchObject({
      status: 'suspended',
      provisionStatus: 'needs_attention',
      fault: expect.stringContaining('has no client'),
    });
    expect((await living.trail()).at(-1)).toMatchObject({ action: 'service.needs_attention' });
  });

  it('a panel that always fails holds up nobody else: its service is tried for two days, then needs attention; told again, it recovers', async () => {
    const poison = await activeService(w, 0, { product: { terminationDelayHours: 720 } });
    const due = (await poison.seen()).paidThrough ?? 0;
    await w.env.DB.prepare("UPDATE server SET token_sealed = 'torn' WHERE id = ?").bind(poison.s.serverId).run();
    w.advance(due - w.clock.now - HOUR);
    const fine = await activeService(w);
    await w.env.DB.prepare('UPDATE service SET paid_through = ?1, due_at = ?1 WHERE id = ?2').bind(due, fine.id).run();
    await passTo(w, due);
    expect(await fine.seen()).toMatchObject({ status: 'suspended', provisionStatus: 'suspended' });
    expect(await poison.known()).toMatchObject({
      status: 'suspended',
      provisionStatus: 'deploying',
      fault: expect.any(String),
    });
    for (let i = 0; i < 60; i++) await minute(w, HOUR);
    expect(await poison.known()).toMatchObject({ provisionStatus: 'needs_attention', fault: expect.any(String) });
    const { token } = inject('panel');
    const sealed = await w.ctx().secrets.seal(token, `server:${poison.s.serverId}:token_sealed`);
    await w.env.DB.prepare('UPDATE server SET token_sealed = ? WHERE id = ?').bind(sealed, poison.s.serverId).run();
    expect(await acts(poison).sync({ id: poison.id, repair: true })).toMatchObject({ repairing: true });
    await w.drain();
    expect(await poison.known()).toMatchObject({ status: 'suspended', provisionStatus: 'suspended', fault: null });
  });
});
