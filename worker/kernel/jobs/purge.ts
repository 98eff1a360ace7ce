/** Tasks of the group `clean-up` that remove what has had its time, a bounded number of rows a run. */

import { and, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import type { RunnableQuery } from 'drizzle-orm/runnable-query';
import type { Purge } from '../app.ts';
import type { Ctx } from '../context.ts';
import type { Db } from '../db/db.ts';
import { idempotency, job } from '../db/tables.ts';
import { idFrom } from '../id.ts';
import { DAY_MS } from '../time/time.ts';
import { Unit } from '../unit/unit.ts';
import { taskJob } from './task.ts';

const ROWS_PER_STATEMENT = 1000;
const STATEMENTS_PER_RUN = 20;

type PurgeSpec = Omit<Purge, 'group' | 'run'> & {
  /** Removes (or empties) at most `limit` rows that ended before `before`, which an index finds. */
  purge(db: Db, before: number, limit: number): RunnableQuery<D1Result, 'sqlite'>;
};

/** What one run leaves is another job's, queued at once; a run that fails is made up for by the next day's. */
export const purgeTask = ({ purge, ...spec }: PurgeSpec): Purge => {
  const { keepMs } = spec;
  const declared: Purge = {
    ...spec,
    group: 'clean-up',
    async run(ctx) {
      const { rows, more } = await purged(ctx, (limit) => purge(ctx.db, ctx.now() - keepMs, limit));
      if (rows > 0) ctx.log.info('purged', { task: spec.name, rows, more });
      if (more) await new Unit(ctx).enqueue(taskJob(declared), {}).commit(undefined);
    },
  };
  return declared;
};

async function purged(ctx: Ctx, statement: (limit: number) => RunnableQuery<D1Result, 'sqlite'>) {
  let rows = 0;
  for (let i = 0; i < STATEMENTS_PER_RUN; i++) {
    const [done] = await ctx.db.batch([statement(ROWS_PER_STATEMENT)]);
    rows += done.meta.changes;
    if (done.meta.changes < ROWS_PER_STATEMENT) return { rows, more: false };
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

export const kernelRetention: readonly Purge[] = [purgeIdempotency, purgeJobs];
