import { beforeAll, describe, expect, it } from 'vitest';
import { BIG_CLIENT, fillShop } from '../bench/shop.ts';
import { signedInAs } from '../bench/signed-in.ts';
import { staff } from './testing/actors.ts';
import { type Endpoint, endpoints, restOf, WALKED } from './testing/endpoints.ts';
import { type World, world } from './testing/world.ts';

/** Of everything, the client has more than may be read. */
const ROWS = 400;
const MOST = 200;
const EARLY = 1_780_000_000_030;

/** Of filters that are no enumerations: what some rows of the client have, or none. */
const VALUES: Record<string, unknown> = {
  currency: 'USD',
  gateway: 'bank',
  serviceId: `01S${'10'.padStart(23, '0')}`,
  subject: 'service:10',
};
const OTHERS = new Set(['limit', 'cursor', 'sort', 'q', 'from', 'to', 'clientId']);

type Query = Record<string, unknown>;

/** Every set of filters, each with its last value, which few rows have. */
function combinationsOf(e: Endpoint): Query[] {
  let made: Query[] = [{}];
  for (const [key, schema] of Object.entries(e.fields)) {
    if (OTHERS.has(key)) continue;
    const value = schema.enum?.at(-1) ?? VALUES[key];
    expect(value, `${e.name}: a value of ${key}`).toBeDefined();
    made = made.flatMap((query) => [query, { ...query, [key]: value }]);
  }
  return made;
}

const queriesOf = (e: Endpoint): Query[] => {
  const spans = e.fields.from ? [{}, { to: EARLY }, { from: EARLY }] : [{}];
  const sorts = (e.fields.sort?.enum ?? []).filter((sort) => !String(sort).startsWith('-'));
  const owner = e.audience === 'admin' ? { clientId: BIG_CLIENT } : {};
  return combinationsOf(e).flatMap((filters) =>
    spans.flatMap((span) => sorts.map((sort) => ({ ...owner, ...filters, ...span, sort }))),
  );
};

let w: World;
let actors: Record<string, { rest: (method: string, path: string) => Promise<Response> }>;

beforeAll(async () => {
  w = await world({ now: Date.UTC(2040, 0, 1) });
  await fillShop(2 * ROWS, ROWS);
  actors = { admin: await staff(w), client: await signedInAs(w, BIG_CLIENT) };
});

describe('a client with years of rows', () => {
  const lists = endpoints.filter((e) => e.fields.sort && (e.audience === 'client' || e.fields.clientId));

  for (const e of lists.filter(({ name }) => !WALKED.has(name)))
    it(`${e.name}: whatever the filters, the sort and the days, at most ${MOST} rows are read, or the sort is not offered`, async () => {
      for (const query of queriesOf(e)) {
        const { path } = restOf(e, query);
        const response = await actors[e.audience]?.rest('GET', path);
        const answer = (await response?.json()) as { code?: string; errors?: { pointer: string }[] };
        if (response?.status === 422) expect(answer.errors, path).toMatchObject([{ pointer: '/sort' }]);
        else {
          expect(response?.status, path).toBe(200);
          expect(w.costs.at(-1)?.meter.rowsRead, path).toBeLessThanOrEqual(MOST);
        }
      }
    });

  it('the lists that read more are the ones that say so', () => {
    expect(lists.map(({ name }) => name)).toEqual(expect.arrayContaining([...WALKED]));
  });
});
