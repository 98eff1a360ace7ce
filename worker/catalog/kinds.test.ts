/** Products whose servers are of a kind with settings of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { ProvisioningDriver } from '../drivers/provisioning/port.ts';
import { drivers } from '../registry.ts';
import { staff, unique } from '../testing/actors.ts';
import { aProduct, aServer, productDraft } from '../testing/catalog.ts';
import { type World, world } from '../testing/world.ts';
import { driverFor } from './rules.ts';

const [known] = Object.values(drivers.provisioning);
if (!known) throw new Error('no driver to build on');
const router: ProvisioningDriver = {
  ...known,
  key: 'router',
  productConfig: z.extend(known.productConfig, {
    pool: z._default(z.string().check(z.regex(/^[a-z]+$/, 'Use letters.')), 'main'),
    fixedIp: z._default(z.boolean(), false),
  }),
};

let w: World;
beforeAll(async () => {
  w = await world();
  w.app.drivers = { ...drivers, provisioning: { [known.key]: known, router } };
});
afterAll(() => {
  w.app.drivers = drivers;
});

const stored = (id: string) =>
  w.env.DB.prepare('SELECT driver, config FROM product WHERE id = ?')
    .bind(id)
    .first<{ driver: string; config: string }>();

describe('the driver of a product', () => {
  it('is that of its server, and its settings are the driver’s: listed, defaulted, kept by callers that do not know them', async () => {
    const { api } = await staff(w);
    const listed = await api.admin.products.drivers({});
    expect(listed.drivers.map(({ key, fields }) => [key, fields.map(({ path }) => path)])).toEqual([
      [known.key, []],
      ['router', ['pool', 'fixedIp']],
    ]);
    const serverId = (await aServer(api, { driver: 'router' })).id;
    const { id, draft } = await aProduct(api, { serverId });
    expect(await stored(id)).toMatchObject({ driver: 'router', config: expect.stringContaining('"pool":"main"') });
    const vpn = { ...draft.vpn, nameRule: 'vpn-{service_id}' };
    await api.admin.products.update({ id, ...draft, vpn: { ...vpn, pool: 'second' } });
    await api.admin.products.update({ id, ...draft, vpn });
    expect((await api.admin.products.get({ id })).vpn).toMatchObject({ pool: 'second', fixedIp: false });
    await expect(
      api.admin.products.update({ id, ...draft, vpn: { ...vpn, pool: '1', speed: 1 } }),
    ).rejects.toMatchObject({ data: { errors: [{ pointer: '/vpn/pool' }, { pointer: '/vpn/speed' }] } });
  });

  it('follows the product to servers of another kind while nothing was sold, without the settings of the first', async () => {
    const { api } = await staff(w);
    const { id, draft } = await aProduct(api, { serverId: (await aServer(api, { driver: 'router' })).id });
    const moved = {
      id,
      ...draft,
      vpn: { ...draft.vpn, nameRule: 'vpn-{service_id}' },
      serverId: (await aServer(api)).id,
    };
    await api.admin.products.update(moved);
    expect(await stored(id)).toMatchObject({ driver: known.key, config: expect.not.stringContaining('pool') });
  });

  it('is one: a group takes servers of one kind', async () => {
    const { api } = await staff(w);
    const serverIds = [(await aServer(api)).id, (await aServer(api, { driver: 'router' })).id];
    await expect(api.admin.serverGroups.create({ name: unique('mixed'), serverIds })).rejects.toMatchObject({
      data: { errors: [{ pointer: '/serverIds' }] },
    });
  });

  it('of a group without servers is the first there is, until it has some', async () => {
    const { api } = await staff(w);
    const { id: serverGroupId } = await api.admin.serverGroups.create({ name: unique('empty'), serverIds: [] });
    const draft = await productDraft(api, { serverId: null, serverGroupId });
    const { id } = await api.admin.products.create(draft);
    expect(await stored(id)).toMatchObject({ driver: known.key });
    const serverIds = [(await aServer(api, { driver: 'router' })).id];
    await api.admin.serverGroups.update({ id: serverGroupId, name: unique('filled'), serverIds });
    await api.admin.products.update({ id, ...draft, vpn: { ...draft.vpn, nameRule: 'vpn-{service_id}' } });
    expect(await stored(id)).toMatchObject({ driver: 'router' });
  });

  it.each([
    ['one kind', [{ driver: 'a' }, { driver: 'a' }], ['a', 'b'], undefined, { key: 'a' }],
    ['no server', [], ['a', 'b'], undefined, { key: 'a' }],
    ['no server now', [], ['a', 'b'], { driver: 'b', totalServices: 3 }, { key: 'b' }],
    ['another kind, nothing sold', [{ driver: 'a' }], ['a', 'b'], { driver: 'b', totalServices: 0 }, { key: 'a' }],
  ])('given %s', (_, servers, kinds, before, expected) => {
    expect(driverFor(servers, kinds, before)).toEqual(expected);
  });

  it.each([
    ['two kinds in one group', [{ driver: 'a' }, { driver: 'b' }], undefined],
    ['another kind than its accounts are of', [{ driver: 'a' }], { driver: 'b', totalServices: 1 }],
  ])('is refused given %s', (_, servers, before) => {
    expect(driverFor(servers, ['a', 'b'], before)).toMatchObject({ errors: [{ pointer: '/serverGroupId' }] });
  });
});
