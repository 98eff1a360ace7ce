import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { job } from '../db/tables.ts';

type Work = { name: string; subject: string | null; payload?: string };

/** The same work is taken up, was done or failed anew: what failed before is nothing that anybody must look at. */
export const overtakeFailed = (db: Db, { name, subject, payload }: Work, now: number) =>
  db
    .update(job)
    .set({ state: 'cancelled', finishedAt: now })
    .where(
      and(
        eq(job.state, 'failed'),
        eq(job.name, name),
        subject === null ? isNull(job.subject) : eq(job.subject, subject),
        payload === undefined ? undefined : eq(job.payload, payload),
      ),
    );
