import { beforeAll, describe, expect, it } from 'vitest';
import { reads } from '../kernel/db/db.ts';
import { staff, unique } from '../testing/actors.ts';
import { aProduct, aServer, productDraft } from '../testing/catalog.ts';
import { type Api, type World, world } from '../testing/world.ts';
import type { ProductChange, ProductDraft } from './contract/model.ts';
import { targetsOf } from './index.ts';
import { changeProduct } from './verbs/manage-products.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const NO_ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const refusedAt = (...pointers: string[]) => ({
  code: 'validation',
  status: 422,
  data: { errors: pointers.map((pointer) => ({ pointer })) },
});

/** Two servers in a group, and a product sold from it. */
async function groupOfTwo(api: Api, over: Partial<ProductDraft> = {}) {
  const [a, b] = [(await aServer(api)).id, (await aServer(api)).id];
  const name = unique('group');
  const { id: serverGroupId } = await api.admin.serverGroups.create({ name, serverIds: [a, b] });
  const targets = [
    { serverId: b, network: 'Default' },
    { serverId: a, network: 'Default' },
    { serverId: a, network: 'Office' },
  ];
  const { id, draft } = await aProduct(api, { serverGroupId, targets, ...over });
  const change = (fields: Partial<ProductChange>) => ({ ...draft, id, ...fields }) as ProductChange;
  return { a, b, name, serverGroupId, targets, id, draft, change };
}

describe('what a product is sold from', () => {
  it('is one server or one server group: neither and both are refused, and so is one that does not exist', async () => {
    const { api } = await staff(w);
    const draft = await productDraft(api);
    const { id: serverGroupId } = await api.admin.serverGroups.create({ name: unique('group'), serverIds: [] });
    for (const [binding, pointer] of [
      [{ serverId: null, serverGroupId: null }, '/serverGroupId'],
      [{ serverId: draft.serverId, serverGroupId }, '/serverGroupId'],
      [{ serverId: NO_ID, serverGroupId: null }, '/serverId'],
      [{ serverId: null, serverGroupId: NO_ID }, '/serverGroupId'],
    ] as const)
      await expect(api.admin.products.create({ ...draft, ...binding })).rejects.toMatchObject(refusedAt(pointer));
  });

  it('the schema itself holds exactly one of the two', async () => {
    const { api } = await staff(w);
    const { id } = await aProduct(api);
    const clear = w.env.DB.prepare('UPDATE product SET server_id = NULL WHERE id = ?').bind(id).run();
    await expect(clear).rejects.toThrow(/CHECK/);
  });

  it('is not deleted under it: server_group_in_use, server_in_use for a bound server and for one in a pair', async () => {
    const { api } = await staff(w);
    const { a, b, id, serverGroupId, change } = await groupOfTwo(api);
    await expect(api.admin.serverGroups.remove({ id: serverGroupId })).rejects.toMatchObject({
      code: 'server_group_in_use',
      status: 409,
    });
    expect((await api.admin.serverGroups.get({ id: serverGroupId })).servers).toHaveLength(2);
    for (const server of [a, b])
      await expect(api.admin.servers.remove({ id: server })).rejects.toMatchObject({
        code: 'server_in_use',
        status: 409,
      });
    await api.admin.products.update(
      change({ serverId: a, serverGroupId: null, targets: [{ serverId: a, network: 'Office' }] }),
    );
    await api.admin.serverGroups.remove({ id: serverGroupId });
    await expect(api.admin.servers.remove({ id: a })).rejects.toMatchObject({ code: 'server_in_use' });
    await api.admin.servers.remove({ id: b });
    await api.admin.products.remove({ id });
    await api.admin.servers.remove({ id: a });
  });
});

