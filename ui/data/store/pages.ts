import { useEffect, useRef } from 'preact/hooks';
import type { ApiProblem } from '../problem.ts';
import { type QueryKey, read, watch } from './cache.ts';

export type Page<R> = { items: readonly R[]; nextCursor: string | null };

export type Pages<R> = {
  /** Undefined until the first page is here. While another sort or filter loads, the rows before. */
  rows: readonly R[] | undefined;
  /** The rows are those of another sort or filter. */
  outdated: boolean;
  /** Null at the end of the list. */
  nextCursor: string | null;
  loading: boolean;
  problem: ApiProblem | undefined;
  refetch(): void;
};

const STALE_MS = 15_000;

/** Joins pages and drops a row that moved to a later page while they were loaded one after another. */
export const joinPages = <R>(pages: readonly (Page<R> | undefined)[], idOf: (row: R) => string): R[] => {
  const seen = new Set<string>();
  return pages.flatMap((page) =>
    (page?.items ?? []).filter((row) => {
      const id = idOf(row);
      return !seen.has(id) && seen.add(id);
    }),
  );
};

/** The first page and those after each cursor, each cached by itself. */
export const usePages = <R>(
  key: QueryKey,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<R>>,
  after: readonly string[],
  idOf: (row: R) => string,
): Pages<R> => {
  const latest = useRef(load);
  latest.current = load;
  const keys = [undefined, ...after].map((cursor) => ({ cursor, key: [...key, cursor ?? ''] }));
  useEffect(() => {
    const releases = keys.map(({ key: own, cursor }) =>
      watch(own, (signal) => latest.current(cursor, signal), STALE_MS),
    );
    return () => {
      for (const release of releases) release();
    };
  }, [JSON.stringify(keys)]);

  const queries = keys.map(({ key: own }) => read<Page<R>>(own));
  const pages = queries.map((query) => query.data);
  const shown = useRef<readonly R[]>(undefined);
  const arrived = pages[0] !== undefined;
  if (arrived) shown.current = joinPages(pages, idOf);
  return {
    rows: shown.current,
    outdated: !arrived && shown.current !== undefined,
    nextCursor: pages.at(-1)?.nextCursor ?? null,
    loading: queries.some((query) => query.loading),
    problem: queries.find((query) => query.problem)?.problem,
    refetch: () => {
      for (const query of queries) if (query.problem || query.data) void query.refetch();
    },
  };
};
