/** The database as the rest of the house sees it: drizzle over a metered D1, reads in one round trip. */
import { and, or, type SQL, sql } from 'drizzle-orm';
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

/** Writes of the clock's own, which nobody commands and no audit names. A verb's go through a Unit. */
export const writes = (db: Db, statements: readonly [Statement, ...Statement[]]) => db.batch(statements);

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

/** Of each searched column, so many rows equal to what was typed and as many that only begin with it. */
const SEARCHED = 100;
const SEARCHED_AMONG = 500;

/**
 * A column to search. `newest`: what follows it in its index, when that is not the id. `within`: equalities that stand
 * before it in an index, so that rows of others do not use up the places.
 */
export type Sought = SQLiteColumn | { column: SQLiteColumn; newest?: SQLiteColumn; within?: SQL | undefined };

/** The rows of one owner, e.g. a client, in an index that ends in `newest`. */
export type Among = { where: SQL; newest: SQLiteColumn };

/**
 * Rows in which one of `columns` (of the table of `id`) is `q` or starts with it. Each column has an index; of each, 100
 * rows that equal `q` and 100 longer ones take part at most, so that a search of one letter costs no more in a large
 * shop than in a small one, and what was typed in full is found among any number of longer ones. `among`: the longer
 * ones are looked for in that owner's newest 500 rows instead. Filters beside it stand in `foundBy`. Five columns at most:
 * D1 joins no more selects.
 */
export const searched = (id: SQLiteColumn, columns: readonly Sought[], q: string, among?: Among) => {
  const all = columns.map((sought) => ('column' in sought ? sought : { column: sought }));
  const { table } = id;
  const first = ({ column, newest = id, within }: Exclude<Sought, SQLiteColumn>, match: SQL) =>
    sql`SELECT id FROM (SELECT ${id} AS id FROM ${table} WHERE ${and(within, match)} ORDER BY ${column} DESC, ${newest} DESC LIMIT ${sql.raw(String(SEARCHED))})`;
  const equal = all.map((s) => first(s, sql`${s.column} = ${q}`));
  const longer = among
    ? [
        sql`SELECT ${id} FROM (SELECT * FROM ${table} WHERE ${among.where} ORDER BY ${among.newest} DESC LIMIT ${sql.raw(String(SEARCHED_AMONG))}) AS ${table} WHERE ${or(...all.map((s) => startsWith(s.column, q)))}`,
      ]
    : all.map((s) => first(s, sql`(${s.column} > ${q} AND ${s.column} < ${`${q}\u{10FFFF}`})`));
  const union = (selects: SQL[]) => sql`${id} IN (${sql.join(selects, sql` UNION `)})`;
  return sql`(${union(equal)} OR ${union(longer)})`;
};

type Filter = readonly [column: SQLiteColumn, value: string | SQL | undefined, indexedWith?: SQLiteColumn | undefined];

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

/** An equality that never chooses the index: for a filter that has none together with the sort at hand. */
export const byTheWay = (column: SQLiteColumn, value: string | SQL | undefined): SQL | undefined =>
  value === undefined ? undefined : sql`+${column} = ${value}`;

/** A search, if there is one, with the filters beside it: it alone chooses the index, for it finds few rows. */
export const foundBy = (search: SQL | undefined, ...filters: readonly Filter[]): SQL | undefined =>
  search ? and(search, ...filters.map(([column, value]) => byTheWay(column, value))) : narrowed(...filters);
