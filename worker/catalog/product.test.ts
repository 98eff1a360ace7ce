import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../kernel/context.ts';
import { customer, staff, unique } from '../testing/actors.ts';
import { aProduct, aProductGroup, aServer, productDraft } from '../testing/catalog.ts';
import { type World, world } from '../testing/world.ts';
import type { ProductChange, ProductDraft } from './contract/model.ts';
import { countService } from './index.ts';
import { changeProduct, createProduct } from './verbs/manage-products.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const NO_ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const changeOf = (id: string, draft: ProductDraft, over: Partial<ProductChange> = {}): ProductChange => ({
  ...draft,
  vpn: { ...draft.vpn, nameRule: draft.vpn.nameRule ?? '' },
  id,
  ...over,
});
const audit = async (id: string) =>
  (
    await w.env.DB.prepare('SELECT action, detail, actor_name FROM activity WHERE subject = ? ORDER BY id')
      .bind(`product:${id}`)
      .all<{ action: string; detail: string | null; actor_name: string }>()
  ).results;

/** A context in which `change` happens between the verb's reads and its commit. */
function overtaken(change: () => Promise<unknown>): Ctx {
  const ctx = w.ctx({ kind: 'admin', id: NO_ID, name: 'Ada', permissions: ['*'], sessionId: null });
  const batch = ctx.db.batch.bind(ctx.db);
  let calls = 0;
  ctx.db.batch = (async (queries: never) => {
    if (++calls === 2) await change();
    return batch(queries);
  }) as typeof ctx.db.batch;
  return ctx;
}

describe('a product', () => {
  it('PR-01 is created under its key and opens as it was entered; a second one with that key is refused at the field', async () => {
    const { api, name } = await staff(w);
    const input = await productDraft(api, { name: { en: 'Start', pl: 'Początek' }, hidden: true });
    const { id } = await api.admin.products.create(input);
    expect(await api.admin.products.get({ id })).toEqual({
      id,
      ...input,
      activeServices: 0,
      totalServices: 0,
      createdAt: w.clock.now,
      warnings: [],
    });
    await expect(
      api.admin.products.create(await productDraft(api, { key: input.key.toUpperCase() })),
    ).rejects.toMatchObject({ code: 'product_key_taken', status: 409, data: { errors: [{ pointer: '/key' }] } });
    expect(await audit(id)).toEqual([{ action: 'product.created', detail: null, actor_name: name }]);
  });

  it('changed, keeps what was not touched and names in the audit trail exactly what was', async () => {
    const { api } = await staff(w);
    const { id, draft } = await aProduct(api);
    await api.admin.products.update(changeOf(id, draft));
    await api.admin.products.update(
      changeOf(id, draft, { retired: true, vpn: { ...draft.vpn, nameRule: 'x-{service_id}', upMbps: 10 } }),
    );
    expect(await api.admin.products.get({ id })).toMatchObject({
      key: draft.key,
      retired: true,
      prices: draft.prices,
      vpn: { downMbps: 100, upMbps: 10, nameRule: 'x-{service_id}' },
    });
    expect((await audit(id)).map((a) => a.detail)).toEqual([
      null,
      '{"changed":[]}',
      '{"changed":["retired","config"]}',
    ]);
  });

  it('changed by somebody meanwhile is not overwritten: stale_write, and nothing is audited', async () => {
    const { api } = await staff(w);
    const { id, draft } = await aProduct(api);
    const ctx = overtaken(() => api.admin.products.update(changeOf(id, draft, { position: 7 })));
    await expect(changeProduct(ctx, changeOf(id, draft, { position: 9 }))).rejects.toMatchObject({
      code: 'stale_write',
      status: 409,
    });
    expect((await api.admin.products.get({ id })).position).toBe(7);
    expect(await audit(id)).toHaveLength(2);
  });

  it('whose group is deleted while it is being saved is not created: stale_write', async () => {
    const { api } = await staff(w);
    const input = await productDraft(api);
    const ctx = overtaken(() => api.admin.productGroups.remove({ id: input.groupId }));
    await expect(createProduct(ctx, input)).rejects.toMatchObject({ code: 'stale_write' });
    expect((await api.admin.products.list({ q: input.key })).items).toEqual([]);
  });

  it('PR-10 that was sold is not deleted, not even after its services ended: product_in_use', async () => {
    const { api } = await staff(w);
    const { id } = await aProduct(api);
    const { db } = w.ctx();
    await db.batch([countService(db, id, { active: 1, total: 1 })]);
    expect(await api.admin.products.get({ id })).toMatchObject({ activeServices: 1, totalServices: 1 });
    await expect(api.admin.products.remove({ id })).rejects.toMatchObject({ code: 'product_in_use', status: 409 });
    await db.batch([countService(db, id, { active: -1, total: 0 })]);
    expect(await api.admin.products.get({ id })).toMatchObject({ activeServices: 0, totalServices: 1 });
    await expect(api.admin.products.remove({ id })).rejects.toMatchObject({ code: 'product_in_use' });
    expect((await audit(id)).map((a) => a.action)).toEqual(['product.created']);
  });

  it('that was never sold is deleted with its prices and pairs, once', async () => {
    const { api } = await staff(w);
    const { id: serverId } = await aServer(api);
    const { id } = await aProduct(api, {
      ...(await productDraft(api, { serverId })),
      serverId,
      targets: [{ serverId, network: 'Default' }],
    });
    await api.admin.products.remove({ id });
    const left = await w.env.DB.prepare(
      'SELECT (SELECT count(*) FROM price WHERE thing = ?1) + (SELECT count(*) FROM product_target WHERE product_id = ?2) AS n',
    )
      .bind(`product:${id}`, id)
      .first<number>('n');
    expect(left).toBe(0);
    expect((await audit(id)).map((a) => a.action)).toEqual(['product.created', 'product.deleted']);
    await expect(api.admin.products.remove({ id })).rejects.toMatchObject({ code: 'not_found' });
    await api.admin.servers.remove({ id: serverId });
  });

  it('sent twice with one Idempotency-Key is made once', async () => {
    const { rest, api } = await staff(w);
    const input = await productDraft(api);
    const key = { 'idempotency-key': unique('key') };
    const answers = [1, 2].map(async () => (await rest('POST', '/api/v1/admin/products', input, key)).json());
    const [first, second] = await Promise.all(answers);
    expect(second).toEqual(first);
    expect((await api.admin.products.list({ q: input.key })).items).toHaveLength(1);
  });

  it('is read with catalog.read, written with catalog.write, and unknown ids are 404', async () => {
    const { api } = await staff(w);
    const { id, draft } = await aProduct(api);
    const reader = (await staff(w, ['catalog.read'])).api.admin.products;
    expect((await reader.get({ id })).key).toBe(draft.key);
    for (const act of [reader.create(draft), reader.update(changeOf(id, draft)), reader.remove({ id })])
      await expect(act).rejects.toMatchObject({ code: 'forbidden', status: 403 });
    const stranger = (await staff(w, ['servers.write'])).api.admin.products;
    for (const act of [stranger.list({}), stranger.get({ id }), stranger.previewName({})])
      await expect(act).rejects.toMatchObject({ code: 'forbidden' });
    await expect((await customer(w)).api.admin.products.get({ id })).rejects.toMatchObject({ code: 'unauthorized' });
    for (const act of [api.admin.products.get({ id: NO_ID }), api.admin.products.update(changeOf(NO_ID, draft))])
      await expect(act).rejects.toMatchObject({ code: 'not_found', status: 404 });
  });

  it('is saved in three round trips at most, the sign-in included', async () => {
    const { api } = await staff(w);
    const { id, draft } = await aProduct(api);
    const ctx = overtaken(async () => undefined);
    await changeProduct(ctx, changeOf(id, draft, { prices: [], position: 4 }));
    expect(ctx.meter.roundTrips).toBe(2);
  });
});

