import { env } from 'cloudflare:test';
import { eq } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Among, foundBy, openDb, reads, type Sought, searched } from './db.ts';
import { Meter } from './meter.ts';
import { keyset } from './page.ts';

const book = sqliteTable('search_book', {
  id: text('id').primaryKey(),
  owner: text('owner').notNull(),
  title: text('title').notNull(),
  at: integer('at').notNull(),
});
const [OWNERS, TITLES] = [20, 3000];

/** 60,000 rows; every owner has each title, which is `x` and a number; the last of a title is the newest. */
beforeAll(async () => {
  await env.DB.batch([
    env.DB.prepare('CREATE TABLE search_book (id TEXT PRIMARY KEY, owner TEXT, title TEXT, at INTEGER) STRICT'),
    env.DB.prepare('CREATE INDEX search_book_title ON search_book (title, id)'),
    env.DB.prepare('CREATE INDEX search_book_owner_title ON search_book (owner, title, id)'),
    env.DB.prepare('CREATE INDEX search_book_owner ON search_book (owner, at, id)'),
    env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${OWNERS * TITLES - 1})
       INSERT INTO search_book SELECT printf('%08d', i), 'o' || (i % ${OWNERS}), 'x' || (i / ${OWNERS} + 1), i FROM n`,
    ),
  ]);
});

async function find(q: string, columns: readonly Sought[] = [book.title], owner?: string, among?: Among) {
  const meter = new Meter();
  const keys = keyset({ limit: 500 }, { at: book.at }, book.id, '-at');
  const [rows] = await reads(openDb(env.DB, meter), [
    openDb(env.DB, meter)
      .select()
      .from(book)
      .where(foundBy(searched(book.id, columns, q, among), [book.owner, owner]))
      .orderBy(...keys.orderBy)
      .limit(keys.limit),
  ]);
  return { rows, read: meter.rowsRead };
}

describe('a search', () => {
  it('shows what equals the words among any number of rows that only begin with them', async () => {
    const { rows, read } = await find('x1');
    const titles = rows.map((r) => r.title);
    expect(titles.filter((t) => t === 'x1')).toHaveLength(OWNERS);
    expect(titles.filter((t) => t.startsWith('x1') && t !== 'x1').length).toBeGreaterThan(50);
    expect(read).toBeLessThan(1000);
  });

  it('within an owner finds that owner’s rows, though others’ would fill all places', async () => {
    const owner = 'o3';
    const within = [{ column: book.title, within: eq(book.owner, owner) }];
    const { rows, read } = await find('x', within, owner);
    expect(rows.length).toBeGreaterThanOrEqual(100);
    expect(new Set(rows.map((r) => r.owner))).toEqual(new Set([owner]));
    expect(read).toBeLessThan(1000);
    expect((await find('x', [book.title], owner)).rows.length, 'without it').toBeLessThan(20);
    expect((await find('x2999', within, owner)).rows.map((r) => r.title)).toEqual(['x2999']);
  });

  it('among an owner’s newest rows finds what begins with the words, and what equals them however old it is', async () => {
    const owner = 'o4';
    const among = { where: eq(book.owner, owner), newest: book.at };
    const { rows, read } = await find('x2', [book.title], owner, among);
    const newest = Array.from({ length: 500 }, (_, i) => `x${TITLES - i}`);
    expect(rows.map((r) => r.title)).toEqual([...newest.filter((t) => t.startsWith('x2')), 'x2']);
    expect(new Set(rows.map((r) => r.owner))).toEqual(new Set([owner]));
    expect(read).toBeLessThan(2200);
  });

  it('of rows that are equal shows the newest', async () => {
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 499)
       INSERT INTO search_book SELECT printf('same%08d', i), 'same', 'same', i FROM n`,
    ).run();
    const { rows } = await find('same');
    expect(rows.map((r) => r.at)).toEqual(Array.from({ length: 100 }, (_, i) => 499 - i));
  });

  it('finds nothing in nothing, and takes its words for words', async () => {
    for (const q of ['nothing', "x' OR 1=1 --", '%', '_']) expect((await find(q)).rows, q).toEqual([]);
  });
});
