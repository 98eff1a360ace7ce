import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { unique } from '../../testing/actors.ts';
import { type World, world } from '../../testing/world.ts';
import { reads } from './db.ts';
import { type Each, insertFrom, insertRows, items } from './items.ts';
import { job, sequence } from './tables.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

type Renewal = { serviceId: string; amountMicro: number; cause: { rule: string } | null };
const renewals: Renewal[] = [
  { serviceId: 'a', amountMicro: 2, cause: { rule: 'x' } },
  { serviceId: 'b', amountMicro: 3, cause: null },
];
const jobsOf = async (name: string) =>
  (await w.env.DB.prepare('SELECT *, typeof(run_at) AS kind FROM job WHERE name = ? ORDER BY subject').bind(name).all())
    .results;

describe('rows of a statement', () => {
  it('travel as one parameter: whole numbers stay whole, an object is its JSON, null is null', async () => {
    const { serviceId, amountMicro, cause, from } = items(renewals);
    const { db } = w.ctx();
    const columns = {
      id: sql`${serviceId}`.as('id'),
      kind: sql`typeof(${amountMicro})`.as('kind'),
      share: sql`7 / ${amountMicro}`.as('share'),
      cause: sql`${cause}`.as('cause'),
    };
    const [rows] = await reads(db, [db.select(columns).from(from)]);
    expect(rows).toEqual([
      { id: 'a', kind: 'integer', share: 3, cause: '{"rule":"x"}' },
      { id: 'b', kind: 'integer', share: 2, cause: null },
    ]);
  });

  it('a field that they do not have fails the type check', () => {
    const item = items(renewals);
    // @ts-expect-error: misspelt
    expect(item.amountMirco).toBeDefined();
    const dear: Each<Pick<Renewal, 'amountMicro'>> = ({ amountMicro }) => sql`${amountMicro} > 2`;
    expect(dear(item)).toBeDefined();
    // @ts-expect-error: a condition on a field that these rows do not have
    expect(dear(items([{ serviceId: 'a' }]))).toBeDefined();
    // @ts-expect-error: the name is taken by what the statement reads from
    expect(items([{ from: 1 }])).toBeDefined();
  });
});

describe('an insert from a query', () => {
  const required = {
    state: 'queued',
    runAt: 5,
    attempts: 0,
    maxAttempts: 1,
    cause: 'test',
    createdAt: 5,
    payload: '{}',
  } as const;

  it('names its columns, in any order; those that may be empty are left out', async () => {
    const name = unique('named');
    const { db } = w.ctx();
    const { serviceId, amountMicro, from } = items(renewals);
    const columns = { subject: serviceId, ...required, name, id: sql`${name} || ${serviceId}` };
    await db.batch([insertFrom(db, job, columns, sql`FROM ${from} WHERE ${amountMicro} > 2`)]);
    const [row, ...more] = await jobsOf(name);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ id: `${name}b`, subject: 'b', state: 'queued', run_at: 5, kind: 'integer' });
    expect(row).toMatchObject({ dedupe_key: null, lease_token: null, finished_at: null });
  });

  it('a key that is taken is left out when it says so', async () => {
    const [name, other] = [unique('seq'), unique('seq')];
    const { db } = w.ctx();
    const insert = (next: number) => {
      const { key, from } = items([{ key: name }, { key: other }]);
      return insertFrom(db, sequence, { next, name: key }, sql`FROM ${from} WHERE true`).onConflictDoNothing();
    };
    await db.batch([insert(1), insert(2)]);
    const { results } = await w.env.DB.prepare('SELECT next FROM sequence WHERE name IN (?, ?)')
      .bind(name, other)
      .all();
    expect(results).toEqual([{ next: 1 }, { next: 1 }]);
  });

  it('of whole rows is one statement with one parameter', async () => {
    const names = Array.from({ length: 300 }, () => unique('row'));
    const { db } = w.ctx();
    const insert = insertRows(
      db,
      sequence,
      names.map((name, next) => ({ name, next })),
    );
    expect(insert.toSQL().params).toHaveLength(1);
    await db.batch([insert]);
    const last = await w.env.DB.prepare('SELECT next FROM sequence WHERE name = ?').bind(names.at(-1)).first('next');
    expect(last).toBe(299);
  });

  it('a column that must have a value and has none fails the type check, and so does one that is not there', () => {
    const { db } = w.ctx();
    // @ts-expect-error: no name
    expect(insertFrom(db, sequence, { next: 1 }, sql``)).toBeDefined();
    // @ts-expect-error: nobody knows this column
    expect(() => insertFrom(db, sequence, { next: 1, name: 'x', nxet: 2 }, sql``).toSQL()).toThrow();
    // @ts-expect-error: a text is no number
    expect(insertFrom(db, sequence, { next: 'one', name: 'x' }, sql``)).toBeDefined();
    const { serviceId, amountMicro } = items(renewals);
    expect(insertFrom(db, sequence, { next: amountMicro, name: serviceId }, sql``)).toBeDefined();
    // @ts-expect-error: a field that is a text, in a column of numbers
    expect(insertFrom(db, sequence, { next: serviceId, name: 'x' }, sql``)).toBeDefined();
    // @ts-expect-error: a column of texts, in a column of numbers
    expect(insertFrom(db, sequence, { next: job.name, name: 'x' }, sql``)).toBeDefined();
    // @ts-expect-error: a field that is a number, in a column of texts
    expect(insertFrom(db, sequence, { next: 1, name: amountMicro }, sql``)).toBeDefined();
    // @ts-expect-error: whole rows have every column
    expect(insertRows(db, sequence, [{ name: 'x' }])).toBeDefined();
  });
});
