import { expect, it } from 'vitest';
import { fillShop } from '../../bench/shop.ts';
import { staff } from '../testing/actors.ts';
import { world } from '../testing/world.ts';
import { addUpChunk } from './tasks.ts';

/** The day on which everything of the filled shop was booked. */
const FILLED = 1_780_000_000_000;

it('the overview of a big shop takes two round trips and at most 200 rows, all added up or not', async () => {
  const w = await world({ now: FILLED + 3600_000 });
  await fillShop(3000);
  const { api } = await staff(w);
  const look = async () => {
    const answer = await api.admin.overview.get({});
    const { meter } = w.costs.at(-1) ?? {};
    expect(meter?.roundTrips).toBe(2);
    expect(meter?.rowsRead).toBeLessThanOrEqual(200);
    return answer;
  };
  expect((await look()).money?.countedTo).toBe(FILLED + 20);
  while (await addUpChunk(w.ctx()));
  const { money, queue, servers, moreAttention } = await look();
  expect(money).toMatchObject({ countedTo: null, unpaid: { n: 20, more: true, totals: null } });
  expect(money?.today.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
  expect(queue?.failed).toEqual({ n: 10, more: true });
  expect(servers).toMatchObject({ more: true });
  expect(moreAttention).toEqual(['service', 'job', 'payment']);
});
