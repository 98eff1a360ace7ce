/** Rows of a module's lists, for what tries every list there is: benchmarks, tests of lists, a browser. */

export type Series = {
  /** `WITH … INSERT INTO`, to be followed by a table and a SELECT FROM n; `i` counts more than a page of rows from 1. */
  insert: string;
  /** An id, as SQL: `letter` is of no other table. */
  id(letter: string, i?: string): string;
  /** When the shop began, in ms. */
  at: number;
};

/** The REST API, for who may do everything; paths are without `/api/v1`. */
export type Rest = {
  get<T>(path: string): Promise<T>;
  post(path: string, body: Record<string, unknown>): Promise<unknown>;
  /** `prefix`, never the same again. */
  unique(prefix: string): string;
};

export type Samples = {
  /** Statements that make more than a page of what neither an order nor a sign-up makes. */
  many?(series: Series): string[];
  /** Makes one row of each list. */
  one(rest: Rest): Promise<unknown>;
};

const files = import.meta.glob<Samples>('../../*/samples.ts', { eager: true });
/** Of every module that has some. */
export const samples: readonly Samples[] = Object.values(files);
