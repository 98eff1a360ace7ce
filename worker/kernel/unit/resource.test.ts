import { beforeAll, describe, expect, it } from 'vitest';
import { staff, unique } from '../../testing/actors.ts';
import { type World, world } from '../../testing/world.ts';
import { changedFields } from './resource.ts';

describe('changedFields', () => {
  it('compares by value and names only what is in the change', () => {
    expect(changedFields({ a: 1, b: { en: 'x' }, c: null }, { a: 1, b: { en: 'x' } })).toEqual([]);
    expect(changedFields({ a: 1, b: { en: 'x' }, c: null as null | string }, { b: { en: 'y' }, c: 'z' })).toEqual([
      'b',
      'c',
    ]);
  });
});

/** Through the product groups, which are made of nothing else. */
describe('a plain resource', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });

  it('is made, read, changed and deleted, and each step but reading leaves an entry that says what changed', async () => {
    const { api } = await staff(w);
    const draft = { key: unique('g'), name: { en: 'One' }, description: { en: '' }, hidden: false, position: 1 };
    const { id } = await api.admin.productGroups.create(draft);
    expect(await api.admin.productGroups.get({ id })).toMatchObject({ ...draft, createdAt: w.clock.now });
    await api.admin.productGroups.update({ id, ...draft, name: { en: 'Two' } });
    await api.admin.productGroups.remove({ id });
    await expect(api.admin.productGroups.get({ id })).rejects.toMatchObject({ code: 'not_found' });
    const { results } = await w.env.DB.prepare(
      'SELECT action, summary, detail FROM activity WHERE subject = ? ORDER BY id',
    )
      .bind(`product_group:${id}`)
      .all();
    expect(results).toEqual([
      { action: 'product_group.created', summary: 'Created the product group “One”', detail: null },
      { action: 'product_group.changed', summary: 'Changed the product group “Two”', detail: '{"changed":["name"]}' },
      { action: 'product_group.deleted', summary: 'Deleted the product group “Two”', detail: null },
    ]);
  });
});
