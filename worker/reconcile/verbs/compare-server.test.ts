/** A server's accounts against its services, on the simulated panel. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { aServer } from '../../testing/catalog.ts';
import { panelAddress, withFault } from '../../testing/panels.ts';
import {
  accountsIn,
  fund,
  MICRO,
  money,
  order,
  panelCalls,
  type Shop,
  shop,
  withRoomyLicence,
} from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

/** Somebody's hand on the panel itself. */
async function onPanel(method: string, path: string, body?: object): Promise<void> {
  const response = await fetch(`${inject('panel').url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${inject('panel').token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}

async function deliver(s: Shop, count: number) {
  const services: { id: string; name: string }[] = [];
  await fund(s.admin, s.buyer.clientId, 200 * MICRO);
  for (let i = 0; i < count; i++) {
    const id = await order(s);
    await w.drain();
    const { vpn } = await s.admin.api.admin.services.get({ id });
    services.push({ id, name: vpn?.name ?? '' });
  }
  return services;
}

/** What a move that no verb makes would leave: only the row says it. */
const setStatus = (id: string, status: 'terminated' | 'suspended') =>
  w.env.DB.prepare('UPDATE service SET status = ?1, provision_status = ?1 WHERE id = ?2').bind(status, id).run();
const moveTo = (id: string | undefined, serverId: string) =>
  w.env.DB.prepare('UPDATE service SET server_id = ? WHERE id = ?').bind(serverId, id).run();
const reconcile = (s: Shop, more: object = {}) => s.admin.api.admin.servers.reconcile({ id: s.serverId, ...more });
const on = async (s: Shop, name: string) => (await accountsIn(s.networks[0] ?? '')).find((a) => a.name === name);
const actions = async (s: Shop, subject: string) =>
  (await s.admin.api.admin.activity.list({ subject })).items.map((a) => a.action);
const kinds = (report: { findings: { kind: string; vpnName: string; change: string }[] }) =>
  Object.fromEntries(report.findings.map((f) => [f.vpnName, `${f.kind} → ${f.change}`]));

describe('a server whose accounts are as they should be', () => {
  it('given a comparison, nothing differs, the panel is asked once and only read, and the report is kept and listed', async () => {
    const s = await shop(w);
    await deliver(s, 1);
    const before = (await panelCalls()).length;
    const report = await reconcile(s);
    expect(report).toMatchObject({ result: 'dry_run', why: null, services: 1, changes: 0, findings: [] });
    expect(report.actorName).toBe(s.admin.name);
    expect((await panelCalls()).slice(before)).toEqual(['GET /client']);
    const { items } = await s.admin.api.admin.servers.reconcileReports({ serverId: s.serverId });
    expect(items).toMatchObject([{ id: report.id, result: 'dry_run', accounts: report.accounts }]);
    expect(await s.admin.api.admin.servers.reconcileReport({ id: report.id })).toEqual(report);
  });

  it('accounts of another row with the same address, and of orders under way, are no orphans', async () => {
    const s = await shop(w);
    const [first] = await deliver(s, 1);
    const twin = await aServer(s.admin.api);
    await moveTo(first?.id, twin.id);
    expect((await reconcile(s)).findings).toEqual([]);
  });
});

describe('a server that drifted', () => {
  /** Speed, state, gone, orphaned, foreign: one of each. */
  async function drifted() {
    const s = await shop(w);
    const [speed, state, gone, orphan] = await deliver(s, 4);
    if (!speed || !state || !gone || !orphan) throw new Error('Four were ordered.');
    const foreign = `foreign-${crypto.randomUUID().slice(0, 8)}`;
    await onPanel('PUT', `client/${speed.name}`, { b_download: 7 });
    await onPanel('PUT', `client/${state.name}`, { status: 'disable' });
    await onPanel('DELETE', `client/${gone.name}`);
    await onPanel('POST', 'client', { name: foreign, network_name: s.networks[0] });
    await setStatus(orphan.id, 'terminated');
    return { s, speed, state, gone, orphan, foreign };
  }

  it('V073 given orphans and drift on the panel, a dry run lists each with what would be done, and changes nothing', async () => {
    const { s, speed, state, gone, orphan, foreign } = await drifted();
    const before = await accountsIn(s.networks[0] ?? '');
    const report = await reconcile(s);
    expect(kinds(report)).toEqual({
      [speed.name]: 'speed → ensure',
      [state.name]: 'state → ensure',
      [gone.name]: 'missing → attention',
      [orphan.name]: 'orphan → remove',
    });
    expect(report.findings.find((f) => f.kind === 'speed')?.detail).toBe('sold 100/25 Mbit/s, the account has 7/25');
    expect(report).toMatchObject({ result: 'dry_run', services: 3, changes: 4 });
    expect(report.foreignAccounts).toBeGreaterThanOrEqual(1);
    await w.drain();
    expect(await accountsIn(s.networks[0] ?? '')).toEqual(before);
    expect(before.map((a) => a.name)).toContain(foreign);
  });

  it('four of four is too many to be true: apply does nothing and says so; with the number agreed to, each is put right', async () => {
    const { s, speed, state, gone, orphan, foreign } = await drifted();
    const refused = await reconcile(s, { apply: true });
    expect(refused).toMatchObject({ result: 'refused', why: expect.stringContaining('4 of'), changes: 4 });
    expect(await reconcile(s, { apply: true, acceptChanges: 3 })).toMatchObject({ result: 'refused' });
    await w.drain();
    expect(await on(s, orphan.name)).toBeDefined();
    expect(await reconcile(s, { apply: true, acceptChanges: 4 })).toMatchObject({ result: 'applied' });
    await w.drain();
    expect(await on(s, speed.name)).toMatchObject({ downMbps: 100, upMbps: 25, enabled: true });
    expect(await on(s, state.name)).toMatchObject({ enabled: true });
    expect(await on(s, orphan.name)).toBeUndefined();
    expect(await on(s, gone.name)).toBeUndefined();
    expect(await on(s, foreign)).toBeDefined();
    expect(await s.admin.api.admin.services.get({ id: gone.id })).toMatchObject({
      status: 'active',
      provisionStatus: 'needs_attention',
      cause: { code: 'account_missing' },
    });
    expect(await actions(s, `server:${s.serverId}`)).toEqual(
      expect.arrayContaining(['server.orphan_removed', 'server.reconcile_applied', 'server.reconcile_refused']),
    );
    expect(await actions(s, `service:${speed.id}`)).toContain('service.account_settled');
    const after = await reconcile(s);
    expect(kinds(after)).toEqual({ [gone.name]: 'missing → none' });
  });

  it('an account that comes back under the same name: the service is whole again, with the credentials of now', async () => {
    const s = await shop(w);
    const [gone] = await deliver(s, 1);
    if (!gone) throw new Error('One was ordered.');
    await onPanel('DELETE', `client/${gone.name}`);
    await reconcile(s, { apply: true });
    await w.drain();
    await onPanel('POST', 'client', { name: gone.name, network_name: s.networks[0] });
    expect(kinds(await reconcile(s, { apply: true }))).toEqual({ [gone.name]: 'speed → ensure' });
    await w.drain();
    const now = await on(s, gone.name);
    expect(now).toMatchObject({ downMbps: 100, upMbps: 25 });
    expect(await s.admin.api.admin.services.get({ id: gone.id })).toMatchObject({
      provisionStatus: 'completed',
      cause: null,
      username: now?.username,
    });
    const shown = await s.buyer.api.client.services.credentials({ id: gone.id });
    expect(shown.password).toBe(now?.password);
  });

  it('an account that is gone is made anew when staff ask for it: capped, with its own credentials, and nothing more is charged', async () => {
    const s = await shop(w);
    const [gone] = await deliver(s, 1);
    if (!gone) throw new Error('One was ordered.');
    const { recreate } = s.admin.api.admin.services;
    await expect(recreate({ id: gone.id })).rejects.toMatchObject({ code: 'wrong_state' });
    const before = await money(w, s.buyer.clientId);
    await onPanel('DELETE', `client/${gone.name}`);
    await reconcile(s, { apply: true });
    await w.drain();
    await recreate({ id: gone.id });
    await w.drain();
    const now = await on(s, gone.name);
    expect(now).toMatchObject({ downMbps: 100, upMbps: 25, enabled: true });
    expect(await s.buyer.api.client.services.credentials({ id: gone.id })).toMatchObject({ password: now?.password });
    expect(await s.admin.api.admin.services.get({ id: gone.id })).toMatchObject({
      provisionStatus: 'completed',
      cause: null,
    });
    expect(await money(w, s.buyer.clientId)).toEqual(before);
    expect((await reconcile(s)).findings).toEqual([]);
  });

  it('a suspended service whose account was enabled by hand is suspended again', async () => {
    const s = await shop(w);
    const [one] = await deliver(s, 1);
    if (!one) throw new Error('One was ordered.');
    await setStatus(one.id, 'suspended');
    expect(kinds(await reconcile(s, { apply: true }))).toEqual({ [one.name]: 'state → suspend' });
    await w.drain();
    expect(await on(s, one.name)).toMatchObject({ enabled: false });
    expect((await reconcile(s)).findings).toEqual([]);
  });
});

describe('what a comparison must never do', () => {
  it('a panel that answers an empty list: nothing is changed, whoever asks, and it is alerted', async () => {
    const emptied = await world({
      fetch: async (input, init) =>
        /\/client$/.test(new URL(String(input)).pathname) && init?.method === 'GET'
          ? Response.json([])
          : fetch(input, init),
    });
    const s = await shop(emptied, { fundsMicro: 200 * MICRO });
    for (let i = 0; i < 5; i++) await order(s);
    await emptied.drain();
    const report = await s.admin.api.admin.servers.reconcile({ id: s.serverId, apply: true });
    expect(report).toMatchObject({ result: 'refused', changes: 5, services: 5, accounts: 0 });
    await emptied.drain();
    const { items } = await s.admin.api.admin.services.list({
      provisionStatus: 'needs_attention',
      clientId: s.buyer.clientId,
    });
    expect(items).toEqual([]);
    const { items: told } = await s.admin.api.admin.activity.list({ subject: `server:${s.serverId}` });
    expect(told[0]).toMatchObject({
      action: 'server.reconcile_refused',
      summary: expect.stringContaining('nothing was changed'),
    });
  });

  it('an account of a name like ours that this shop never made is left alone', async () => {
    const s = await shop(w);
    const [one] = await deliver(s, 1);
    const alike = `${one?.name}-1`;
    await onPanel('POST', 'client', { name: alike, network_name: s.networks[0] });
    const report = await reconcile(s, { apply: true });
    expect(report.findings).toEqual([]);
    await w.drain();
    expect(await on(s, alike)).toBeDefined();
  });

  it('an orphan that is wanted again before its removal runs is left alone', async () => {
    const s = await shop(w);
    const [one] = await deliver(s, 1);
    if (!one) throw new Error('One was ordered.');
    const elsewhere = await aServer(s.admin.api, panelAddress('secondPanel'));
    await moveTo(one.id, elsewhere.id);
    expect(kinds(await reconcile(s, { apply: true }))).toEqual({ [one.name]: 'orphan → remove' });
    await moveTo(one.id, s.serverId);
    await w.drain();
    expect(await on(s, one.name)).toMatchObject({ enabled: true });
  });

  it('drift of a service that was terminated before its job runs is not pushed', async () => {
    const s = await shop(w);
    const [one] = await deliver(s, 1);
    if (!one) throw new Error('One was ordered.');
    await onPanel('PUT', `client/${one.name}`, { status: 'disable' });
    await reconcile(s, { apply: true });
    await setStatus(one.id, 'terminated');
    await w.drain();
    expect(await on(s, one.name)).toMatchObject({ enabled: false });
  });
});

describe('an order that was parked because its server did not answer', () => {
  it('is found when the server answers, and set up to the end with one account and one charge of each kind', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'http-502', route: 'POST /client' }, async () => {
      for (let i = 0; i < 8; i++) {
        await w.drain();
        w.advance(200_000);
      }
    });
    expect(await s.admin.api.admin.services.get({ id })).toMatchObject({
      provisionStatus: 'needs_attention',
      cause: { code: 'unconfirmed' },
    });
    const report = await reconcile(s, { apply: true });
    expect(report.findings).toMatchObject([{ kind: 'parked', change: 'resume', serviceId: id }]);
    await w.drain();
    expect(await s.admin.api.admin.services.get({ id })).toMatchObject({ status: 'active' });
    expect(await accountsIn(s.networks[0] ?? '')).toHaveLength(1);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 0, charges: { length: 2 } });
  });
});
