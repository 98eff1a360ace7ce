import { describe, expect, it } from 'vitest';
import { firstSteps, type ShopFacts, STEPS } from './first-steps.ts';

const nothing: ShopFacts = { servers: [], groups: [], products: [], product: undefined, orders: 0 };
const done = (facts: Partial<ShopFacts>) =>
  firstSteps({ ...nothing, ...facts }).flatMap((step) => (step.done ? [step.key] : []));

describe('firstSteps', () => {
  it('are all open in an empty shop', () => {
    expect(firstSteps(nothing).map(({ key }) => key)).toEqual(STEPS);
    expect(done({})).toEqual([]);
  });

  it('prove themselves from data', () => {
    expect(done({ servers: [{ id: 's', probe: null }] })).toEqual(['server']);
    expect(done({ servers: [{ id: 's', probe: { ok: false } }] })).toEqual(['server']);
    expect(done({ servers: [{ id: 's', probe: { ok: true } }] })).toEqual(['server', 'tested']);
    expect(done({ groups: [{ id: 'g', servers: [] }] })).toEqual([]);
    expect(done({ groups: [{ id: 'g', servers: [{}] }] })).toEqual(['group']);
    expect(done({ products: [{ id: 'p' }], product: { id: 'p', prices: [] } })).toEqual(['product']);
    expect(done({ products: [{ id: 'p' }], product: { id: 'p', prices: [{}] }, orders: 1 })).toEqual([
      'product',
      'price',
      'order',
    ]);
  });

  it('lead to what is there already', () => {
    const [, tested, group, , price] = firstSteps({
      ...nothing,
      servers: [{ id: 's', probe: null }],
      groups: [{ id: 'g', servers: [] }],
      product: { id: 'p', prices: [] },
    });
    expect([tested?.href, group?.href, price?.href]).toEqual([
      '/admin/servers/s',
      '/admin/server-groups/g',
      '/admin/products/p',
    ]);
  });
});
