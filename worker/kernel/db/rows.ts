/** The statements of a plain resource: one table, a page of its rows, and one row by its id. */
import { and, eq, getTableColumns, type SQL } from 'drizzle-orm';
import type { RunnableQuery } from 'drizzle-orm/runnable-query';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Statement } from './db.ts';
import { during, type Keyset, keyset, type ListInput, type Span } from './page.ts';

type PlainTable = SQLiteTable & { id: SQLiteColumn; createdAt: SQLiteColumn };
type Answer<Result> = RunnableQuery<Result, 'sqlite'>;

type Spec<Input> = {
  /** Columns that a list sorts by; each has an index, or the table stays small. */
  sorts(input: Input): Record<string, SQLiteColumn | SQL>;
  sort: string;
  /** What else narrows the list: its filters and its search. */
  where?(input: Input): SQL | undefined;
};

export type Rows<Row extends { id: string }, New, Input> = {
  page(db: Db, input: Input): { query: Answer<(Row & { sortValue: string | number })[]>; keys: Keyset };
  byId(db: Db, id: string): Answer<Row[]>;
  insert(db: Db, row: New): Statement;
  update(db: Db, id: string, set: Partial<Row>): Statement;
  remove(db: Db, id: string): Statement;
};

export function rowsOf<T extends PlainTable, Input extends ListInput & Span>(
  table: T,
  { sorts, sort, where }: Spec<Input>,
): Rows<T['$inferSelect'] & { id: string }, T['$inferInsert'], Input> {
  const own = (id: string) => eq(table.id, id);
  return {
    page: (db, input) => {
      const keys = keyset(input, sorts(input), table.id, sort);
      const query = db
        .select({ ...getTableColumns(table as SQLiteTable), sortValue: keys.value })
        .from(table as SQLiteTable)
        .where(and(where?.(input), during(table.createdAt, input), keys.after))
        .orderBy(...keys.orderBy)
        .limit(keys.limit);
      return { query: query as never, keys };
    },
    byId: (db, id) =>
      db
        .select()
        .from(table as SQLiteTable)
        .where(own(id))
        .limit(1) as never,
    insert: (db, row) => db.insert(table as SQLiteTable).values(row as never),
    update: (db, id, set) =>
      db
        .update(table as SQLiteTable)
        .set(set as never)
        .where(own(id)),
    remove: (db, id) => db.delete(table as SQLiteTable).where(own(id)),
  };
}
