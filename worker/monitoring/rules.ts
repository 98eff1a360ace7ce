import type * as z from 'zod/mini';
import type { activity, job } from '../kernel/db/tables.ts';
import type { Said, Teller, Word } from '../kernel/words/word.ts';
import type { ACTOR_KINDS, activityRow, JOB_STATES, jobRow } from './contract/admin.ts';

export type JobState = (typeof JOB_STATES)[number];
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** A job that may still run, or did, is left alone. */
export const RETRIABLE: readonly JobState[] = ['failed', 'cancelled'];

/** Without the payload: it is for machines, and the subject says what the job is about. */
export const jobOf = (r: typeof job.$inferSelect): z.infer<typeof jobRow> => ({
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
  lastError: r.lastError,
});

/** An entry from before there were codes is as it was written. */
const saidOf = ({ words, summary }: typeof activity.$inferSelect): Said =>
  words === null ? summary : { ...(JSON.parse(words) as Omit<Word, 'text'>), text: summary };

export const activityOf = (r: typeof activity.$inferSelect, say: Teller): z.infer<typeof activityRow> => ({
  id: r.id,
  at: r.at,
  actorKind: r.actorKind as ActorKind,
  actorName: r.actorName,
  action: r.action,
  subject: r.subject,
  clientId: r.clientId,
  summary: say(saidOf(r)),
  requestId: r.requestId,
});
