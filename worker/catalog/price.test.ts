import { beforeAll, describe, expect, it } from 'vitest';
import { reads } from '../kernel/db/db.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { staff } from '../testing/actors.ts';
import { aProduct, aProductGroup, monthly, productDraft } from '../testing/catalog.ts';
import { type Api, type World, world } from '../testing/world.ts';
import { PERIODS, type ProductChange } from './contract/model.ts';
import { currentPriceQuery, priceFor, priceIsCurrent, productById, productOrderable } from './index.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const refusedAt = (...pointers: string[]) => ({
  code: 'validation',
  status: 422,
  data: { errors: pointers.map((pointer) => ({ pointer })) },
});

async function priced(api: Api, prices: ProductChange['prices']) {
  const { id, draft } = await aProduct(api, { prices });
  const save = (over: Partial<ProductChange>) => api.admin.products.update({ ...draft, id, ...over } as ProductChange);
  return { id, draft, save, reprice: (list: ProductChange['prices']) => save({ prices: list }) };
}

const versions = async (id: string) =>
  (
    await w.env.DB.prepare(
      "SELECT currency || ' v' || version || iif(current, ' current', '') AS v FROM price WHERE thing = ? ORDER BY currency, version",
    )
      .bind(`product:${id}`)
      .all<{ v: string }>()
  ).results.map((r) => r.v);

async function currentIn(id: string, currency: string) {
  const { db } = w.ctx();
  const [rows] = await reads(db, [currentPriceQuery(db, id, currency)]);
  return rows[0];
}

/** What an order would do with its guards: commit, or the code that stops it. */
async function orderCode(...guards: Parameters<Unit['guard']>[]) {
  const unit = new Unit(w.ctx());
  for (const guard of guards) unit.guard(...guard);
  return unit.commit('ordered').catch((e: { code: string }) => e.code);
}

describe('the prices of a product', () => {
  it('cover eleven periods, each with its set-up fee and base price, whatever the order in which they were entered', async () => {
    const { api } = await staff(w);
    const matrix = [
      { period: 'one_time', setupMicro: 0, baseMicro: 90_000_000 },
      { period: 'hourly', setupMicro: 0, baseMicro: 8_333 },
      { period: 'daily', setupMicro: 0, baseMicro: 200_000 },
      { period: 'weekly', setupMicro: 1_000_000, baseMicro: 1_300_000 },
      { period: 'bi_weekly', setupMicro: 1_000_000, baseMicro: 2_600_000 },
      { period: 'monthly', setupMicro: 1_000_000, baseMicro: 5_000_000 },
      { period: 'quarterly', setupMicro: 500_000, baseMicro: 14_500_000 },
      { period: 'semi_annually', setupMicro: 0, baseMicro: 28_000_000 },
      { period: 'annually', setupMicro: 0, baseMicro: 54_000_000 },
      { period: 'biennially', setupMicro: 0, baseMicro: 100_000_000 },
      { period: 'triennially', setupMicro: 0, baseMicro: 140_000_001 },
    ] satisfies ProductChange['prices'][number]['periods'];
    expect(matrix.map((p) => p.period)).toEqual([...PERIODS]);
    const { id } = await priced(api, [{ currency: 'EUR', periods: matrix.toReversed() }]);
    expect((await api.admin.products.get({ id })).prices).toEqual([{ currency: 'EUR', periods: matrix }]);
    const row = await currentIn(id, 'EUR');
    for (const { period, ...amounts } of matrix) expect(row && priceFor(row, period)).toEqual(amounts);
  });

  it('PC-02 given a currency twice, or a period twice in one currency, saving is refused at the second one', async () => {
    const { api } = await staff(w);
    const draft = await productDraft(api);
    const eur = { currency: 'EUR', periods: [monthly(1)] };
    await expect(
      api.admin.products.create({ ...draft, prices: [eur, { currency: 'USD', periods: [monthly(1)] }, eur] }),
    ).rejects.toMatchObject(refusedAt('/prices/2/currency'));
    const twice = [monthly(1), { ...monthly(2), period: 'daily' as const }, monthly(3)];
    await expect(
      api.admin.products.create({ ...draft, prices: [{ currency: 'EUR', periods: twice }] }),
    ).rejects.toMatchObject(refusedAt('/prices/0/periods/2/period'));
    expect((await api.admin.products.list({ q: draft.key })).items).toEqual([]);
  });

  it('PC-03 given no period at all, a list is refused; given 0, it is accepted and the plan is free', async () => {
    const { api } = await staff(w);
    const draft = await productDraft(api);
    await expect(
      api.admin.products.create({ ...draft, prices: [{ currency: 'EUR', periods: [] }] }),
    ).rejects.toMatchObject(refusedAt('/prices/0/periods'));
    const { id } = await priced(api, [{ currency: 'EUR', periods: [monthly(0)] }]);
    const row = await currentIn(id, 'EUR');
    expect(row && priceFor(row, 'monthly')).toEqual({ setupMicro: 0, baseMicro: 0 });
  });

  it('are whole micro-units of a currency of the shop, zero or more', async () => {
    const { api } = await staff(w);
    const draft = await productDraft(api);
    const save = (currency: string, setupMicro: number, baseMicro: number) =>
      api.admin.products.create({ ...draft, prices: [{ currency, periods: [monthly(baseMicro, setupMicro)] }] });
    await expect(save('EUR', -1, 5)).rejects.toMatchObject(refusedAt('/prices/0/periods/0/setupMicro'));
    await expect(save('EUR', 0, -5)).rejects.toMatchObject(refusedAt('/prices/0/periods/0/baseMicro'));
    await expect(save('EUR', 0, 0.5)).rejects.toMatchObject(refusedAt('/prices/0/periods/0/baseMicro'));
    await expect(save('XXX', 0, 5)).rejects.toMatchObject(refusedAt('/prices/0/currency'));
    await expect(save('euro', 0, 5)).rejects.toMatchObject(refusedAt('/prices/0/currency'));
  });

  it('of a period that is not sold are null, and so is a currency without a list', async () => {
    const { api } = await staff(w);
    const { id } = await priced(api, [{ currency: 'EUR', periods: [monthly(5)] }]);
    const row = await currentIn(id, 'EUR');
    expect(row && priceFor(row, 'annually')).toBeNull();
    expect(await currentIn(id, 'USD')).toBeUndefined();
  });
});

