import { env } from 'cloudflare:test';
import { and, eq } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { base64url } from '../id.ts';
import { Problem } from '../problem.ts';
import { openDb, reads } from './db.ts';
import { Meter } from './meter.ts';
import { keyset, type ListInput } from './page.ts';

const item = sqliteTable('page_item', {
  id: text('id').primaryKey(),
  shelf: text('shelf').notNull(),
  name: text('name').notNull(),
  size: integer('size').notNull(),
});
type Item = typeof item.$inferSelect;
type Input = ListInput & { shelf?: string | undefined };

const SHELF = 'ties';
const NAMES = ['Zoë', 'apple', 'Żubr', 'emoji 🔑', "O'Neil", 'x"y', 'apple'];
/** 130 rows with three sizes and a few names, so that pages end inside ties. */
const items: Item[] = Array.from({ length: 130 }, (_, i) => ({
  id: `${String((i * 37) % 130).padStart(4, '0')}`,
  shelf: SHELF,
  name: NAMES[i % NAMES.length] ?? '',
  size: [1, -5, 9_000_000_000_000_000][i % 3] ?? 0,
}));

beforeAll(async () => {
  await env.DB.batch([
    env.DB.prepare('CREATE TABLE page_item (id TEXT PRIMARY KEY, shelf TEXT, name TEXT, size INTEGER) STRICT'),
    env.DB.prepare('CREATE INDEX page_item_name ON page_item (name, id)'),
    env.DB.prepare('CREATE INDEX page_item_size ON page_item (size, id)'),
    insert(items),
  ]);
});

const insert = (rows: Item[]) =>
  env.DB.prepare(
    "INSERT INTO page_item SELECT value ->> 'id', value ->> 'shelf', value ->> 'name', value ->> 'size' FROM json_each(?)",
  ).bind(JSON.stringify(rows));

async function list(input: Input, meter = new Meter()) {
  const db = openDb(env.DB, meter);
  const keys = keyset(input, { name: item.name, size: item.size }, item.id, 'name');
  const [rows] = await reads(db, [
    db
      .select()
      .from(item)
      .where(and(input.shelf ? eq(item.shelf, input.shelf) : undefined, keys.after))
      .orderBy(...keys.orderBy)
      .limit(keys.limit),
  ]);
  return keys.page(
    rows,
    (r) => (keys.by === 'size' ? r.size : r.name),
    (r) => r.id,
    (r) => r.id,
  );
}

async function walk(input: Input) {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...input, cursor });
    pages.push(page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && pages.length < 50);
  return pages;
}

/** As SQLite compares: by bytes of UTF-8. */
const bytes = (a: string, b: string) => {
  const [x, y] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return (x[i] ?? 0) - (y[i] ?? 0);
  return x.length - y.length;
};
const sorted = (by: 'name' | 'size') =>
  items
    .toSorted((a, b) => (by === 'name' ? bytes(a.name, b.name) : a.size - b.size) || bytes(a.id, b.id))
    .map((i) => i.id);

const refused = (pointer: string) => ({ code: 'validation', status: 422, data: { errors: [{ pointer }] } });
const errorOf = (input: Input) =>
  list(input).then(
    () => null,
    (e: unknown) => e,
  );
const encode = (value: unknown) => base64url(new TextEncoder().encode(JSON.stringify(value)));
const decode = (cursor: string) =>
  JSON.parse(
    new TextDecoder().decode(
      Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)),
    ),
  ) as [string | number, string, string];

