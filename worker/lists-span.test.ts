import { beforeAll, describe, expect, it } from 'vitest';
import { customer, type staff, unique } from './testing/actors.ts';
import { aProduct } from './testing/catalog.ts';
import { type Endpoint, endpoints, restOf } from './testing/endpoints.ts';
import { type Rest, samples } from './testing/examples/samples.ts';
import { order, type Shop, shop, withRoomyLicence } from './testing/shop.ts';
import { type World, world } from './testing/world.ts';

type Row = Record<string, unknown>;
const DAY = 86_400_000;
const INSTANTS = ['createdAt', 'orderedAt', 'issuedAt', 'at', 'startedAt'];

withRoomyLicence();
let w: World;
let s: Shop;
/** Beginnings of three days on which things happened. */
const days: number[] = [];

const restOfStaff = ({ rest }: Awaited<ReturnType<typeof staff>>): Rest => {
  const json = async <T>(response: Promise<Response>) => (await response).json() as Promise<T>;
  return {
    unique,
    get: (path) => json(rest('GET', `/api/v1${path}`)),
    post: (path, body) => json(rest('POST', `/api/v1${path}`, body)),
  };
};

async function aDay(admin: Awaited<ReturnType<typeof staff>>) {
  days.push(w.clock.now);
  await customer(w);
  await order(s);
  await aProduct(admin.api);
  for (const { one } of samples) await one(restOfStaff(admin));
  await w.drain();
  w.advance(DAY);
}

beforeAll(async () => {
  w = await world();
  s = await shop(w, { fundsMicro: 900_000_000 });
  for (let day = 0; day < 3; day++) await aDay(s.admin);
});

const spanned = endpoints.filter((e) => e.fields.sort && e.fields.from);

async function read(e: Endpoint, query: Row): Promise<Row[]> {
  const { path } = restOf(e, { ...query, limit: 100 });
  const response = await (e.audience === 'client' ? s.buyer : s.admin).rest('GET', path);
  expect(response.status, path).toBe(200);
  return ((await response.json()) as { items: Row[] }).items;
}

const instantOf = (row: Row) => Number(row[INSTANTS.find((key) => key in row) ?? '']);
const idsOf = (rows: Row[]) => rows.map(({ id }) => String(id));

/** Lists that such three days leave empty. */
const EMPTY = ['admin.moduleLog.list', 'admin.documents.list', 'client.documents.list', 'admin.payments.list'];

describe('a span of time', () => {
  it('narrows the lists of clients, services and whatever else has a date', () => {
    expect(spanned.map((e) => e.name)).toEqual(
      expect.arrayContaining(['clients', 'services', 'servers', 'products'].map((name) => `admin.${name}.list`)),
    );
  });

  for (const e of spanned) {
    it(`${e.name}: given from and to, under each sort it shows exactly the rows from the one to before the other`, async () => {
      const [, second = 0, third = 0] = days;
      const all = await read(e, {});
      for (const span of [{ from: second, to: third }, { from: second }, { to: second }, { from: third + DAY }]) {
        const { from = 0, to = Number.MAX_SAFE_INTEGER } = span as { from?: number; to?: number };
        const expected = all.filter((row) => instantOf(row) >= from && instantOf(row) < to);
        for (const sort of e.fields.sort?.enum ?? [])
          expect(idsOf(await read(e, { ...span, sort })).sort(), `${sort}`).toEqual(idsOf(expected).sort());
      }
      const shown = all.filter((row) => instantOf(row) >= second && instantOf(row) < third).length;
      if (!EMPTY.includes(e.name)) expect(shown).toBeGreaterThan(0);
      if (!EMPTY.includes(e.name)) expect(shown).toBeLessThan(all.length);
    });

    it(`${e.name}: a span as long as every calendar shows all or nothing, one beyond it is refused`, async () => {
      const [never, ever] = [8_640_000_000_000_000, 0];
      expect(await read(e, { from: ever, to: never })).toHaveLength((await read(e, {})).length);
      expect(await read(e, { from: never })).toEqual([]);
      const { path } = restOf(e, { from: 1e300 });
      expect((await (e.audience === 'client' ? s.buyer : s.admin).rest('GET', path)).status).toBe(422);
    });
  }
});
