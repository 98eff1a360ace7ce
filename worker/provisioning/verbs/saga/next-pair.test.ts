/** A pair that cannot deliver is passed over for the next one; staff choose one; the page says how far it came. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { aServer } from '../../../testing/catalog.ts';
import { panelAddress, steer, withFault } from '../../../testing/panels.ts';
import { aNetwork, MICRO, money, order, type PanelClient, shop, withRoomyLicence } from '../../../testing/shop.ts';
import { type World, world } from '../../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

type Panel = 'panel' | 'secondPanel';

/** A product of two servers on two panels, one pair each, and an order of it that has not run yet. */
async function ordered() {
  const networks = [await aNetwork(), await aNetwork({}, 'secondPanel')] as const;
  const s = await shop(w, { networks: [networks[0]] });
  const { servers: _, serverGroups, products, services } = s.admin.api.admin;
  const other = (await aServer(s.admin.api, panelAddress('secondPanel'))).id;
  const pairs = [
    { serverId: s.serverId, network: networks[0] },
    { serverId: other, network: networks[1] },
  ] as const;
  const { id: serverGroupId } = await serverGroups.create({
    name: `g-${other}`,
    serverIds: pairs.map((p) => p.serverId),
  });
  const {
    activeServices: __,
    totalServices: ___,
    createdAt: ____,
    warnings: _____,
    ...product
  } = await products.get({ id: s.productId });
  await products.update({ ...product, serverId: null, serverGroupId, targets: [...pairs] });
  const id = await order(s);
  return { s, id, pairs, services, seen: () => services.get({ id }) };
}

const accountsOn = async (panel: Panel, network: string) =>
  ((await steer('GET', 'state', undefined, panel)) as { clients: PanelClient[] }).clients.filter(
    (c) => c.network === network,
  );
const onBoth = <T>(fault: Record<string, unknown>, act: () => Promise<T>) =>
  withFault(fault, () => withFault(fault, act, 'secondPanel'));
async function allAttempts() {
  for (let i = 0; i < 7; i++) {
    await w.drain();
    w.advance(200_000);
  }
}

describe('a panel that does not set the speed', () => {
  it.each([
    ['ignores it', 'bw-ignored', /kept|keeps|asked for/],
    ['refuses it', 'bw-fail', /speed could not be set/],
  ])(
    'V050 Z15 that %s is passed over: the account there is taken back, the order is set up at the next pair, and staff read why',
    async (_, fault, why) => {
      const { s, seen, pairs } = await ordered();
      await withFault({ fault }, allAttempts);
      const service = await seen();
      expect(service).toMatchObject({ status: 'active', ...pairs[1] });
      expect(service.skipped).toMatchObject([{ ...pairs[0], spent: true, reason: expect.stringMatching(why) }]);
      expect(await accountsOn('panel', pairs[0].network)).toEqual([]);
      expect(await accountsOn('secondPanel', pairs[1].network)).toMatchObject([{ downMbps: 100, upMbps: 25 }]);
      expect(await money(w, s.buyer.clientId)).toMatchObject({ held: 0, charges: { length: 2 } });
    },
  );

  it('given a run that was killed while it took the account back, the next run does not try that pair again', async () => {
    const { s, id, seen, pairs } = await ordered();
    const name = `left${crypto.randomUUID().slice(0, 6)}`;
    const { url, token } = inject('panel');
    await fetch(`${url}/api/v1/client`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, network_name: pairs[0].network }),
    });
    await w.env.DB.prepare(
      `INSERT INTO service_intent (service_id, step, server_id, network, vpn_name, name_base, name_suffix, name_clashes,
         job_id, lease_token, skipped, created_at, updated_at) VALUES (?1, 'removing', ?2, ?3, ?4, ?4, 0, 0, 'x', 'x', ?5, 0, 0)`,
    )
      .bind(
        id,
        s.serverId,
        pairs[0].network,
        name,
        JSON.stringify([{ ...pairs[0], serverName: 'x', reason: 'x', spent: true }]),
      )
      .run();
    await w.drain();
    const service = await seen();
    expect(service).toMatchObject({ status: 'active', ...pairs[1], vpn: { name: `${name}-1` } });
    expect(await accountsOn('panel', pairs[0].network)).toEqual([]);
  });

  it('everywhere, fails the order without an account or a charge; each pair says why, and sent again it begins with the first', async () => {
    const { s, id, seen, pairs, services } = await ordered();
    await onBoth({ fault: 'bw-ignored' }, () => w.drain());
    const failed = await seen();
    expect(failed).toMatchObject({ provisionStatus: 'error', cause: { code: 'caps_failed' } });
    expect(failed.skipped).toMatchObject(pairs.map((pair) => ({ ...pair, spent: true })));
    expect(await accountsOn('panel', pairs[0].network)).toEqual([]);
    expect(await accountsOn('secondPanel', pairs[1].network)).toEqual([]);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
    await services.retry({ id });
    await w.drain();
    expect(await seen()).toMatchObject({ status: 'active', ...pairs[0], skipped: [] });
  });
});

