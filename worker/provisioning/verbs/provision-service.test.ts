import { beforeAll, describe, expect, inject, it } from 'vitest';
import { panelAddress, steer } from '../../testing/panels.ts';
import {
  accountsIn,
  aNetwork,
  forgetCalls,
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

const mine = (s: Shop, id: string) => s.buyer.api.client.services.get({ id });
const seen = (s: Shop, id: string) => s.admin.api.admin.services.get({ id });
const rows = async <T>(sql: string, ...values: unknown[]) =>
  (
    await w.env.DB.prepare(sql)
      .bind(...values)
      .all<T>()
  ).results;

describe('an order that the funds cover', () => {
  it('given a new client, its first delivered service makes it active; its page still asks for the address, and a form that is open is stale', async () => {
    const s = await shop(w);
    const { clientId } = s.buyer;
    await w.env.DB.prepare("UPDATE client SET status = 'new' WHERE id = ?").bind(clientId).run();
    const form = await s.admin.api.admin.clients.get({ id: clientId });
    const [{ updatedAt: before } = { updatedAt: 0 }] = await rows<{ updatedAt: number }>(
      'SELECT updated_at AS updatedAt FROM client WHERE id = ?',
      clientId,
    );
    await order(s);
    expect((await s.admin.api.admin.clients.get({ id: clientId })).status).toBe('new');
    await w.drain();
    expect(await s.admin.api.admin.clients.get({ id: clientId })).toEqual({
      ...form,
      status: 'active',
      heldMicro: 0,
      balanceMicro: expect.any(Number),
    });
    const after = await rows('SELECT 1 FROM client WHERE id = ? AND updated_at > ?', clientId, before);
    expect(after).toHaveLength(1);
    const { client } = await s.buyer.api.public.session({});
    expect(client).toMatchObject({ status: 'active', hasAddress: false });
  });

  it('given a client that staff marked inactive, a delivered service leaves what staff said', async () => {
    const s = await shop(w);
    await w.env.DB.prepare("UPDATE client SET status = 'inactive' WHERE id = ?").bind(s.buyer.clientId).run();
    await order(s);
    await w.drain();
    expect((await s.admin.api.admin.clients.get({ id: s.buyer.clientId })).status).toBe('inactive');
  });

  it('SV-04 V042 V060 becomes active on the first pair: place, address and sealed credentials stored, setup and first period charged', async () => {
    const [first, second] = [await aNetwork(), await aNetwork()];
    const s = await shop(w, { networks: [first, second] });
    const id = await order(s);
    expect(await mine(s, id)).toMatchObject({ status: 'pending', provisionStatus: 'pending', paidThrough: null });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 9.5 * MICRO, held: 20.5 * MICRO, charges: [] });
    await w.drain();
    const [account] = await accountsIn(first);
    const service = await mine(s, id);
    expect(service).toMatchObject({ status: 'active', provisionStatus: 'completed', cause: null });
    expect(service.vpn).toMatchObject({ name: account?.name, ipv4: account?.ipv4, enabled: true });
    const { username, password } = await s.buyer.api.client.services.credentials({ id });
    expect({ username, password }).toEqual({ username: account?.username, password: account?.password });
    expect(await seen(s, id)).toMatchObject({
      serverId: s.serverId,
      network: first,
      username: account?.username,
      skipped: [],
      intent: null,
      heldMicro: 0,
    });
    const [row] = await rows<Record<string, unknown>>('SELECT * FROM service WHERE id = ?', id);
    expect(row).toMatchObject({ network: account?.network, vpn_name: account?.name, ipv4: account?.ipv4 });
    expect(row?.username_sealed).toMatch(/^v1\.test\./);
    expect(row?.password_sealed).toMatch(/^v1\.test\./);
    for (const plain of [account?.username, account?.password]) expect(JSON.stringify(row)).not.toContain(plain);
    const { balance, held, charges } = await money(w, s.buyer.clientId);
    expect({ balance, held }).toEqual({ balance: 9.5 * MICRO, held: 0 });
    expect(charges).toEqual([
      { id: `charge:${id}:setup`, kind: 'charge', net: -6 * MICRO },
      { id: `charge:${id}:${service.activatedAt}`, kind: 'charge', net: -14.5 * MICRO },
    ]);
    expect(await accountsIn(second)).toEqual([]);
  });

  it('SV-33 is billed from the moment it works, not from the order: the month begins at activation in the zone of the shop', async () => {
    const s = await shop(w);
    const id = await order(s);
    w.advance(3 * 86_400_000);
    await w.drain();
    const service = await mine(s, id);
    expect(service.activatedAt).toBe(w.clock.now);
    expect(service.paidThrough).toBe(
      Date.UTC(2026, 6, new Date(w.clock.now).getUTCDate(), 12) + (w.clock.now % 43_200_000),
    );
    expect((await money(w, s.buyer.clientId)).charges[1]?.id).toBe(`charge:${id}:${w.clock.now}`);
  });

  it('V049 R-17 gets its speed pushed right after it is made, also 0/0 against a network of 12/12', async () => {
    const s = await shop(w, { vpn: { downMbps: 0, upMbps: 0 } });
    const id = await order(s);
    await forgetCalls();
    await w.drain();
    const { vpn } = await mine(s, id);
    const calls = await panelCalls();
    const post = calls.indexOf('POST /client');
    expect(calls.slice(post, post + 4)).toEqual([
      'POST /client',
      `GET /client/${vpn?.name}`,
      `PUT /client/${vpn?.name}`,
      `GET /client/${vpn?.name}`,
    ]);
    expect(vpn).toMatchObject({ caps: { downMbps: 0, upMbps: 0 }, networkCaps: { downMbps: 12, upMbps: 12 } });
    expect((await accountsIn(s.networks[0] ?? ''))[0]).toMatchObject({ downMbps: 0, upMbps: 0 });
  });

  it('SV-06 may use the credit limit: 20.00 and a limit of 1.00 pay 20.50 and leave −0.50', async () => {
    const s = await shop(w, { fundsMicro: 20 * MICRO, creditLimitMicro: MICRO });
    await order(s);
    await w.drain();
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: -500_000, held: 0 });
  });

  it('V132 given a shop at work, from the connection test and sign-up to an active service and the nightly tasks, only the panel is ever asked', async () => {
    const hosts = new Set<string>();
    const watched = await world({
      fetch: (input, init) => {
        hosts.add(new URL(input instanceof Request ? input.url : String(input)).host);
        return fetch(input, init);
      },
    });
    const s = await shop(watched);
    const { servers } = s.admin.api.admin;
    expect(await servers.test({ id: s.serverId })).toMatchObject({ ok: true });
    await servers.networkTree({ serverId: s.serverId });
    const email = `${crypto.randomUUID()}@client.test`;
    await watched.browser().api.public.signUp({ name: 'Grace', email, password: 'correct horse', language: 'en' });
    const id = await order(s);
    await watched.drain();
    await s.buyer.api.client.services.config({ id, protocol: 'wireguard' });
    watched.advance(86_400_000);
    await watched.tick();
    await watched.drain();
    expect([...hosts]).toEqual([new URL(inject('panel').url).host]);
  });

  it('V133 given a panel whose licence has expired but has free slots, the connection test says so and the order becomes active', async () => {
    const before = ((await steer('GET', 'state', undefined, 'secondPanel')) as { licence: unknown }).licence;
    const network = await aNetwork({}, 'secondPanel');
    const s = await shop(w, { networks: [network], server: panelAddress('secondPanel') });
    await steer('POST', 'licence', { expires: '2020-01-01T00:00:00Z' }, 'secondPanel');
    const tested = await s.admin.api.admin.servers.test({ id: s.serverId });
    expect(tested).toMatchObject({ ok: true, licenceValid: false, licenceExpires: expect.stringMatching(/^2020-/) });
    expect(tested.slots?.total).toBeGreaterThan(tested.slots?.used ?? 0);
    const id = await order(s);
    await w.drain();
    await steer('POST', 'licence', before, 'secondPanel');
    expect(await mine(s, id)).toMatchObject({ status: 'active' });
  });
});
