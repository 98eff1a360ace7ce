/**
 * Statements over many things at once: rows travel as one JSON parameter, and a field or a column that does not exist
 * fails the type check.
 */
import { getTableColumns, type SQL, type SQLWrapper, sql, Table } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './db.ts';

/** Of the row at hand. Whole numbers stay INTEGER here, which bound ones do not; an object is its JSON. */
export type Fields<R> = { readonly [K in keyof R & string]-?: SQL<R[K]> };
/** `from` is what a statement reads the rows from, so no field may have that name. */
export type Items<R> = Fields<R> & { readonly from: SQL };
/** On a row at hand, looked at when the statement runs. */
export type Each<R> = (item: Fields<R>) => SQL;

export function items<R extends object & { from?: never }>(rows: readonly R[]): Items<R> {
  const from = sql`json_each(${JSON.stringify(rows)}) AS item`;
  return new Proxy({ from } as Items<R>, {
    get: (known, name) => (name === 'from' ? known.from : sql.raw(`(item.value ->> '$.${String(name)}')`)),
  });
}

/** Of `T`, those that an insert must name, and those that it may. */
export type Columns<T extends SQLiteTable> = {
  [K in keyof T['$inferInsert']]: SQLWrapper | Extract<T['$inferInsert'][K], string | number | null>;
};

type KindOf<V> = V extends number ? 'a number' : V extends string ? 'a text' : never;
type ValueOf<W> = W extends SQL<infer V> ? V : W extends SQLiteColumn ? W['_']['data'] : unknown;
/** No text goes into a column of numbers, and no number into one of texts; SQL without a type is what it says it is. */
export type Fitting<T extends SQLiteTable, C> = {
  [K in keyof C]: K extends keyof T['$inferInsert']
    ? [KindOf<ValueOf<C[K]>>] extends [KindOf<T['$inferInsert'][K]>]
      ? C[K]
      : SQL<T['$inferInsert'][K]>
    : never;
};

/** `INSERT … SELECT` by the names of columns: `from` is all that follows the list of values, from its FROM or WHERE on. */
export function insertFrom<T extends SQLiteTable, C extends Columns<T>>(
  db: Db,
  table: T,
  columns: C & Fitting<T, C>,
  from: SQL,
) {
  const named = Object.entries(columns).filter(([, value]) => value !== undefined);
  const values = named.map(([, value]) => bound(value as SQLWrapper | string | number | null));
  const some = narrowed(
    table,
    named.map(([name]) => name),
  );
  return db.insert(some).select(sql`SELECT ${sql.join(values, sql`, `)} ${from}`);
}

/** Whole rows of the table, any number of them: one statement with one parameter. */
export function insertRows<T extends SQLiteTable>(db: Db, table: T, rows: readonly T['$inferSelect'][]) {
  const item = items(rows);
  const columns = Object.keys(getTableColumns(table)).map((name) => [name, item[name as never]]);
  return insertFrom(db, table, Object.fromEntries(columns), sql`FROM ${item.from}`);
}

/** A bound number is REAL to D1: in sums and comparisons it must not stay so. */
const bound = (value: SQLWrapper | string | number | null) =>
  typeof value === 'number' ? sql`CAST(${value} AS INTEGER)` : sql`${value}`;

const COLUMNS = (Table as unknown as { Symbol: { Columns: symbol } }).Symbol.Columns;

/** The table with these columns only and in this order: an insert from a query lists every column that it sees. */
function narrowed<T extends SQLiteTable>(table: T, names: readonly string[]): T {
  const all = (table as unknown as Record<symbol, Record<string, unknown>>)[COLUMNS] ?? {};
  const some = Object.fromEntries(names.map((name) => [name, all[name]]));
  return Object.create(table, { [COLUMNS]: { value: some } }) as T;
}