describe('versions of a price', () => {
  it('a changed list becomes the next version, the old one stays as it was sold, other currencies are not touched', async () => {
    const { api } = await staff(w);
    const usd = { currency: 'USD', periods: [monthly(6_000_000)] };
    const { id, reprice } = await priced(api, [{ currency: 'EUR', periods: [monthly(5_000_000)] }, usd]);
    w.advance(1000);
    await reprice([{ currency: 'EUR', periods: [monthly(7_000_000)] }, usd]);
    expect(await versions(id)).toEqual(['EUR v1', 'EUR v2 current', 'USD v1 current']);
    expect(await currentIn(id, 'EUR')).toEqual({ version: 2, periods: [monthly(7_000_000)] });
    const old = await w.env.DB.prepare('SELECT periods FROM price WHERE thing = ? AND currency = ? AND version = 1')
      .bind(`product:${id}`, 'EUR')
      .first<string>('periods');
    expect(JSON.parse(old ?? '')).toEqual([monthly(5_000_000)]);
  });

  it('an unchanged list writes nothing, in whatever order its periods are sent', async () => {
    const { api } = await staff(w);
    const periods = [monthly(5), { period: 'daily' as const, setupMicro: 0, baseMicro: 1 }];
    const { id, reprice } = await priced(api, [{ currency: 'EUR', periods }]);
    await reprice([{ currency: 'EUR', periods: periods.toReversed() }]);
    expect(await versions(id)).toEqual(['EUR v1 current']);
  });

  it('a removed list is no longer current; entered again it is a new version; the trail names the currency', async () => {
    const { api } = await staff(w);
    const eur = [{ currency: 'EUR', periods: [monthly(5)] }];
    const { id, reprice } = await priced(api, eur);
    await reprice([]);
    expect(await versions(id)).toEqual(['EUR v1']);
    expect(await currentIn(id, 'EUR')).toBeUndefined();
    await reprice(eur);
    expect(await versions(id)).toEqual(['EUR v1', 'EUR v2 current']);
    const { results } = await w.env.DB.prepare(
      "SELECT detail FROM activity WHERE subject = ? AND action = 'product.changed'",
    )
      .bind(`product:${id}`)
      .all<{ detail: string }>();
    expect(results.map((r) => r.detail)).toEqual(['{"changed":["price:EUR"]}', '{"changed":["price:EUR"]}']);
  });

  it('the schema holds one current version per currency', async () => {
    const { api } = await staff(w);
    const { id, reprice } = await priced(api, [{ currency: 'EUR', periods: [monthly(5)] }]);
    await reprice([{ currency: 'EUR', periods: [monthly(6)] }]);
    const both = w.env.DB.prepare('UPDATE price SET current = 1 WHERE thing = ?').bind(`product:${id}`).run();
    await expect(both).rejects.toThrow(/UNIQUE/);
  });
});

describe('guards lent to orders', () => {
  it('an order at a price that was replaced meanwhile is stopped: price_changed', async () => {
    const { api } = await staff(w);
    const { id, reprice } = await priced(api, [{ currency: 'EUR', periods: [monthly(5)] }]);
    const guard = () => orderCode(['price_changed', priceIsCurrent(id, 'EUR', 1)]);
    expect(await guard()).toBe('ordered');
    expect(await orderCode(['price_changed', priceIsCurrent(id, 'USD', 1)])).toBe('price_changed');
    await reprice([{ currency: 'EUR', periods: [monthly(6)] }]);
    expect(await guard()).toBe('price_changed');
    expect(await orderCode(['price_changed', priceIsCurrent(id, 'EUR', 2)])).toBe('ordered');
  });

  it('an order of a product that was hidden or retired meanwhile, or whose group was, is stopped: not_orderable', async () => {
    const { api } = await staff(w);
    const { id: groupId } = await aProductGroup(api);
    const { id, draft } = await aProduct(api, { groupId });
    const guard = () => orderCode(['not_orderable', productOrderable(id)]);
    const save = (over: Partial<ProductChange>) =>
      api.admin.products.update({ ...draft, id, ...over } as ProductChange);
    expect(await guard()).toBe('ordered');
    await save({ hidden: true });
    expect(await guard()).toBe('not_orderable');
    await save({ retired: true });
    expect(await guard()).toBe('not_orderable');
    await save({});
    expect(await guard()).toBe('ordered');
    const group = await api.admin.productGroups.get({ id: groupId });
    const { key, name, description, position } = group;
    await api.admin.productGroups.update({ id: groupId, key, name, description, position, hidden: true });
    expect(await guard()).toBe('not_orderable');
  });

  it('an unknown product is not orderable and is not found', async () => {
    const { db } = w.ctx();
    expect(await orderCode(['not_orderable', productOrderable('nobody')])).toBe('not_orderable');
    expect((await reads(db, [productById(db, 'nobody')]))[0]).toEqual([]);
  });
});
