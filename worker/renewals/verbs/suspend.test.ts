import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  activeService,
  another,
  DAY,
  HOUR,
  type Living,
  mailsTo,
  minute,
  passTo,
  runOnce,
} from '../../testing/lifecycle.ts';
import { steer, withFault } from '../../testing/panels.ts';
import { accountsIn, forgetCalls, MICRO, panelCalls, withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const account = async ({ s }: Living) => (await accountsIn(s.networks[0] ?? ''))[0];
const sessionsOf = async (name: string) =>
  ((await steer('GET', 'state')) as { sessions: { client: string }[] }).sessions.filter((s) => s.client === name);
/** Its funds have ended. */
async function unpaid(left = 0, options: Parameters<typeof activeService>[2] = {}) {
  const living = await activeService(w, left, options);
  const paidThrough = (await living.seen()).paidThrough ?? 0;
  await passTo(w, paidThrough);
  return { ...living, paidThrough };
}

describe('when the funds end', () => {
  it('without grace a service is suspended by the minute at which what is paid ends, not by the next one', async () => {
    const living = await activeService(w, 0);
    const { paidThrough } = await living.seen();
    await minute(w, (paidThrough ?? 0) - w.clock.now);
    expect(await living.seen()).toMatchObject({ status: 'suspended', suspendedAt: paidThrough });
  });

  it('SV-14 V063 given a live session, the service is suspended with its reason and date, the panel is told, and the session drops', async () => {
    const living = await activeService(w, 14 * MICRO);
    const { vpn, paidThrough } = await living.seen();
    await steer('POST', 'sessions', { client: vpn?.name });
    expect(await sessionsOf(vpn?.name ?? '')).toHaveLength(1);
    await forgetCalls();
    await passTo(w, paidThrough ?? 0);
    expect(await living.seen()).toMatchObject({
      status: 'suspended',
      provisionStatus: 'suspended',
      suspendedAt: w.clock.now,
      terminateAt: w.clock.now + 48 * HOUR,
      cause: { code: 'insufficient_funds', at: w.clock.now, message: expect.stringContaining('Add funds') },
      vpn: { enabled: false },
    });
    expect(await living.known()).toMatchObject({ suspension: 'funds', fault: null });
    const ofThis = (await panelCalls()).filter((call) => call.includes(`/client/${vpn?.name}`));
    expect(ofThis).toEqual([`PUT /client/${vpn?.name}`, `GET /client/${vpn?.name}`]);
    expect(await account(living)).toMatchObject({ enabled: false, ipv4: vpn?.ipv4 });
    expect(await sessionsOf(vpn?.name ?? '')).toEqual([]);
    expect((await living.money()).balance).toBe(14 * MICRO);
    expect((await living.trail()).slice(-2)).toEqual([
      expect.objectContaining({ action: 'service.suspended', actor: 'clock' }),
      expect.objectContaining({ action: 'service.account_disabled' }),
    ]);
    const [subject] = (await mailsTo(w, living.s)).map((m) => m.subject).slice(-1);
    expect(subject).toMatch(/Plan #\d+ is suspended$/);
  });

  it('given a suspended service, its files and password are refused with a JSON problem that says so', async () => {
    const { id, s } = await unpaid();
    for (const [method, path] of [
      ['GET', 'configs/wireguard'],
      ['POST', 'credentials'],
    ] as const) {
      const response = await s.buyer.rest(
        method,
        `/api/v1/client/services/${id}/${path}`,
        method === 'POST' ? {} : undefined,
      );
      expect(response.status).toBe(409);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'not_active', detail: 'This service is not active.' });
    }
  });

  it('V064 suspended twice, by jobs that come again and by an account that is disabled already, nothing fails and nothing more is written', async () => {
    const living = await activeService(w);
    const { vpn, paidThrough } = await living.seen();
    w.advance((paidThrough ?? 0) + 1000 - w.clock.now);
    await runOnce(w);
    const again = await w.env.DB.prepare("SELECT id FROM job WHERE name = 'service.converge' AND subject = ?")
      .bind(`service:${living.id}`)
      .all<{ id: string }>();
    expect(again.results).toHaveLength(1);
    await withFault({ fault: 'slow', arg: '1' }, () => w.drain());
    const trail = await living.trail();
    await w.env.DB.prepare("UPDATE job SET state = 'queued' WHERE name = 'service.converge' AND subject = ?")
      .bind(`service:${living.id}`)
      .run();
    await forgetCalls();
    await w.drain();
    expect(await panelCalls()).toEqual([]);
    await w.env.DB.prepare("UPDATE service SET provision_status = 'deploying' WHERE id = ?").bind(living.id).run();
    await w.env.DB.prepare("UPDATE job SET state = 'queued' WHERE name = 'service.converge' AND subject = ?")
      .bind(`service:${living.id}`)
      .run();
    await w.drain();
    expect(await account(living)).toMatchObject({ name: vpn?.name, enabled: false });
    expect(await living.seen()).toMatchObject({ status: 'suspended', provisionStatus: 'suspended' });
    expect((await living.trail()).length).toBe(trail.length + 1);
  });

  it('with grace hours it goes on until they have passed; funds that come meanwhile pay for the period from where it ended', async () => {
    const paying = await activeService(w, 0, { product: { graceHours: 24 } });
    const silent = await activeService(w, 0, { product: { graceHours: 24 } });
    const paidThrough = (await paying.seen()).paidThrough ?? 0;
    await passTo(w, paidThrough);
    await minute(w, 23 * HOUR);
    for (const one of [paying, silent]) expect(await one.seen()).toMatchObject({ status: 'active', cause: null });
    await paying.topUp(15 * MICRO);
    await minute(w);
    await minute(w, HOUR);
    expect((await paying.money()).charges.at(-1)?.id).toBe(`charge:${paying.id}:${paidThrough}`);
    expect(await paying.seen()).toMatchObject({ status: 'active' });
    expect(await silent.seen()).toMatchObject({ status: 'suspended', cause: { code: 'insufficient_funds' } });
    expect(await account(paying)).toMatchObject({ enabled: true });
  });

  it.each(['manual', 'fraud'] as const)('a service in %s is left alone by the clock', async (status) => {
    const living = await activeService(w);
    await w.env.DB.prepare('UPDATE service SET status = ? WHERE id = ?').bind(status, living.id).run();
    await minute(w, 90 * DAY);
    expect((await living.known()).status).toBe(status);
    expect(await account(living)).toMatchObject({ enabled: true });
    expect((await living.money()).charges).toHaveLength(2);
  });
});