describe('a pair that staff choose', () => {
  it('Z15 given an order between two attempts, is where it is set up; the log says who sent it where', async () => {
    const { id, seen, pairs, services } = await ordered();
    await onBoth({ fault: 'http-503' }, () => w.drain());
    expect(await seen()).toMatchObject({ provisionStatus: 'deploying', deployment: { attempt: 1 } });
    await services.retry({ id, pair: pairs[1] });
    await w.drain();
    w.advance(60_000);
    await w.drain();
    expect(await seen()).toMatchObject({ status: 'active', ...pairs[1], skipped: [] });
    const entry = await w.env.DB.prepare(
      "SELECT summary FROM activity WHERE subject = ? AND action = 'service.retried'",
    )
      .bind(`service:${id}`)
      .first<string>('summary');
    expect(entry).toContain(pairs[1].network);
  });

  it('Z15 given its panel ignores the speed, fails the order: it is not set up where nobody chose', async () => {
    const { id, seen, pairs, services } = await ordered();
    await onBoth({ fault: 'no-slots', route: 'GET /system/status' }, () => w.drain());
    await services.retry({ id, pair: pairs[0] });
    await withFault({ fault: 'bw-ignored' }, () => w.drain());
    const failed = await seen();
    expect(failed).toMatchObject({ provisionStatus: 'error', cause: { code: 'caps_failed' } });
    expect(await accountsOn('secondPanel', pairs[1].network)).toEqual([]);
  });

  it('must be one of the product; and none is taken while an account may be somewhere else', async () => {
    const { id, seen, pairs, services } = await ordered();
    const foreign = { ...pairs[0], network: 'nowhere' };
    await expect(services.retry({ id, pair: foreign })).rejects.toMatchObject({ status: 422 });
    await withFault({ fault: 'http-502', route: 'POST /client' }, allAttempts);
    expect(await seen()).toMatchObject({
      provisionStatus: 'needs_attention',
      deployment: { account: 'unsure' },
      intent: { ...pairs[0], step: 'creating' },
    });
    await expect(services.retry({ id, pair: pairs[1] })).rejects.toMatchObject({ code: 'wrong_state' });
    await services.retry({ id, pair: pairs[0] });
    await w.drain();
    expect(await seen()).toMatchObject({ status: 'active', ...pairs[0] });
  });
});

describe('the page of an order that is tried again', () => {
  it('V046 says which attempt it is, when the next one is, what the last came to, and why each pair was passed over', async () => {
    const { seen, pairs } = await ordered();
    expect((await seen()).deployment).toMatchObject({ attempt: 0, why: null, account: 'none' });
    await onBoth({ fault: 'http-503' }, () => w.drain());
    const first = await seen();
    expect(first.deployment).toMatchObject({
      attempt: 1,
      attempts: 6,
      why: expect.stringContaining('No location is ready'),
      account: 'none',
    });
    expect(first.deployment?.nextAt).toBeGreaterThan(w.clock.now);
    expect(first.skipped).toMatchObject(pairs.map((pair) => ({ ...pair, spent: false })));
    w.advance(20_000);
    await onBoth({ fault: 'http-503' }, () => w.drain());
    expect((await seen()).deployment).toMatchObject({ attempt: 2 });
    w.advance(60_000);
    await w.drain();
    expect(await seen()).toMatchObject({ status: 'active', deployment: null });
  });

  it('says that the account is made while its speed is not set, and names the pair once more when the order has failed', async () => {
    const s = await shop(w);
    const id = await order(s);
    const seen = () => s.admin.api.admin.services.get({ id });
    await withFault({ fault: 'bw-fail', times: 1 }, () => w.drain());
    expect(await seen()).toMatchObject({
      deployment: { attempt: 1, account: 'made' },
      intent: { serverId: s.serverId },
    });
    await withFault({ fault: 'bw-fail' }, allAttempts);
    const failed = await seen();
    expect(failed).toMatchObject({
      provisionStatus: 'error',
      intent: null,
      deployment: { account: 'none', nextAt: null },
    });
    expect(failed.skipped).toMatchObject([{ serverId: s.serverId, network: s.networks[0], spent: true }]);
  });

  it('given names that are all taken, the pair that was tried says so', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'dup-name' }, () => w.drain());
    const { skipped, cause } = await s.admin.api.admin.services.get({ id });
    expect(cause?.code).toBe('name_refused');
    expect(skipped).toMatchObject([{ serverId: s.serverId, reason: expect.stringContaining('names were taken') }]);
  });
});