describe('server → network pairs', () => {
  it('V033 given three pairs, moved up and down and saved, they come back in the new order and are tried in it', async () => {
    const { api } = await staff(w);
    const { id, targets, change } = await groupOfTwo(api);
    expect((await api.admin.products.get({ id })).targets).toEqual(targets);
    const moved = [targets[2], targets[0], targets[1]] as typeof targets;
    await api.admin.products.update(change({ targets: moved }));
    expect((await api.admin.products.get({ id })).targets).toEqual(moved);
    const { db } = w.ctx();
    const [rows] = await reads(db, [targetsOf(db, id)]);
    expect(rows.map((r) => ({ serverId: r.serverId, network: r.network }))).toEqual(moved);
    expect(rows.map((r) => r.position)).toEqual([0, 1, 2]);
  });

  it('V034 given the same network name on two servers, both pairs are kept, and removing one leaves the other', async () => {
    const { api } = await staff(w);
    const { a, b, id, change } = await groupOfTwo(api, {});
    const pairs = [
      { serverId: a, network: 'Default' },
      { serverId: b, network: 'Default' },
    ];
    await api.admin.products.update(change({ targets: pairs }));
    expect((await api.admin.products.get({ id })).targets).toEqual(pairs);
    await api.admin.products.update(change({ targets: pairs.slice(1) }));
    expect((await api.admin.products.get({ id })).targets).toEqual(pairs.slice(1));
  });

  it('are refused one by one: a server outside the binding, a pair listed twice, an impossible network name', async () => {
    const { api } = await staff(w);
    const { a, b, id, targets, change } = await groupOfTwo(api);
    const stranger = (await aServer(api)).id;
    const bad = [...targets, { serverId: stranger, network: 'Default' }, { serverId: a, network: 'Office' }];
    await expect(api.admin.products.update(change({ targets: bad }))).rejects.toMatchObject(
      refusedAt('/targets/3', '/targets/4'),
    );
    await expect(
      api.admin.products.update(change({ serverId: a, serverGroupId: null, targets: [{ serverId: b, network: 'N' }] })),
    ).rejects.toMatchObject(refusedAt('/targets/0'));
    await expect(
      api.admin.products.update(change({ targets: [{ serverId: a, network: 'a b' }] })),
    ).rejects.toMatchObject(refusedAt('/targets/0/network'));
    expect((await api.admin.products.get({ id })).targets).toEqual(targets);
  });

  it('of servers that cannot be reached are kept over a save, and saving asks no server', async () => {
    const { api } = await staff(w);
    const { id: serverId } = await aServer(api, { host: 'down.example.net', port: 9000 });
    const targets = [{ serverId, network: 'Default' }];
    const { id, draft } = await aProduct(api, { ...(await productDraft(api, { serverId })), serverId, targets });
    const ctx = w.ctx({ kind: 'admin', id: NO_ID, name: 'Ada', permissions: ['*'], sessionId: null });
    await changeProduct(ctx, { ...draft, id, position: 5 } as ProductChange);
    expect(ctx.meter.upstreamCalls).toBe(0);
    expect(await api.admin.products.get({ id })).toMatchObject({ targets, warnings: [] });
  });

  it('that are not usable now are named: a disabled server, and one that has left the server group', async () => {
    const { api } = await staff(w);
    const { a, b, id, name, serverGroupId } = await groupOfTwo(api);
    const serverA = await api.admin.servers.get({ id: a });
    await w.env.DB.prepare('UPDATE server SET disabled = 1 WHERE id = ?').bind(a).run();
    await api.admin.serverGroups.update({ id: serverGroupId, name, serverIds: [a] });
    const { warnings } = await api.admin.products.get({ id });
    expect(warnings).toEqual([
      { pointer: '/targets/0', message: expect.stringContaining('no longer in the server group') },
      { pointer: '/targets/1', message: `“${serverA.name}” is disabled: the pair is skipped.` },
      { pointer: '/targets/2', message: expect.stringContaining('disabled') },
    ]);
    const { db } = w.ctx();
    const [rows] = await reads(db, [targetsOf(db, id)]);
    expect(rows.map((r) => [r.serverId, r.disabled, r.bound])).toEqual([
      [b, 0, 0],
      [a, 1, 1],
      [a, 1, 1],
    ]);
  });
});
