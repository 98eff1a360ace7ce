/** Work that was given up and is still to be done: one row for each thing, and none for what says so itself. */
import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import { job } from '../../kernel/db/tables.ts';
import { mailJobMoot } from '../../notifications/index.ts';
import { accountJobMoot } from '../../provisioning/index.ts';
import { server } from '../../servers/index.ts';
import { service } from '../../services/index.ts';

/** Counted so far; what each is about is read with it. */
export const FAILED_COUNTED = 10;

/** The newest that failed. `moot`: nobody has to see to the job itself. */
export const failedJobs = (db: Db) =>
  db
    .select({
      id: job.id,
      name: job.name,
      lastError: job.lastError,
      finishedAt: job.finishedAt,
      createdAt: job.createdAt,
      moot: sql<number>`coalesce(${accountJobMoot}, 0) OR ${mailJobMoot}`.as('moot'),
      serviceNumber: service.number,
      serverName: sql<string | null>`(SELECT ${server.name} FROM ${server}
        WHERE ${job.subject} LIKE 'server:%' AND ${server.id} = substr(${job.subject}, 8))`.as('server_name'),
    })
    .from(job)
    .leftJoin(
      service,
      sql`${service.id} = CASE WHEN ${job.subject} LIKE 'service:%' THEN substr(${job.subject}, 9) END`,
    )
    .where(eq(job.state, 'failed'))
    .orderBy(desc(job.id))
    .limit(FAILED_COUNTED + 1);
