import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff, unique } from '../testing/actors.ts';
import { aProduct, aProductGroup, productDraft } from '../testing/catalog.ts';
import { type World, world } from '../testing/world.ts';
import { groupVerbs } from './verbs/manage-groups.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const NO_ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const draft = (over: Record<string, unknown> = {}) => ({
  key: unique('group'),
  name: { en: 'Private VPN', pl: 'Prywatny VPN' },
  description: { en: 'Own address' },
  hidden: false,
  position: 3,
  ...over,
});
const audit = async (id: string) =>
  (
    await w.env.DB.prepare('SELECT action, detail, actor_name FROM activity WHERE subject = ? ORDER BY id')
      .bind(`product_group:${id}`)
      .all<{ action: string; detail: string | null; actor_name: string }>()
  ).results;

describe('a product group', () => {
  it('is created, read back as it was entered, and audited with its author', async () => {
    const { api, name } = await staff(w);
    const input = draft();
    const { id } = await api.admin.productGroups.create(input);
    expect(await api.admin.productGroups.get({ id })).toEqual({ id, ...input, products: 0, createdAt: w.clock.now });
    expect(await audit(id)).toEqual([{ action: 'product_group.created', detail: null, actor_name: name }]);
  });

  it('whose key another group has is refused at the field, on create and on change', async () => {
    const { api } = await staff(w);
    const [taken, other] = [draft(), draft()];
    await api.admin.productGroups.create(taken);
    const { id } = await api.admin.productGroups.create(other);
    const refusal = { code: 'product_group_key_taken', status: 409, data: { errors: [{ pointer: '/key' }] } };
    await expect(api.admin.productGroups.create(draft({ key: taken.key.toUpperCase() }))).rejects.toMatchObject(
      refusal,
    );
    await expect(api.admin.productGroups.update({ id, ...other, key: taken.key })).rejects.toMatchObject(refusal);
    expect((await api.admin.productGroups.get({ id })).key).toBe(other.key);
  });

  it('needs an English name and a key of letters, digits and hyphens', async () => {
    const { api } = await staff(w);
    for (const [over, pointer] of [
      [{ name: { en: ' ' } }, '/name/en'],
      [{ key: 'a b' }, '/key'],
      [{ position: -1 }, '/position'],
    ] as const)
      await expect(api.admin.productGroups.create(draft(over))).rejects.toMatchObject({
        code: 'validation',
        data: { errors: [{ pointer }] },
      });
  });

  it('changed, names in the audit trail exactly what changed', async () => {
    const { api } = await staff(w);
    const input = draft();
    const { id } = await api.admin.productGroups.create(input);
    await api.admin.productGroups.update({ id, ...input, hidden: true, name: { en: 'Renamed' } });
    expect(await api.admin.productGroups.get({ id })).toMatchObject({ hidden: true, name: { en: 'Renamed' } });
    expect((await audit(id))[1]).toMatchObject({
      action: 'product_group.changed',
      detail: '{"changed":["name","hidden"]}',
    });
  });

  it('counts its products as they come, move and go', async () => {
    const { api } = await staff(w);
    const [a, b] = [(await aProductGroup(api)).id, (await aProductGroup(api)).id];
    const count = async () => [
      (await api.admin.productGroups.get({ id: a })).products,
      (await api.admin.productGroups.get({ id: b })).products,
    ];
    const { id, draft: product } = await aProduct(api, { groupId: a });
    await aProduct(api, { groupId: a });
    expect(await count()).toEqual([2, 0]);
    const vpn = { ...product.vpn, nameRule: 'vpn-{service_id}' };
    await api.admin.products.update({ id, ...product, vpn, groupId: b });
    expect(await count()).toEqual([1, 1]);
    await api.admin.products.remove({ id });
    expect(await count()).toEqual([1, 0]);
  });

  it('with products is not deleted: product_group_in_use; an empty one is, once', async () => {
    const { api } = await staff(w);
    const { id: groupId } = await aProductGroup(api);
    const { id } = await aProduct(api, { groupId });
    await expect(api.admin.productGroups.remove({ id: groupId })).rejects.toMatchObject({
      code: 'product_group_in_use',
      status: 409,
    });
    expect((await audit(groupId)).map((a) => a.action)).toEqual(['product_group.created']);
    await api.admin.products.remove({ id });
    await api.admin.productGroups.remove({ id: groupId });
    expect((await audit(groupId)).map((a) => a.action)).toEqual(['product_group.created', 'product_group.deleted']);
    await expect(api.admin.productGroups.remove({ id: groupId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('sent twice with one Idempotency-Key is made once; with another body the key is refused', async () => {
    const { rest, api } = await staff(w);
    const input = draft();
    const key = { 'idempotency-key': unique('key') };
    const send = async (body: unknown) => rest('POST', '/api/v1/admin/product-groups', body, key);
    const [first, second] = [await (await send(input)).json(), await (await send(input)).json()];
    expect(second).toEqual(first);
    expect((await api.admin.productGroups.list({ q: input.key })).items).toHaveLength(1);
    expect((await send(draft())).status).toBe(422);
  });

  it('is read with catalog.read and written with catalog.write only', async () => {
    const { api } = await staff(w);
    const input = draft();
    const { id } = await api.admin.productGroups.create(input);
    const reader = (await staff(w, ['catalog.read'])).api.admin.productGroups;
    expect((await reader.get({ id })).key).toBe(input.key);
    for (const act of [reader.create(draft()), reader.update({ id, ...input }), reader.remove({ id })])
      await expect(act).rejects.toMatchObject({ code: 'forbidden', status: 403 });
    const stranger = (await staff(w, ['servers.read'])).api.admin.productGroups;
    await expect(stranger.list({})).rejects.toMatchObject({ code: 'forbidden' });
    await expect((await customer(w)).api.admin.productGroups.list({})).rejects.toMatchObject({ code: 'unauthorized' });
    for (const act of [
      api.admin.productGroups.get({ id: NO_ID }),
      api.admin.productGroups.update({ ...input, id: NO_ID }),
    ])
      await expect(act).rejects.toMatchObject({ code: 'not_found', status: 404 });
  });
});

describe('the list of product groups', () => {
  it('is sorted by position, key or age in both directions, filtered by visibility and found by key', async () => {
    const { api } = await staff(w);
    const mark = unique('list');
    for (const [name, position, hidden] of [
      ['b', 2, false],
      ['a', 2, true],
      ['c', 1, false],
    ] as const) {
      w.advance(1);
      await api.admin.productGroups.create(draft({ key: `${mark}-${name}`, position, hidden }));
    }
    const names = async (input: Parameters<typeof api.admin.productGroups.list>[0]) =>
      (await api.admin.productGroups.list({ q: mark, ...input })).items.map((g) => g.key.at(-1)).join('');
    expect(await names({})).toBe('cba');
    expect(await names({ sort: '-position' })).toBe('abc');
    expect(await names({ sort: 'key' })).toBe('abc');
    expect(await names({ sort: '-createdAt' })).toBe('cab');
    expect(await names({ hidden: 'yes' })).toBe('a');
    expect(await names({ hidden: 'no', sort: 'key' })).toBe('bc');
  });

  it('answers from at most two round trips, the sign-in included', async () => {
    const ctx = w.ctx();
    await groupVerbs.list(ctx, {});
    expect(ctx.meter.roundTrips).toBe(1);
  });
});

describe('a product in a group that does not exist', () => {
  it('is refused at the field', async () => {
    const { api } = await staff(w);
    const input = await productDraft(api, { groupId: NO_ID });
    await expect(api.admin.products.create(input)).rejects.toMatchObject({
      code: 'validation',
      data: { errors: [{ pointer: '/groupId' }] },
    });
  });
});
