/** The list of what a person must do, on the console's first page: modules declare what is on it. */
import type { RunnableQuery } from 'drizzle-orm/runnable-query';
import type { Ctx } from './context.ts';
import type { AttentionKind, Permission } from './contract.ts';

/** What the words of one thing that a person must do need; a module adds what its own kinds need. */
export interface AttentionFacts {
  /** Of the record that it is about. */
  id: string | null;
  name: string;
  number: number | null;
  clientName: string | null;
  amountMinor: number | null;
  currency: string | null;
  why: string | null;
  at: number | null;
}
export type AttentionItem = { kind: AttentionKind; level: 'danger' | 'warn' } & Partial<AttentionFacts>;

/** All of them are read in one round trip. */
export type AttentionSource<Row = unknown> = {
  permission: Permission;
  /** Lower stands higher on the page. */
  rank: number;
  /** A few rows of an index, whatever the size of the shop; a `list` takes `limit`. */
  query(ctx: Ctx, limit: number): RunnableQuery<Row[], 'sqlite'>;
  /** Of what was read, what is still to be done; all of it when absent. */
  stands?(row: Row): boolean;
  /** Only the first rows are shown, and that there are more of this kind. */
  list?: AttentionKind;
  items(rows: readonly Row[], ctx: Ctx): AttentionItem[];
};

export const attention = <Row>(source: AttentionSource<Row>): AttentionSource<Row> => source;
