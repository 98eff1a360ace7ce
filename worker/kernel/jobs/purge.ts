/** Tasks of the group `clean-up` that remove what has had its time, a bounded number of rows a run. */

import { and, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import type { RunnableQuery } from 'drizzle-orm/runnable-query';
import type { Purge } from '../app.ts';
import type { Db } from '../db/db.ts';
import { activity, idempotency, job, retention } from '../db/tables.ts';
import { idFrom } from '../id.ts';
import { DAY_MS } from '../time/time.ts';
import { Unit } from '../unit/unit.ts';
import { taskJob } from './task.ts';

const ROWS_PER_STATEMENT = 1000;
const STATEMENTS_PER_RUN = 20;

type PurgeSpec = Omit<Purge, 'group' | 'run'> & {
  /** Removes (or empties) at most `limit` rows that ended before `before`, which an index finds. */
  purge(db: Db, before: number, limit: number): RunnableQuery<D1Result, 'sqlite'>;
  /** The name under which a trigger guards the rows, where one does. */
  kept?: 'activity';
};

/** What one run leaves is another job's, queued at once; a run that fails is made up for by the next day's. */
export const purgeTask = ({ purge, kept, ...spec }: PurgeSpec): Purge => {
  const { keepMs } = spec;
  const declared: Purge = {
    ...spec,
    group: 'clean-up',
    async run(ctx) {
      const before = ctx.now() - keepMs;
      const removal = purge(ctx.db, before, ROWS_PER_STATEMENT);
      const { rows, more } = await purged(ctx.db, kept ? opened(ctx.db, kept, before, removal) : [removal]);
      if (rows > 0) ctx.log.info('purged', { task: spec.name, rows, more });
      if (more) await new Unit(ctx).enqueue(taskJob(declared), {}).commit(undefined);
    },
  };
  return declared;
};

type Removal = RunnableQuery<D1Result, 'sqlite'>;

/** The opening never outlives the batch. */
const opened = (db: Db, name: 'activity', before: number, removal: Removal): [Removal, Removal, Removal] => [
  db.insert(retention).values({ name, before }),
  removal,
  db.delete(retention).where(eq(retention.name, name)),
];

async function purged(db: Db, batch: [Removal] | [Removal, Removal, Removal]) {
  const at = batch.length === 1 ? 0 : 1;
  let rows = 0;
  for (let i = 0; i < STATEMENTS_PER_RUN; i++) {
    const changes = (await db.batch(batch))[at]?.meta.changes ?? 0;
    rows += changes;
    if (changes < ROWS_PER_STATEMENT) return { rows, more: false };
  }
  return { rows, more: true };
}

/** A request repeated under the same Idempotency-Key after this time is a new request. */
export const purgeIdempotency = purgeTask({
  name: 'idempotency.purge',
  cron: '5 2 * * *',
  keepMs: 7 * DAY_MS,
  purge: (db, before, limit) =>
    db
      .delete(idempotency)
      .where(
        sql`(${idempotency.actor}, ${idempotency.key}) IN ${db
          .select({ actor: idempotency.actor, key: idempotency.key })
          .from(idempotency)
          .where(lt(idempotency.createdAt, before))
          .limit(limit)}`,
      ),
});

/**
 * Completed and dismissed jobs; failed ones stay until staff run them again or dismiss them.
 * Ids sort by creation, and nothing ends before it was created: no index of its own is needed.
 */
export const purgeJobs = purgeTask({
  name: 'jobs.purge',
  cron: '10 2 * * *',
  keepMs: 30 * DAY_MS,
  purge: (db, before, limit) => {
    const ended = (state: 'completed' | 'cancelled') =>
      db
        .select({ id: job.id })
        .from(job)
        .where(and(eq(job.state, state), lt(job.id, idFrom(before)), lte(job.finishedAt, before)))
        .limit(limit);
    return db
      .delete(job)
      .where(
        inArray(
          job.id,
          db
            .select({ id: sql<string>`id` })
            .from(
              sql`(SELECT * FROM ${ended('completed')} UNION ALL SELECT * FROM ${ended('cancelled')} LIMIT ${limit})`,
            ),
        ),
      );
  },
});

/** Who did what; nothing else removes an entry, and nothing changes one. */
export const purgeActivity = purgeTask({
  name: 'activity.purge',
  cron: '15 2 * * *',
  keepMs: 730 * DAY_MS,
  kept: 'activity',
  purge: (db, before, limit) =>
    db
      .delete(activity)
      .where(
        inArray(
          activity.id,
          db
            .select({ id: activity.id })
            .from(activity)
            .where(lt(activity.at, before))
            .orderBy(activity.at, activity.id)
            .limit(limit),
        ),
      ),
});

export const kernelRetention: readonly Purge[] = [purgeIdempotency, purgeJobs, purgeActivity];
