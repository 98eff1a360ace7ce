import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../testing/actors.ts';
import { aProduct } from '../../testing/catalog.ts';
import { withFault } from '../../testing/panels.ts';
import {
  accountsIn,
  aNetwork,
  forgetCalls,
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

/** An active service at 100/25 Mbit/s, and a product of the same place at 300/60. */
async function active() {
  const s = await shop(w);
  const id = await order(s);
  await w.drain();
  const network = s.networks[0] ?? '';
  const { api } = s.admin;
  const faster = (networks: string[] = [network]) =>
    aProduct(api, {
      name: { en: 'Faster' },
      serverId: s.serverId,
      targets: networks.map((one) => ({ serverId: s.serverId, network: one })),
      vpn: { downMbps: 300, upMbps: 60, nameRule: s.rule, instructionUrl: '', showPassword: 'plain' },
    });
  return { s, id, network, faster, services: api.admin.services, products: api.admin.products };
}
const trail = async (id: string) =>
  (
    await w.env.DB.prepare(
      "SELECT action, actor_kind, detail FROM activity WHERE subject = ? AND action LIKE 'service.package%' ORDER BY id",
    )
      .bind(`service:${id}`)
      .all<{ action: string; actor_kind: string; detail: string }>()
  ).results;
const before = { caps: { downMbps: 100, upMbps: 25 } };

describe('a change of package', () => {
  it('V068 given an active service, another product is chosen: the panel has its speed, and place and price stay', async () => {
    const { s, id, network, faster, services, products } = await active();
    const { id: productId } = await faster();
    const sold = await services.get({ id });
    const paid = await money(w, s.buyer.clientId);
    await forgetCalls();
    const answer = await services.changePackage({ id, productId });
    expect(answer).toEqual({ ok: true, caps: { downMbps: 300, upMbps: 60 }, warning: null });
    expect(await panelCalls()).toEqual([`PUT /client/${sold.vpn?.name}`, `GET /client/${sold.vpn?.name}`]);
    const [account] = await accountsIn(network);
    expect(account).toMatchObject({ name: sold.vpn?.name, ipv4: sold.vpn?.ipv4, downMbps: 300, upMbps: 60 });
    const { setupMicro, baseMicro, period, paidThrough, serverId } = sold;
    expect(await services.get({ id })).toMatchObject({
      ...{ productId, productName: 'Faster', status: 'active', network, serverId },
      ...{ setupMicro, baseMicro, period, paidThrough },
      vpn: { name: sold.vpn?.name, caps: { downMbps: 300, upMbps: 60 } },
      intent: null,
    });
    const shown = await s.buyer.api.client.services.get({ id });
    expect(shown).toMatchObject({ productName: 'Faster', caps: { downMbps: 300, upMbps: 60 } });
    expect(await money(w, s.buyer.clientId)).toEqual(paid);
    expect(await products.get({ id: s.productId })).toMatchObject({ activeServices: 0, totalServices: 1 });
    expect(await products.get({ id: productId })).toMatchObject({ activeServices: 1, totalServices: 1 });
  });

  it('V068 given new speeds on its own product, the same product is chosen: the panel has them, and no counter moves', async () => {
    const { s, id, network, services, products } = await active();
    const product = await products.get({ id: s.productId });
    const { activeServices: _, totalServices: __, createdAt: ___, warnings: ____, ...fields } = product;
    await products.update({ ...fields, vpn: { ...fields.vpn, downMbps: 0, upMbps: 0 } });
    expect((await accountsIn(network))[0]).toMatchObject({ downMbps: 100, upMbps: 25 });
    await services.changePackage({ id, productId: s.productId });
    expect((await accountsIn(network))[0]).toMatchObject({ downMbps: 0, upMbps: 0 });
    expect(await services.get({ id })).toMatchObject({ vpn: { caps: { downMbps: 0, upMbps: 0 } } });
    expect(await products.get({ id: s.productId })).toMatchObject({ activeServices: 1, totalServices: 1 });
  });

  it.each(['bw-ignored', 'bw-fail', 'http-502'])(
    'V068 given a panel with %s, the change is refused as upstream_failed, product and speed stay, and it can be tried again',
    async (fault) => {
      const { s, id, faster, services, products } = await active();
      const { id: productId } = await faster();
      await withFault({ fault }, () =>
        expect(services.changePackage({ id, productId })).rejects.toMatchObject({
          code: 'upstream_failed',
          status: 502,
          message: expect.stringContaining('stays as it was'),
        }),
      );
      expect(await services.get({ id })).toMatchObject({ productId: s.productId, productName: 'Plan', vpn: before });
      expect(await products.get({ id: productId })).toMatchObject({ activeServices: 0, totalServices: 0 });
      expect((await trail(id)).map((e) => e.action)).toEqual(['service.package_requested', 'service.package_refused']);
      await services.changePackage({ id, productId });
      expect(await services.get({ id })).toMatchObject({ productId });
    },
  );

  it('given a product that does not sell the service’s network, the service stays where it is and the answer says so', async () => {
    const { s, id, network, faster, services } = await active();
    const { id: productId } = await faster([await aNetwork()]);
    const { warning } = await services.changePackage({ id, productId });
    expect(warning).toContain(`→ ${network}`);
    expect(await services.get({ id })).toMatchObject({ productId, serverId: s.serverId, network });
    expect(await accountsIn(network)).toHaveLength(1);
  });

  it('writes down who asked, and product and speed before and after', async () => {
    const { s, id, faster, services } = await active();
    const { id: productId } = await faster();
    await services.changePackage({ id, productId });
    const entries = await trail(id);
    expect(entries.map((e) => [e.action, e.actor_kind])).toEqual([
      ['service.package_requested', 'admin'],
      ['service.package_changed', 'admin'],
    ]);
    expect(JSON.parse(entries[1]?.detail ?? '')).toEqual({
      before: { productId: s.productId, downMbps: 100, upMbps: 25 },
      after: { productId, downMbps: 300, upMbps: 60 },
    });
  });
});

describe('a change of package is refused', () => {
  it('for staff without the permission, for nothing, and for a product of nothing', async () => {
    const { s, id, services } = await active();
    const { api } = await staff(w, ['services.read']);
    const asked = api.admin.services.changePackage({ id, productId: s.productId });
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    const nowhere = services.changePackage({ id: s.serverId, productId: s.productId });
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found' });
    await expect(services.changePackage({ id, productId: s.serverId })).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/productId' }] },
    });
    expect(await trail(id)).toEqual([]);
  });

  it('for a service that is not active: the panel is not asked', async () => {
    const { s, id, services } = await active();
    const change = () => services.changePackage({ id, productId: s.productId });
    await forgetCalls();
    for (const status of ['pending', 'suspended', 'terminated']) {
      await w.env.DB.prepare('UPDATE service SET status = ? WHERE id = ?').bind(status, id).run();
      await expect(change(), status).rejects.toMatchObject({ code: 'wrong_state', status: 409 });
    }
    expect(await panelCalls()).toEqual([]);
  });

  it('while another one is at work (stale_write): panel and service end with the same speed', async () => {
    const { s, id, network, faster, services } = await active();
    const { id: productId } = await faster();
    const answers = await Promise.allSettled(
      [productId, s.productId, productId].map((one) => services.changePackage({ id, productId: one })),
    );
    const refused = answers.flatMap((a) => (a.status === 'rejected' ? [a.reason.code] : []));
    expect(refused.length).toBeLessThan(3);
    expect(refused.filter((code) => code !== 'stale_write')).toEqual([]);
    const { vpn } = await services.get({ id });
    expect((await accountsIn(network))[0]).toMatchObject({ ...vpn?.caps });
  });

  it('until two minutes have passed when its run was killed in the middle; then the next one goes through', async () => {
    const { id, network, faster, services } = await active();
    const { id: productId } = await faster();
    await w.env.DB.prepare(
      "UPDATE service_intent SET step = 'capping', job_id = '', updated_at = ? WHERE service_id = ?",
    )
      .bind(w.clock.now, id)
      .run();
    const change = () => services.changePackage({ id, productId });
    w.advance(120_000);
    await expect(change()).rejects.toMatchObject({ code: 'stale_write' });
    w.advance(1);
    await change();
    expect((await accountsIn(network))[0]).toMatchObject({ downMbps: 300, upMbps: 60 });
  });
});
