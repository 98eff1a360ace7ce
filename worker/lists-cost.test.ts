import { beforeAll, describe, expect, it } from 'vitest';
import { fillShop } from '../bench/shop.ts';
import { endpoints, listQueries, restOf } from './testing/endpoints.ts';
import { order, type Shop, shop } from './testing/shop.ts';
import { type World, world } from './testing/world.ts';

/** After everything that fillShop makes: by its ids, that is of 2034. */
const NOW = Date.UTC(2040, 0, 1);
const ROWS = 2000;

let w: World;
let s: Shop;

beforeAll(async () => {
  w = await world({ now: NOW });
  await fillShop(ROWS);
  await w.env.DB.prepare('UPDATE sequence SET next = ?')
    .bind(10 * ROWS)
    .run();
  s = await shop(w);
  await order(s);
});

describe('a day in a big shop', () => {
  const big = endpoints.filter(({ name }) => ['admin.clients.list', 'admin.services.list'].includes(name));
  for (const e of big) {
    it(`${e.name}: whatever the sort and the filter, it reads the rows of that day and not those of the shop`, async () => {
      for (const query of listQueries(e)) {
        const { path } = restOf(e, { ...query, from: NOW });
        const { items } = (await (await s.admin.rest('GET', path)).json()) as { items: unknown[] };
        const unfiltered = Object.keys(query).length === 1;
        expect(items.length, path).toBeLessThanOrEqual(1);
        if (unfiltered) expect(items).toHaveLength(1);
        expect(w.costs.at(-1)?.meter.rowsRead, path).toBeLessThan(30);
      }
    });
  }
});
