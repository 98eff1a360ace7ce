import type * as z from 'zod/mini';
import type { job } from '../../kernel/db/tables.ts';
import { saidIn, type Teller } from '../../kernel/words/word.ts';
import type { JOB_STATES, jobRow } from '../contract/admin.ts';

export type JobState = (typeof JOB_STATES)[number];

/** A job that may still run, or did, is left alone. */
export const RETRIABLE: readonly JobState[] = ['failed', 'cancelled'];

/** Without the payload: it is for machines, and the subject says what the job is about. */
export const jobOf = (r: typeof job.$inferSelect, say: Teller): z.infer<typeof jobRow> => ({
  id: r.id,
  name: r.name,
  state: r.state,
  subject: r.subject,
  cause: r.cause,
  attempts: r.attempts,
  maxAttempts: r.maxAttempts,
  runAt: r.runAt,
  createdAt: r.createdAt,
  startedAt: r.startedAt,
  finishedAt: r.finishedAt,
  lastError: r.lastError === null ? null : say(saidIn(r.lastError)),
});
