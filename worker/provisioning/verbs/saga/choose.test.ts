import { beforeAll, describe, expect, it } from 'vitest';
import { drivers } from '../../../registry.ts';
import { aServer } from '../../../testing/catalog.ts';
import { panelAddress, withFault } from '../../../testing/panels.ts';
import {
  aNetwork,
  forgetCalls,
  MICRO,
  money,
  order,
  panelCalls,
  panelLog,
  type Shop,
  shop,
  withRoomyLicence,
} from '../../../testing/shop.ts';
import { type World, world } from '../../../testing/world.ts';

withRoomyLicence();
let w: World;
beforeAll(async () => {
  w = await world();
});

const mine = (s: Shop, id: string) => s.buyer.api.client.services.get({ id });
const seen = (s: Shop, id: string) => s.admin.api.admin.services.get({ id });
const full = () => aNetwork({ cidr: '10.119.0.0/30' });
/** Every attempt of the job that there is, each when its wait is over. */
async function allAttempts() {
  for (let i = 0; i < 7; i++) {
    await w.drain();
    w.advance(200_000);
  }
}
const rows = async <T>(sql: string, ...values: unknown[]) =>
  (
    await w.env.DB.prepare(sql)
      .bind(...values)
      .all<T>()
  ).results;

describe('choosing a pair', () => {
  it('V043 V046 a full network is passed over for the next one, and staff read why', async () => {
    const networks = [await full(), await aNetwork()];
    const s = await shop(w, { networks });
    const id = await order(s);
    await forgetCalls();
    await w.drain();
    const detail = await seen(s, id);
    expect(detail).toMatchObject({ status: 'active', network: networks[1] });
    expect(detail.targets.map((t) => t.network)).toEqual(networks);
    expect(detail.skipped).toMatchObject([{ network: networks[0], reason: expect.stringMatching(/^full:/) }]);
    const status = (await panelCalls()).filter((c) => c === 'GET /system/status');
    expect(status).toHaveLength(1);
  });

  it('V044 V048 given no licence slots on the first server, the order goes to the second one, and the service is stored there', async () => {
    const [here, there] = [await aNetwork(), await aNetwork({}, 'secondPanel')];
    const { s, other } = await onTwoServers(here, there, panelAddress('secondPanel'));
    const id = await order(s);
    await withFault({ fault: 'no-slots', route: 'GET /system/status' }, () => w.drain());
    const detail = await seen(s, id);
    expect(detail).toMatchObject({ status: 'active', serverId: other, network: there });
    expect(detail.skipped).toMatchObject([{ serverId: s.serverId, reason: expect.stringMatching(/^no slots:/) }]);
  });

  it('a server of another kind than the product is passed over unasked, and staff read why', async () => {
    const s = await shop(w);
    await w.env.DB.prepare("UPDATE product SET driver = 'another' WHERE id = ?").bind(s.productId).run();
    w.app.drivers = {
      ...drivers,
      provisioning: { ...drivers.provisioning, another: Object.values(drivers.provisioning)[0] as never },
    };
    const id = await order(s);
    await forgetCalls();
    await w.drain();
    w.app.drivers = drivers;
    expect((await seen(s, id)).skipped).toMatchObject([{ reason: expect.stringMatching(/^of another kind/) }]);
    expect(await panelCalls()).toEqual([]);
  });

  it('V045 V046 when no pair has room nothing is sent, nothing is charged, and the customer gets a friendly reason', async () => {
    const s = await shop(w, { networks: [await full(), await full()] });
    const id = await order(s);
    await forgetCalls();
    await w.drain();
    expect((await panelCalls()).filter((c) => !c.startsWith('GET '))).toEqual([]);
    const service = await mine(s, id);
    expect(service).toMatchObject({ status: 'pending', provisionStatus: 'error', cause: { code: 'not_deployable' } });
    expect(service.cause?.message).toContain('Nothing was charged');
    expect((await seen(s, id)).skipped).toHaveLength(2);
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
    const [entry] = await rows<{ summary: string }>(
      "SELECT summary FROM activity WHERE subject = ? AND action = 'service.provision_failed'",
      `service:${id}`,
    );
    expect(entry?.summary).toContain('full');
  });

  it('V047 without a ticked network none is sent, and the refusal of the panel says what to tick', async () => {
    const s = await shop(w, { networks: [] });
    const id = await order(s);
    await forgetCalls();
    await w.drain();
    const posts = (await panelLog()).filter((c) => c.method === 'POST' && c.path.endsWith('/client'));
    expect(posts).toHaveLength(1);
    expect(posts[0]?.body).not.toHaveProperty('network_name');
    const detail = await seen(s, id);
    expect(detail).toMatchObject({ provisionStatus: 'error', skipped: [{ network: null }] });
    expect(detail.skipped[0]?.reason).toContain('tick at least one network');
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
  });

  it('V229 given a product of one server, then of a group with it, then of one server again: orders become active, and the pairs that still exist are kept', async () => {
    const [here, there] = [await aNetwork(), await aNetwork({}, 'secondPanel')];
    const s = await shop(w, { networks: [here], fundsMicro: 100 * MICRO });
    const { products } = s.admin.api.admin;
    const ordered = async () => {
      const id = await order(s);
      await w.drain();
      return seen(s, id);
    };
    expect(await ordered()).toMatchObject({ status: 'active', serverId: s.serverId, network: here });
    const { other } = await alsoOn(s, here, there, panelAddress('secondPanel'));
    const grouped = await products.get({ id: s.productId });
    expect(grouped.serverId).toBeNull();
    expect(grouped.targets).toContainEqual({ serverId: s.serverId, network: here });
    expect(await ordered()).toMatchObject({ status: 'active', serverId: s.serverId, network: here });
    const kept = grouped.targets.filter((t) => t.serverId === other);
    await products.update({ ...changeOf(grouped), serverId: other, serverGroupId: null, targets: kept });
    expect(await products.get({ id: s.productId })).toMatchObject({
      serverId: other,
      serverGroupId: null,
      targets: kept,
    });
    expect(await ordered()).toMatchObject({ status: 'active', serverId: other, network: there });
  });

  it('a disabled server and one at its own maximum are not even asked', async () => {
    const [here, there] = [await aNetwork(), await aNetwork()];
    const { s, other } = await onTwoServers(here, there, {}, { maxAccounts: 1 });
    const first = await order(s);
    await w.drain();
    expect(await seen(s, first)).toMatchObject({ serverId: s.serverId });
    await fundMore(s);
    const second = await order(s);
    await w.drain();
    const detail = await seen(s, second);
    expect(detail).toMatchObject({ status: 'active', serverId: other });
    expect(detail.skipped[0]?.reason).toBe('max accounts: 1 of 1 used');
    await w.env.DB.prepare('UPDATE server SET disabled = 1 WHERE id = ?').bind(other).run();
    await fundMore(s);
    const third = await order(s);
    await w.drain();
    expect((await seen(s, third)).skipped.map((p) => p.reason)).toEqual([
      'max accounts: 1 of 1 used',
      'server disabled',
    ]);
  });

  it('a server that left the product’s server group is passed over, and staff read why', async () => {
    const [here, there] = [await aNetwork(), await aNetwork()];
    const { s, other, groupId } = await onTwoServers(here, there, {});
    await w.env.DB.prepare('DELETE FROM server_group_member WHERE group_id = ? AND server_id = ?')
      .bind(groupId, s.serverId)
      .run();
    const id = await order(s);
    await w.drain();
    const detail = await seen(s, id);
    expect(detail).toMatchObject({ status: 'active', serverId: other });
    expect(detail.skipped).toMatchObject([{ serverId: s.serverId }]);
    expect(detail.skipped[0]?.reason).toBe('the server is no longer in the server group of the product');
  });

  it('all servers of a product are asked at once: two that are down cost the time of one', async () => {
    let waiting: (() => void)[] = [];
    const watched = await world({
      fetch: async (input, init) => {
        if (!String(input instanceof Request ? input.url : input).endsWith('/system/status')) return fetch(input, init);
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          if (waiting.length < 2) return;
          for (const go of waiting) go();
          waiting = [];
        });
        return new Response('', { status: 503 });
      },
    });
    const { s } = await onTwoServers(await aNetwork(), await aNetwork(), panelAddress('secondPanel'), {}, watched);
    const id = await order(s);
    await watched.drain();
    expect((await seen(s, id)).skipped).toHaveLength(2);
  });

  it('an unreachable server is passed over; when it is the only one, the order waits for it and then goes through', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'http-503' }, () => w.drain());
    const waiting = await mine(s, id);
    expect(waiting).toMatchObject({ status: 'pending', provisionStatus: 'deploying' });
    expect((await seen(s, id)).skipped).toMatchObject([{ reason: expect.stringMatching(/^(unreachable|busy):/) }]);
    w.advance(60_000);
    await w.drain();
    expect(await seen(s, id)).toMatchObject({ status: 'active', skipped: [] });
  });

  it('a server that stays unreachable ends in an error with the money back', async () => {
    const s = await shop(w);
    const id = await order(s);
    await withFault({ fault: 'http-502' }, allAttempts);
    expect(await seen(s, id)).toMatchObject({
      provisionStatus: 'error',
      cause: { code: 'not_deployable' },
      skipped: [{ reason: expect.stringMatching(/^unreachable:/) }],
    });
    expect(await money(w, s.buyer.clientId)).toMatchObject({ balance: 30 * MICRO, held: 0, charges: [] });
  });
});

