import { beforeAll, describe, expect, it } from 'vitest';
import { customer, staff, unique } from '../testing/actors.ts';
import { aProduct, aProductGroup, monthly } from '../testing/catalog.ts';
import { type Api, type World, world } from '../testing/world.ts';
import type { ProductDraft } from './contract/model.ts';
import { plans } from './verbs/list-plans.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

/** A server group without servers: enough to sell from, quick to make. */
const soldFrom = async (api: Api) => ({
  serverGroupId: (await api.admin.serverGroups.create({ name: unique('group'), serverIds: [] })).id,
});
const priceIn = (currency: string) => [{ currency, periods: [monthly(5_000_000)] }];

/** The plans of one product group that a customer is offered; other tests' plans left out. */
async function offered(groupId: string, options: Parameters<typeof customer>[1] = {}) {
  const { api } = await customer(w, options);
  return (await api.client.store.plans()).plans.filter((p) => p.group.id === groupId);
}

async function shop(api: Api, group: Record<string, unknown> = {}) {
  const { id: groupId } = await aProductGroup(api, group);
  const binding = await soldFrom(api);
  const sell = (over: Partial<ProductDraft> = {}) => aProduct(api, { groupId, ...binding, ...over });
  return { groupId, sell };
}

describe('the plans of the shop', () => {
  it('show name, speed, group and prices in the currency of the client', async () => {
    const { api } = await staff(w);
    const { groupId, sell } = await shop(api, { name: { en: 'Private' }, description: { en: 'Own address' } });
    const { id } = await sell({
      name: { en: 'Start' },
      summary: { en: 'For one device' },
      description: { en: 'Long text' },
      prices: [...priceIn('EUR'), { currency: 'USD', periods: [monthly(6_000_000, 1_000_000)] }],
    });
    expect(await offered(groupId, { currency: 'USD' })).toEqual([
      {
        id,
        name: 'Start',
        summary: 'For one device',
        description: 'Long text',
        group: { id: groupId, name: 'Private', description: 'Own address' },
        caps: { downMbps: 100, upMbps: 25 },
        currency: 'USD',
        periods: [monthly(6_000_000, 1_000_000)],
      },
    ]);
    expect(await offered(groupId, { currency: 'PLN' })).toEqual([]);
  });

  it('show the price as it is now, once, after it was changed', async () => {
    const { api } = await staff(w);
    const { groupId, sell } = await shop(api);
    const { id, draft } = await sell();
    const prices = [{ currency: 'EUR', periods: [monthly(7_000_000)] }];
    await api.admin.products.update({ ...draft, id, prices } as never);
    expect((await offered(groupId)).map((p) => p.periods)).toEqual([[monthly(7_000_000)]]);
  });

  it('PR-07 given hidden and retired products, and one in a hidden group, a customer is offered none of them', async () => {
    const { api } = await staff(w);
    const { groupId, sell } = await shop(api);
    const { id } = await sell();
    const hidden = await sell({ hidden: true });
    await sell({ retired: true });
    expect((await offered(groupId)).map((p) => p.id)).toEqual([id]);
    const away = await shop(api, { hidden: true });
    await away.sell();
    expect(await offered(away.groupId)).toEqual([]);
    await api.admin.products.update({ ...hidden.draft, id: hidden.id, hidden: false } as never);
    expect((await offered(groupId)).map((p) => p.id).sort()).toEqual([id, hidden.id].sort());
  });

  it('PR-08 given English texts and an empty or missing Polish one, a Polish customer reads the English; a filled one is read in Polish', async () => {
    const { api } = await staff(w);
    const { groupId, sell } = await shop(api, { name: { en: 'Private', pl: 'Prywatne' }, description: { en: 'Own' } });
    await sell({
      name: { en: 'Start', pl: '', uk: 'Старт' },
      summary: { en: 'For one device' },
      description: { en: 'Long', pl: 'Długi' },
    });
    expect((await offered(groupId, { language: 'pl' }))[0]).toMatchObject({
      name: 'Start',
      summary: 'For one device',
      description: 'Długi',
      group: { name: 'Prywatne', description: 'Own' },
    });
    expect((await offered(groupId, { language: 'uk' }))[0]?.name).toBe('Старт');
    expect((await offered(groupId, { language: 'fr' }))[0]?.name).toBe('Start');
  });

  it('stand in the order of their groups, then in their own, ties by age', async () => {
    const { api } = await staff(w);
    const late = await shop(api, { position: 60_002 });
    const early = await shop(api, { position: 60_001 });
    const make = async (s: typeof late, position: number, name: string) => {
      w.advance(1);
      await s.sell({ position, name: { en: name } });
    };
    await make(late, 0, 'd');
    await make(early, 5, 'c');
    await make(early, 1, 'a');
    await make(early, 1, 'b');
    const { api: portal } = await customer(w);
    const mine = (await portal.client.store.plans()).plans.filter((p) =>
      [late.groupId, early.groupId].includes(p.group.id),
    );
    expect(mine.map((p) => p.name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are for signed-in customers: 401 without a session, also for staff', async () => {
    const portal = w.browser();
    await expect(portal.api.client.store.plans()).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
    const { api } = await staff(w);
    await expect(api.client.store.plans()).rejects.toMatchObject({ code: 'unauthorized' });
    const blocked = await customer(w, { status: 'closed' });
    await expect(blocked.api.client.store.plans()).rejects.toMatchObject({ code: 'client_blocked' });
  });

  it('never more than 100 come, from one round trip after the sign-in', async () => {
    const { api } = await staff(w);
    const { sell, groupId } = await shop(api, { position: 0 });
    const { id } = await sell({ prices: priceIn('GBP') });
    const ids = JSON.stringify(Array.from({ length: 120 }, () => w.ctx().id()));
    await w.env.DB.batch([
      w.env.DB.prepare(
        'INSERT INTO product (id, key, group_id, name, summary, description, hidden, retired, position, server_id, server_group_id, cancellation_delay_hours, termination_delay_hours, driver, config, active_services, total_services, created_at, updated_at) SELECT j.value, j.value, group_id, name, summary, description, 0, 0, 1, NULL, server_group_id, 48, 48, driver, config, 0, 0, 0, 0 FROM product p, json_each(?2) j WHERE p.id = ?1',
      ).bind(id, ids),
      w.env.DB.prepare(
        "INSERT INTO price SELECT 'product:' || j.value, currency, 1, periods, 1, 0 FROM price, json_each(?2) j WHERE thing = ?1",
      ).bind(`product:${id}`, ids),
    ]);
    const ctx = w.ctx({
      kind: 'user',
      id: groupId,
      name: 'Zoe',
      email: 'zoe@client.test',
      language: 'en',
      clientId: groupId,
      clientStatus: 'active',
      currency: 'GBP',
      sessionId: groupId,
    });
    const { plans: shown } = await plans(ctx);
    expect(shown).toHaveLength(100);
    expect(ctx.meter.roundTrips).toBe(1);
  });
});

describe('the currencies that sign-up offers', () => {
  it('are those in which something can be ordered now, in the order of the shop, and no other of the shop', async () => {
    const { api } = await staff(w);
    const { sell } = await shop(api);
    const hidden = await shop(api, { hidden: true });
    const visitor = w.browser();
    const offered = async () => (await visitor.api.public.soldCurrencies({})).currencies;
    await hidden.sell({ prices: priceIn('JPY') });
    await sell({ hidden: true, prices: priceIn('JPY') });
    const { id } = await sell({ prices: [...priceIn('PLN'), ...priceIn('EUR')] });
    expect(await offered()).not.toContain('JPY');
    expect((await offered()).filter((code) => code === 'EUR' || code === 'PLN')).toEqual(['EUR', 'PLN']);
    const {
      activeServices: _,
      totalServices: __,
      createdAt: ___,
      warnings: ____,
      ...kept
    } = await api.admin.products.get({
      id,
    });
    await api.admin.products.update({ ...kept, prices: priceIn('EUR') });
    expect(await offered()).not.toContain('PLN');
  });

  it('are the only ones that it takes, also by the API: any other is refused with those that are offered', async () => {
    const { api } = await staff(w);
    const { sell } = await shop(api);
    await sell({ prices: priceIn('EUR') });
    const { currencies } = await w.browser().api.public.soldCurrencies({});
    const signUp = (currency?: string) =>
      w.browser().rest('POST', '/api/v1/sign-up', {
        name: 'Ada',
        email: `${unique('ada')}@client.test`,
        password: 'correct horse battery',
        language: 'en',
        ...(currency ? { currency } : {}),
      });
    const refused = await signUp('JPY');
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      errors: [{ pointer: '/currency', message: `Choose one of the offered currencies: ${currencies.join(', ')}.` }],
    });
    for (const currency of ['EUR', undefined]) expect((await signUp(currency)).status).toBe(200);
  });
});
