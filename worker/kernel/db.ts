/** The database as the rest of the house sees it: drizzle over a metered D1, reads in one round trip. */
import { and, type SQL, sql } from 'drizzle-orm';
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch';
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Meter, meteredD1 } from './meter.ts';

export type Db = DrizzleD1Database;
export type Statement = BatchItem<'sqlite'>;

export const openDb = (d1: D1Database, meter: Meter): Db => drizzle(meteredD1(d1, meter));

/**
 * Runs reads in ONE round trip. D1 answers a batch as objects, so two selected columns of one name would silently
 * become one: such a query throws here; alias one of them with `sql<T>\`${col}\`.as('name')`.
 */
export async function reads<const T extends readonly [Statement, ...Statement[]]>(
  db: Db,
  queries: T,
): Promise<BatchResponse<T>> {
  for (const q of queries) assertDistinctNames(q);
  return db.batch(queries);
}

type Prepared = { fields?: ReadonlyArray<{ field: { name?: string; fieldAlias?: string } }> };

function assertDistinctNames(query: Statement) {
  const prepared = (query as unknown as { _prepare(): Prepared })._prepare();
  const names = (prepared.fields ?? []).map((f) => f.field.fieldAlias ?? f.field.name);
  const twice = names.find((n, i) => n !== undefined && names.indexOf(n) !== i);
  if (twice) throw new Error(`A query selects two columns named "${twice}"; alias one of them.`);
}

/** `column IN (…)` over any number of values with one parameter. */
export const inJson = (column: unknown, values: readonly (string | number)[]) =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** Prefix search that an index on `column` serves; case counts, so search a folded column. */
export const startsWith = (column: unknown, q: string) => sql`(${column} >= ${q} AND ${column} < ${`${q}\u{10FFFF}`})`;

const SEARCHED = 200;

/**
 * Rows in which one of `columns` (of the table of `id`) starts with `q`. Each column has an index; of each, 200 rows
 * at most take part, so that a search of one letter costs no more in a large shop than in a small one.
 */
export const searched = (id: SQLiteColumn, columns: readonly SQLiteColumn[], q: string) =>
  sql`${id} IN (${sql.join(
    columns.map(
      (column) =>
        sql`SELECT id FROM (SELECT ${id} FROM ${id.table} WHERE ${startsWith(column, q)} ORDER BY ${column} DESC, ${id} DESC LIMIT ${sql.raw(String(SEARCHED))})`,
    ),
    sql` UNION `,
  )})`;

type Filter = readonly [column: SQLiteColumn, value: string | undefined, indexedWith?: SQLiteColumn | undefined];

/**
 * Equality filters of a list, most selective first. Only the first may choose the index, and a filter that has one
 * together with it in the sort at hand (`indexedWith`); the others are checked by the way (`+column` hides them from the planner), or
 * SQLite would read every row of a common status to sort one client's.
 */
export function narrowed(...filters: readonly Filter[]): SQL | undefined {
  const given = filters.filter(([, value]) => value !== undefined);
  const lead = given[0]?.[0];
  return and(
    ...given.map(([column, value, indexedWith]) =>
      column === lead || (lead && indexedWith === lead) ? sql`${column} = ${value}` : sql`+${column} = ${value}`,
    ),
  );
}
