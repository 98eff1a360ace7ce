import { beforeAll, describe, expect, it } from 'vitest';
import { Unit } from '../kernel/unit/unit.ts';
import { customer, staff } from '../testing/actors.ts';
import { EUR } from '../testing/money.ts';
import { IN_INDEX_ORDER, planOf } from '../testing/plan.ts';
import { type World, world } from '../testing/world.ts';
import { chargeWallet } from './index.ts';
import { transactionPage } from './store/reads.ts';

let w: World;
let admin: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  w = await world();
  admin = await staff(w);
});

const SERVICE = '01KV5JE8G0S8PMW566EHN1MYC1';
const adjust = (id: string, amountMicro: number) =>
  admin.api.admin.clients.adjust({ id, amountMicro, description: 'Correction' });

describe('the list of transactions', () => {
  it('is sorted by kind, ties in the order of booking, for staff and by amount for the customer, from an index', async () => {
    const mine = await customer(w);
    for (const amount of [5, -2, 3]) await adjust(mine.clientId, amount * EUR);
    const ctx = w.ctx();
    const charge = {
      transactionId: `charge:${mine.clientId}:0`,
      clientId: mine.clientId,
      serviceId: SERVICE,
      currency: 'EUR',
      amountMicro: EUR,
      description: 'VPN',
      periodStart: null,
      periodEnd: null,
    };
    await new Unit(ctx).write(...chargeWallet(ctx, charge)).commit(null);
    const listed = async (sort: 'kind' | '-kind') =>
      (await admin.api.admin.transactions.list({ clientId: mine.clientId, sort })).items.map((t) => t.netMicro / EUR);
    expect(await listed('kind')).toEqual([5, -2, 3, -1]);
    expect(await listed('-kind')).toEqual([-1, 3, -2, 5]);
    const own = async (input: object) =>
      (await mine.api.client.wallet.transactions(input)).items.map((t) => t.netMicro / EUR);
    expect(await own({ sort: 'netMicro' })).toEqual([-2, -1, 3, 5]);
    expect(await own({ sort: '-netMicro', kind: 'adjustment' })).toEqual([5, 3, -2]);
    expect(await own({ to: w.clock.now })).toEqual([]);
    expect(await own({ from: w.clock.now })).toHaveLength(4);
    for (const filter of [{}, { kind: 'charge' }, { currency: 'EUR' }] as const)
      for (const sort of ['kind', '-kind', 'netMicro', '-createdAt']) {
        const { query } = transactionPage(ctx.db, { ...filter, sort });
        expect(await planOf(w, query), `${JSON.stringify(filter)} ${sort}`).toMatch(IN_INDEX_ORDER);
      }
  });
});