describe('the list of products', () => {
  it('shows caps and services, is filtered by group and retirement, sorted both ways and found by key', async () => {
    const { api } = await staff(w);
    const { id: groupId } = await aProductGroup(api);
    const { id: serverGroupId } = await api.admin.serverGroups.create({ name: unique('group'), serverIds: [] });
    const mark = unique('list').slice(0, 30);
    for (const [name, position, retired] of [
      ['b', 2, false],
      ['a', 2, true],
      ['c', 1, false],
    ] as const) {
      w.advance(1);
      await aProduct(api, { key: `${mark}-${name}`, groupId, position, retired, serverGroupId });
    }
    const list = (input: Parameters<typeof api.admin.products.list>[0]) =>
      api.admin.products.list({ groupId, ...input });
    const names = async (input: Parameters<typeof list>[0]) =>
      (await list(input)).items.map((p) => p.key.at(-1)).join('');
    expect(await names({})).toBe('cba');
    expect(await names({ sort: '-position' })).toBe('abc');
    expect(await names({ sort: 'key' })).toBe('abc');
    expect(await names({ sort: '-createdAt' })).toBe('cab');
    expect(await names({ retired: 'yes' })).toBe('a');
    expect(await names({ retired: 'no', sort: 'key' })).toBe('bc');
    expect(await names({ q: `${mark}-a` })).toBe('a');
    expect((await list({})).items[0]).toMatchObject({
      name: { en: 'Plan' },
      caps: { downMbps: 100, upMbps: 25 },
      activeServices: 0,
      totalServices: 0,
      hidden: false,
    });
  });

  it('continues after 25 with its cursor, without a gap and without a repeat', async () => {
    const { api } = await staff(w);
    const { id: groupId } = await aProductGroup(api);
    const { id: serverGroupId } = await api.admin.serverGroups.create({ name: unique('group'), serverIds: [] });
    for (let i = 0; i < 27; i++) await aProduct(api, { groupId, serverGroupId, position: i % 2 });
    const first = await api.admin.products.list({ groupId });
    const second = await api.admin.products.list({ groupId, cursor: first.nextCursor ?? '' });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([25, 2, null]);
    expect(new Set([...first.items, ...second.items].map((p) => p.id)).size).toBe(27);
  });
});
