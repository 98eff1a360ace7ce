import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import { type Db, narrowed, searched } from '../kernel/db.ts';
import { keyset, type ListInput } from '../kernel/page.ts';
import { activity, job } from '../kernel/tables.ts';
import type { ActorKind, JobState } from './rules.ts';
import { RETRIABLE } from './rules.ts';

export type JobListInput = ListInput & {
  state?: JobState | undefined;
  name?: string | undefined;
  subject?: string | undefined;
};

/** Ids sort in the order of creation, so `createdAt` needs no index of its own. */
export function jobPage(db: Db, input: JobListInput) {
  const keys = keyset(input, { createdAt: job.id, name: job.name, state: job.state }, job.id, '-createdAt');
  const query = db
    .select()
    .from(job)
    .where(
      and(
        narrowed([job.subject, input.subject], [job.name, input.name], [job.state, input.state]),
        input.q ? searched(job.id, [job.name, job.subject], input.q) : undefined,
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
export const requeueJob = (db: Db, id: string, now: number) =>
  db
    .update(job)
    .set({ state: 'queued', runAt: now, attempts: 0, leaseUntil: null, leaseToken: null, finishedAt: null })
    .where(eq(job.id, id));

export type ActivityListInput = ListInput & {
  actorKind?: ActorKind | undefined;
  clientId?: string | undefined;
  subject?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
};

/** `from` is included, `to` is not. */
export function activityPage(db: Db, input: ActivityListInput) {
  const sorts = { at: activity.at, actorName: activity.actorName, action: activity.action };
  const keys = keyset(input, sorts, activity.id, '-at');
  const query = db
    .select()
    .from(activity)
    .where(
      and(
        narrowed(
          [activity.subject, input.subject],
          [activity.clientId, input.clientId],
          [activity.actorKind, input.actorKind],
        ),
        input.from === undefined ? undefined : gte(activity.at, input.from),
        input.to === undefined ? undefined : lt(activity.at, input.to),
        input.q ? searched(activity.id, [activity.subject, activity.action, activity.actorName], input.q) : undefined,
        keys.after,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}
