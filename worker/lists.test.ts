import { beforeAll, describe, expect, it } from 'vitest';
import { BIG_CLIENT, fillShop } from '../bench/shop.ts';
import { signedInAs } from '../bench/signed-in.ts';
import { staff } from './testing/actors.ts';
import { type Endpoint, endpoints, listQueries, restOf } from './testing/endpoints.ts';
import { type World, world } from './testing/world.ts';

type Row = Record<string, unknown>;
type Query = Record<string, unknown>;
type Page = { items: Row[]; nextCursor: string | null };

/** More than two pages of everything that grows. */
const ROWS = 60;
/** What no order and no sign-up makes: their rows are too few for a second page. */
const SHORT = ['admin.tokens.list', 'admin.moduleLog.list', 'admin.servers.reconcileReports'];

let w: World;
let actors: Record<string, { rest: (method: string, path: string) => Promise<Response> }>;

beforeAll(async () => {
  w = await world();
  await fillShop(ROWS);
  actors = { admin: await staff(w), client: await signedInAs(w, BIG_CLIENT) };
});

const lists = endpoints.filter((e) => e.fields.sort);
const sortsOf = (e: Endpoint) => (e.fields.sort?.enum ?? []).map(String);

async function walk(e: Endpoint, query: Query): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 10; pages++) {
    const { path } = restOf(e, cursor === null ? query : { ...query, cursor });
    const response = await actors[e.audience]?.rest('GET', path);
    expect(response?.status, path).toBe(200);
    const page = (await response?.json()) as Page;
    rows.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return rows;
  }
  throw new Error(`${e.name} never ends: ${JSON.stringify(query)}`);
}

const within = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (v, key) => (v && typeof v === 'object' ? Object.entries(v).find(([k]) => k === key)?.[1] : undefined),
    value,
  );
const speed = (mbps: unknown) => (mbps === 0 ? 1e6 : Number(mbps));

/** What a row is sorted by, where it does not stand in the row under the name of the sort. */
const MEANS: Record<string, (row: Row) => string | number> = {
  'admin.clients.list balance': (row) => Number(row.balanceMicro),
  'admin.servers.list testedAt': (row) => Number(within(row, 'probe', 'at') ?? 0),
  'admin.products.list name': (row) => String(within(row, 'name', 'en')).toLowerCase(),
  'admin.products.list services': (row) => Number(row.activeServices),
  'admin.products.list caps': (row) =>
    speed(within(row, 'caps', 'downMbps')) * 1e6 + speed(within(row, 'caps', 'upMbps')),
  'admin.productGroups.list name': (row) => String(within(row, 'name', 'en')).toLowerCase(),
  'admin.clients.list status': ({ status }) => String(status),
  'admin.services.list status': ({ status }) => String(status),
};

/** The value of the filter as the row says it; what a row does not say is not looked at. */
function saidOf(row: Row, filter: string, value: unknown): unknown {
  if (filter === 'test') return row.probe ? (within(row, 'probe', 'ok') ? 'ok' : 'failed') : 'never';
  const said = filter === 'language' ? undefined : row[filter];
  if (typeof said === 'boolean') return said ? 'yes' : 'no';
  return typeof said === 'string' ? said : value;
}

const idsOf = (rows: Row[]) => rows.map(({ id }) => String(id));

it('has every list of the contract', () => {
  expect(lists.length).toBeGreaterThan(15);
  for (const e of lists) expect(e.fields, e.name).toHaveProperty('cursor');
});

it('names sort as they are read in the language asked for, in English where there is none', async () => {
  const groups = endpoints.find(({ name }) => name === 'admin.productGroups.list');
  if (!groups) throw new Error('There is no such list.');
  const rows = await walk(groups, { sort: 'name', language: 'pl' });
  const read = rows.map(({ name }) => String(within(name, 'pl') || within(name, 'en')).toLowerCase());
  expect(read).toEqual(read.toSorted());
  expect(read[0]).toMatch(/^bench/);
  expect(read.at(-1)).toMatch(/^test/);
});

describe('pages of a list', () => {
  for (const e of lists) {
    for (const sort of sortsOf(e).filter((s) => !s.startsWith('-'))) {
      it(`${e.name}: by ${sort}, each row once, downwards in the opposite order`, async () => {
        const up = await walk(e, { sort });
        const ids = idsOf(up);
        expect(new Set(ids).size).toBe(ids.length);
        if (!SHORT.includes(e.name)) expect(ids.length).toBeGreaterThan(25);
        expect(idsOf(await walk(e, { sort: `-${sort}` }))).toEqual(ids.toReversed());
        const meaning = MEANS[`${e.name} ${sort}`] ?? ((row: Row) => (typeof row[sort] === 'number' ? row[sort] : 0));
        const values = up.map(meaning);
        expect(values).toEqual(values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
        if (MEANS[`${e.name} ${sort}`]) expect(new Set(values).size).toBeGreaterThan(1);
      });
    }

    it(`${e.name}: with each filter, every sort shows the same rows, once, and only rows of that filter`, async () => {
      const [first = ''] = sortsOf(e);
      for (const { sort, ...filter } of listQueries(e)) {
        if (sort !== first) continue;
        const expected = idsOf(await walk(e, { ...filter, sort })).sort();
        for (const other of sortsOf(e)) {
          const rows = await walk(e, { ...filter, sort: other, limit: 100 });
          expect(idsOf(rows).sort(), JSON.stringify({ ...filter, sort: other })).toEqual(expected);
          for (const [key, value] of Object.entries(filter))
            for (const row of rows) expect(saidOf(row, key, value), `${key}=${value}`).toBe(value);
        }
      }
    });
  }
});
