import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Db, foundBy, searched } from '../../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../../kernel/db/page.ts';
import { job } from '../../kernel/db/tables.ts';
import { idFrom } from '../../kernel/id.ts';
import type { JobState } from '../rules/job.ts';
import { RETRIABLE } from '../rules/job.ts';

export type JobListInput = ListInput &
  Span & {
    state?: JobState | undefined;
    name?: string | undefined;
    subject?: string | undefined;
  };

/** Ids sort in the order of creation, so `createdAt` needs no index of its own. */
export function jobPage(db: Db, input: JobListInput) {
  const keys = keyset(input, { createdAt: job.id, name: job.name, state: job.state }, job.id, '-createdAt');
  const within = input.state && eq(job.state, input.state);
  const found = input.q ? searched(job.id, [{ column: job.name, within }, job.subject], input.q) : undefined;
  const query = db
    .select()
    .from(job)
    .where(
      and(
        foundBy(found, [job.subject, input.subject], [job.name, input.name], [job.state, input.state]),
        during(job.id, input, idFrom),
        keys.after,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

export const jobById = (db: Db, id: string) => db.select().from(job).where(eq(job.id, id)).limit(1);

export const jobRetriable = (id: string) =>
  sql`EXISTS (SELECT 1 FROM ${job} WHERE ${job.id} = ${id} AND ${inArray(job.state, [...RETRIABLE])})`;

export const jobFailed = (id: string) =>
  sql`EXISTS (SELECT 1 FROM ${job} WHERE ${job.id} = ${id} AND ${job.state} = 'failed')`;

/** It ends now: from here on it is kept as long as a job that succeeded. */
export const cancelJob = (db: Db, id: string, now: number) =>
  db.update(job).set({ state: 'cancelled', finishedAt: now }).where(eq(job.id, id));

export const requeueJob = (db: Db, id: string, now: number) =>
  db
    .update(job)
    .set({ state: 'queued', runAt: now, attempts: 0, leaseUntil: null, leaseToken: null, finishedAt: null })
    .where(eq(job.id, id));
