/** Keyset pages: a list reads `limit + 1` rows of an index whatever the size of the table. */
import { and, asc, desc, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { base64url } from '../id.ts';
import { Problem } from '../problem.ts';
import { fault } from '../words/index.ts';

export type ListInput = {
  limit?: number | undefined;
  cursor?: string | undefined;
  sort?: string | undefined;
  q?: string | undefined;
};

/** An expression stands for what is computed: only for tables that stay small. */
type Sortable = Record<string, SQLiteColumn | SQL>;

export type Keyset = {
  /** Continues after the cursor; undefined on the first page. */
  after: SQL | undefined;
  orderBy: SQL[];
  /** What a row is sorted by, to be selected as `sortValue`: the cursor then holds what the database compared. */
  value: SQL.Aliased<string | number>;
  /** One more than a page, to know whether another follows. */
  limit: number;
  /** Cuts the extra row off and makes the next cursor. `row` must hold the sort column under its drizzle key. */
  page<R, T>(
    rows: R[],
    sortValue: (row: R) => string | number,
    rowId: (row: R) => string,
    toItem: (row: R) => T,
  ): { items: T[]; nextCursor: string | null };
  /** The sort in force, e.g. `-createdAt`. */
  sort: string;
  by: string;
};

/**
 * `columns` are NOT NULL and indexed together with `idColumn`, which may itself be one: ids sort by creation. `input` is
 * the whole query, so a cursor is bound to its filters. `spans`: the column that a span of time narrows.
 */
export function keyset(
  input: ListInput & Record<string, unknown>,
  columns: Sortable,
  idColumn: SQLiteColumn,
  defaultSort: string,
  spans?: SQLiteColumn,
): Keyset {
  const sort = input.sort ?? defaultSort;
  const descending = sort.startsWith('-');
  const by = descending ? sort.slice(1) : sort;
  const named = Object.hasOwn(columns, by) ? columns[by] : undefined;
  if (!named)
    throw new Problem('validation', {
      errors: [{ pointer: '/sort', message: fault('sort.unknown', { columns: Object.keys(columns).join(', ') }) }],
    });
  const spanned = spans && (input.from !== undefined || input.to !== undefined);
  /** The rows of the span are sorted; an index of another order would be walked past all the rest (`+` hides it). */
  const column = spanned && named !== spans ? sql`+${named}` : named;
  const { cursor, limit = 25, ...rest } = input;
  const bound = fingerprint({ ...rest, sort });
  const start = cursor === undefined ? null : readCursor(cursor, bound);
  return {
    sort,
    by,
    after: start
      ? descending
        ? sql`(${column}, ${idColumn}) < (${start[0]}, ${start[1]})`
        : sql`(${column}, ${idColumn}) > (${start[0]}, ${start[1]})`
      : undefined,
    orderBy: (column === idColumn ? [column] : [column, idColumn]).map((c) => (descending ? desc(c) : asc(c))),
    value: sql<string | number>`${column}`.as('sort_value'),
    limit: limit + 1,
    page(rows, sortValue, rowId, toItem) {
      const more = rows.length > limit;
      const shown = more ? rows.slice(0, limit) : rows;
      const last = shown[shown.length - 1];
      const nextCursor = more && last !== undefined ? writeCursor([sortValue(last), rowId(last), bound]) : null;
      return { items: shown.map(toItem), nextCursor };
    },
  };
}

export type Span = { from?: number | undefined; to?: number | undefined };

/** Rows of a span of time; `at` is an instant, or whatever sorts as it does together with `bound`, which makes it of one. */
export const during = (at: SQLiteColumn, { from, to }: Span, bound: (instant: number) => unknown = (i) => i) =>
  and(
    from === undefined ? undefined : sql`${at} >= ${bound(from)}`,
    to === undefined ? undefined : sql`${at} < ${bound(to)}`,
  );

type Cursor = [value: string | number, id: string, bound: string];

const writeCursor = (c: Cursor) => base64url(new TextEncoder().encode(JSON.stringify(c)));

function readCursor(text: string, bound: string): Cursor {
  const stale = () =>
    new Problem('validation', {
      errors: [{ pointer: '/cursor', message: fault('cursor.foreign') }],
    });
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const c = JSON.parse(new TextDecoder().decode(bytes)) as Cursor;
    if (!Array.isArray(c) || c[2] !== bound || typeof c[1] !== 'string' || !isSortValue(c[0])) throw stale();
    return c;
  } catch {
    throw stale();
  }
}

/** What the database compares as it was written: a larger number would be rounded on the way. */
const isSortValue = (value: unknown): value is string | number =>
  typeof value === 'string' || (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER);

/** FNV-1a over the canonical JSON of sort and filters: not a secret, only a check against mixing lists. */
function fingerprint(value: Record<string, unknown>): string {
  const canonical = JSON.stringify(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  let h = 0x811c9dc5;
  for (let i = 0; i < canonical.length; i++) h = Math.imul(h ^ canonical.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(36);
}