describe('when the funds rise', () => {
  it('SV-15 V065 within a minute the service goes on: a new period from now, the time between is not charged, and a cap that drifted is put right', async () => {
    const living = await unpaid();
    const { vpn } = await living.seen();
    await minute(w, 30 * HOUR);
    await living.topUp(20 * MICRO);
    await withPanelCaps(vpn?.name ?? '', 7, 7, living);
    await minute(w);
    const now = w.clock.now;
    const seen = await living.seen();
    expect(seen).toMatchObject({
      status: 'active',
      provisionStatus: 'completed',
      cause: null,
      suspendedAt: null,
      terminateAt: null,
    });
    expect(new Date(seen.paidThrough ?? 0).getUTCDate()).toBe(new Date(now).getUTCDate());
    const { charges, balance } = await living.money();
    expect(charges.at(-1)).toEqual({ id: `charge:${living.id}:${now}`, kind: 'charge', net: -14.5 * MICRO });
    expect(balance).toBe(5.5 * MICRO);
    expect(await account(living)).toMatchObject({ name: vpn?.name, enabled: true, downMbps: 100, upMbps: 25 });
    expect((await mailsTo(w, living.s)).at(-1)?.subject).toMatch(/works again$/);
    await living.topUp(14.5 * MICRO);
    await passTo(w, seen.paidThrough ?? 0);
    expect((await living.money()).charges).toHaveLength(4);
  });

  it.each<[string, (l: Living) => Promise<unknown>]>([
    [
      'a payment',
      async ({ s }) => {
        const { paymentId } = await s.buyer.api.client.payments.addFunds({ netMicro: 20 * MICRO, gateway: 'test' });
        await s.buyer.api.client.payments.simulate({ id: paymentId, outcome: 'paid' });
      },
    ],
    ['an adjustment', (l) => l.topUp(20 * MICRO)],
    [
      'a higher credit limit',
      async ({ s }) => {
        const client = await s.admin.api.admin.clients.get({ id: s.buyer.clientId });
        const { name, companyName, taxId, status, language, adminNotes, id } = client;
        await s.admin.api.admin.clients.update({
          ...{ id, name, companyName, taxId, status, language, adminNotes },
          creditLimitMicro: 20 * MICRO,
        });
      },
    ],
  ])('whatever raises them: %s', async (_, raise) => {
    const living = await unpaid();
    expect(await living.seen()).toMatchObject({ status: 'suspended' });
    await raise(living);
    await w.drain();
    await minute(w);
    expect(await living.seen()).toMatchObject({ status: 'active', provisionStatus: 'completed' });
  });

  it('SV-16 two services, funds for one: one goes on, the other waits, and the balance is spent once', async () => {
    const first = await activeService(w, 20.5 * MICRO);
    const second = await another(w, first.s);
    await passTo(w, (await first.s.buyer.api.client.services.get({ id: second })).paidThrough ?? 0);
    await first.topUp(15 * MICRO);
    await minute(w);
    await minute(w);
    const states = (await first.s.buyer.api.client.services.list({})).items.map((i) => i.status);
    expect(states.sort()).toEqual(['active', 'suspended']);
    expect((await first.money()).balance).toBe(0.5 * MICRO);
  });

  it('too little changes nothing; of a client that is blocked not even enough does', async () => {
    const living = await unpaid();
    await living.topUp(14 * MICRO);
    await minute(w);
    expect(await living.seen()).toMatchObject({ status: 'suspended' });
    await w.env.DB.prepare("UPDATE client SET status = 'fraud' WHERE id = ?").bind(living.s.buyer.clientId).run();
    await living.topUp(MICRO);
    await minute(w);
    expect(await living.known()).toMatchObject({ status: 'suspended' });
  });
});

/** The panel's own administrator changed the caps. */
async function withPanelCaps(name: string, down: number, up: number, { s }: Living) {
  const { url, token } = inject('panel');
  const response = await fetch(`${url}/api/v1/client/${name}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ b_download: down, b_upload: up }),
  });
  expect(response.status).toBe(200);
  expect((await accountsIn(s.networks[0] ?? ''))[0]).toMatchObject({ downMbps: down, upMbps: up });
}
