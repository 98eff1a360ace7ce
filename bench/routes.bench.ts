import { beforeAll, inject, it } from 'vitest';
import { staff } from '../worker/testing/actors.ts';
import { endpoints, listQueries, restOf, WALKED } from '../worker/testing/endpoints.ts';
import { type World, world } from '../worker/testing/world.ts';
import { BIG_CLIENT, fillShop } from './shop.ts';
import { signedInAs } from './signed-in.ts';

type Figure = { route: string; rowsRead: number; roundTrips: number; statements: number; walked: boolean };
let w: World;

beforeAll(async () => {
  w = await world();
  await fillShop(inject('bench').services);
});

it('measures every list route', async () => {
  const admin = await staff(w);
  const client = await signedInAs(w, BIG_CLIENT);
  const figures: Figure[] = [];
  for (const e of endpoints.filter((x) => x.fields.sort)) {
    const actor = e.audience === 'client' ? client : admin;
    const queries = listQueries(e).flatMap((q) =>
      'clientId' in e.fields && e.audience === 'admin' ? [q, { ...q, clientId: BIG_CLIENT }] : [q],
    );
    for (const query of queries) {
      const { path } = restOf(e, query);
      const response = await actor.rest('GET', path);
      // Beside these filters the sort is not offered.
      if (response.status === 422) continue;
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      const cost = w.costs.at(-1);
      if (!cost) throw new Error('Nothing was measured.');
      figures.push({
        route: `${e.name} ${new URLSearchParams(query as Record<string, string>)}`,
        rowsRead: cost.meter.rowsRead,
        roundTrips: cost.meter.roundTrips,
        statements: cost.meter.statements,
        walked: WALKED.has(e.name),
      });
    }
  }
  await fetch(inject('bench').report, { method: 'POST', body: JSON.stringify(figures) });
});