describe('pages of a list', () => {
  it.each([
    ['name', 25],
    ['name', 50],
    ['size', 25],
    ['size', 100],
  ] as const)(
    'sorted by %s, %i a page: every row once and in order, also within ties, up and down',
    async (by, limit) => {
      const up = await walk({ shelf: SHELF, sort: by, limit });
      expect(up.flat()).toEqual(sorted(by));
      expect(up.slice(0, -1).every((p) => p.length === limit)).toBe(true);
      const down = await walk({ shelf: SHELF, sort: `-${by}`, limit });
      expect(down.flat()).toEqual(sorted(by).toReversed());
    },
  );

  it('without a sort and a size: 25 in the order that the list prefers', async () => {
    expect((await list({ shelf: SHELF })).items).toEqual(sorted('name').slice(0, 25));
  });

  it('a last page that is just full has no next one, and an empty list has none', async () => {
    await insert(Array.from({ length: 50 }, (_, i) => ({ id: `full-${i}`, shelf: 'full', name: 'n', size: i }))).run();
    expect((await walk({ shelf: 'full' })).map((p) => p.length)).toEqual([25, 25]);
    expect(await list({ shelf: 'nothing' })).toEqual({ items: [], nextCursor: null });
  });

  it('rows that come and go on pages already read neither repeat nor hide a row', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ id: `move-${i + 100}`, shelf: 'moving', name: 'n', size: i }));
    await insert(rows).run();
    const first = await list({ shelf: 'moving', sort: 'size' });
    await env.DB.batch([
      env.DB.prepare("DELETE FROM page_item WHERE id = 'move-103'"),
      insert([{ id: 'move-new', shelf: 'moving', name: 'n', size: -1 }]),
    ]);
    const second = await list({ shelf: 'moving', sort: 'size', cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(rows.slice(0, 50).map((r) => r.id));
  });

  it('a page deep in the list reads no more rows than the first', async () => {
    const cost = async (cursor?: string) => {
      const meter = new Meter();
      const { nextCursor } = await list({ sort: 'size', cursor }, meter);
      return { rows: meter.rowsRead, nextCursor };
    };
    const first = await cost();
    const second = await cost(first.nextCursor ?? '');
    const third = await cost(second.nextCursor ?? '');
    expect(third.rows).toBeLessThanOrEqual(first.rows + 1);
    expect(third.rows).toBeLessThanOrEqual(60);
  });
});

describe('a cursor', () => {
  const first = async (input: Input) => (await list(input)).nextCursor ?? '';

  it('belongs to its sort and filters: with others it is refused, with another page size it goes on', async () => {
    const cursor = await first({ shelf: SHELF, sort: 'name' });
    for (const other of [
      { shelf: SHELF, sort: '-name' },
      { shelf: SHELF, sort: 'size' },
      { shelf: 'full', sort: 'name' },
      { sort: 'name' },
      { shelf: SHELF, sort: 'name', q: 'a' },
    ])
      expect(await errorOf({ ...other, cursor })).toMatchObject(refused('/cursor'));
    const next = await list({ shelf: SHELF, sort: 'name', cursor, limit: 50 });
    expect(next.items).toEqual(sorted('name').slice(25, 75));
  });

  it('does not mind filters that are absent, or the order in which they are sent', async () => {
    const cursor = await first({ shelf: SHELF, q: undefined, sort: 'name' });
    expect((await list({ sort: 'name', cursor, shelf: SHELF })).items).toEqual(sorted('name').slice(25, 50));
    expect((await list({ cursor, shelf: SHELF })).items).toEqual(sorted('name').slice(25, 50));
  });

  it('that was forged is refused with what to do, never an error of ours', async () => {
    const [, , bound] = decode(await first({ shelf: SHELF }));
    const forged = [
      '',
      '%%%',
      'not-base64!',
      'AAAA',
      encode(null),
      encode('text'),
      encode({ 0: 'a', 1: 'b', 2: bound }),
      encode([]),
      encode(['apple', '0001']),
      encode(['apple', '0001', `${bound}x`]),
      encode(['apple', 7, bound]),
      encode([null, '0001', bound]),
      encode([{ toString: 'x' }, '0001', bound]),
      encode([['apple'], '0001', bound]),
      ...['1000000000000000000', '-1e18', '9007199254740992', '1e308', '1e400', '-1e400'].map((number) =>
        base64url(new TextEncoder().encode(`[${number},"0001","${bound}"]`)),
      ),
    ];
    for (const cursor of forged) {
      const error = await errorOf({ shelf: SHELF, cursor });
      expect(error, cursor).toBeInstanceOf(Problem);
      expect(error, cursor).toMatchObject(refused('/cursor'));
      expect((error as Problem).data?.errors?.[0]?.message).toContain('Start from the first page');
    }
  });

  it('with SQL for a value is a value: no row is shown that the filter would not show', async () => {
    const [, , bound] = decode(await first({ shelf: SHELF }));
    const cursor = encode(["' OR 1=1 --", "') OR ('1'='1", bound]);
    const { items: shown } = await list({ shelf: SHELF, cursor });
    expect(shown.length).toBeLessThanOrEqual(25);
    expect(shown.every((id) => items.some((i) => i.id === id))).toBe(true);
  });
});

describe('a sort', () => {
  it.each(['price', '-id', '--name', '', 'constructor'])('by %j is refused with the sorts that exist', async (sort) => {
    const error = await errorOf({ sort });
    expect(error).toMatchObject(refused('/sort'));
    expect((error as Problem).data?.errors?.[0]?.message).toBe('Sort by one of: name, size.');
  });
});