/** A product on two servers, one pair each; the second is `there`. */
async function onTwoServers(here: string, there: string, second: object, first: object = {}, within = w) {
  const s = await shop(within, { networks: [here], server: { ...first } });
  return { s, ...(await alsoOn(s, here, there, second)) };
}

/** The product of one server is sold from a group of it and a second one. */
async function alsoOn(s: Shop, here: string, there: string, second: object) {
  const other = (await aServer(s.admin.api, { ...second })).id;
  const { id: groupId } = await s.admin.api.admin.serverGroups.create({
    name: `g-${crypto.randomUUID()}`,
    serverIds: [s.serverId, other],
  });
  const product = await s.admin.api.admin.products.get({ id: s.productId });
  await s.admin.api.admin.products.update({
    ...changeOf(product),
    serverId: null,
    serverGroupId: groupId,
    targets: [
      { serverId: s.serverId, network: here },
      { serverId: other, network: there },
    ],
  });
  return { other, groupId };
}

type Product = Awaited<ReturnType<Shop['admin']['api']['admin']['products']['get']>>;
const changeOf = ({ activeServices: _, totalServices: __, createdAt: ___, warnings: ____, ...fields }: Product) =>
  fields;

const fundMore = (s: Shop) =>
  s.admin.api.admin.clients.adjust({ id: s.buyer.clientId, amountMicro: 30 * MICRO, description: 'Funds' });
