/**
 * The outbox is the task queue: rows of `job`, claimed with a lease. The platform's queue carries ids only and may
 * lose, repeat or reorder them; a per-minute sweep sends what is due again.
 */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Job, JobOutcome, JobRun } from '../app.ts';
import type { Ctx } from '../context.ts';
import type { Db } from '../db/db.ts';
import { job } from '../db/tables.ts';
import { newToken } from '../id.ts';
import { Problem } from '../problem.ts';
import { fault } from '../words/index.ts';
import { inEnglish, kept } from '../words/word.ts';
import { overtakeFailed } from './overtake.ts';

export type JobMessage = { id: string };

/** Messages that one sendBatch takes. */
const SEND_LIMIT = 100;
const SWEEP_LIMIT = 100;
/** Runs that neither ended nor failed, e.g. because they outlive their lease, before the job is given up. */
const LOST_RUNS = 5;
const ERROR_LENGTH = 500;

/** Losing a message is harmless: the sweep finds the row. */
export async function sendJobs(ctx: Ctx, ids: readonly string[], delaySeconds = 0): Promise<void> {
  for (let at = 0; at < ids.length; at += SEND_LIMIT) {
    const batch = ids.slice(at, at + SEND_LIMIT).map((id) => ({ body: { id }, delaySeconds }));
    try {
      await ctx.env.JOBS.sendBatch(batch);
    } catch (error) {
      ctx.log.error('queue.send_failed', { error, count: batch.length });
    }
  }
}

/** Ids of jobs that are due or whose lease ran out, oldest first. */
export async function dueJobs(ctx: Ctx): Promise<string[]> {
  const now = ctx.now();
  const pick = { id: job.id };
  const [queued, expired] = await ctx.db.batch([
    ctx.db
      .select(pick)
      .from(job)
      .where(and(eq(job.state, 'queued'), lte(job.runAt, now)))
      .orderBy(job.runAt)
      .limit(SWEEP_LIMIT),
    ctx.db
      .select(pick)
      .from(job)
      .where(and(eq(job.state, 'processing'), lte(job.leaseUntil, now)))
      .orderBy(job.leaseUntil)
      .limit(SWEEP_LIMIT),
  ]);
  return [...expired, ...queued].map((r) => r.id);
}

/** Runs one job if it is due and nobody holds it. True when this call ran it. */
export async function runJob(ctx: Ctx, jobs: readonly Job[], id: string): Promise<boolean> {
  const leaseToken = newToken();
  const row = await claim(ctx, jobs, id, leaseToken);
  if (!row) return false;
  const declared = jobs.find((j) => j.name === row.name);
  const lost = row.attempts > row.maxAttempts + LOST_RUNS;
  const outcome = lost
    ? ({ giveUp: fault('job.neverEnded', { n: row.attempts }) } as const)
    : declared
      ? // Whoever set it off is counted for what comes of it.
        await attempt({ ...ctx, ip: row.network }, declared, row, leaseToken)
      : ({ giveUp: fault('job.unknown', { name: row.name }) } as const);
  await record(ctx, declared, row, leaseToken, outcome);
  return true;
}

/** A run that goes on for longer keeps its job; written with what it commits on the way. */
export const extendLease = (db: Db, { jobId, leaseToken }: Pick<JobRun, 'jobId' | 'leaseToken'>, until: number) =>
  db
    .update(job)
    .set({ leaseUntil: sql`CAST(${until} AS INTEGER)` })
    .where(and(eq(job.id, jobId), eq(job.leaseToken, leaseToken), eq(job.state, 'processing')));

type Row = typeof job.$inferSelect;

async function claim(ctx: Ctx, jobs: readonly Job[], id: string, leaseToken: string): Promise<Row | null> {
  const now = ctx.now();
  const leases = JSON.stringify(Object.fromEntries(jobs.map((j) => [j.name, j.leaseMs])));
  const [rows] = await ctx.db.batch([
    ctx.db
      .update(job)
      .set({
        state: 'processing',
        attempts: sql`${job.attempts} + 1`,
        leaseToken,
        leaseUntil: sql`CAST(${now} AS INTEGER) + coalesce(CAST(${leases} ->> ${job.name} AS INTEGER), 60000)`,
        startedAt: now,
      })
      .where(
        and(
          eq(job.id, id),
          sql`((${job.state} = 'queued' AND ${job.runAt} <= ${now}) OR (${job.state} = 'processing' AND ${job.leaseUntil} <= ${now}))`,
        ),
      )
      .returning(),
  ]);
  return rows[0] ?? null;
}

async function attempt(ctx: Ctx, declared: Job, row: Row, leaseToken: string): Promise<JobOutcome> {
  const lastAttempt = row.attempts >= row.maxAttempts;
  try {
    const payload = declared.payload.parse(JSON.parse(row.payload));
    return await declared.run(ctx, payload, { jobId: row.id, attempt: row.attempts, lastAttempt, leaseToken });
  } catch (error) {
    ctx.log.error('job.threw', { job: row.name, jobId: row.id, error });
    return {
      later: declared.backoffMs(row.attempts),
      why: error instanceof Problem ? error.message : `Unexpected failure, see the log of request ${ctx.requestId}.`,
    };
  }
}

async function record(ctx: Ctx, declared: Job | undefined, row: Row, leaseToken: string, outcome: JobOutcome) {
  const now = ctx.now();
  const mine = and(eq(job.id, row.id), eq(job.leaseToken, leaseToken));
  const set = ctx.db.update(job);
  const overtaken = overtakeFailed(ctx.db, row, now);
  if (outcome === undefined) {
    await ctx.db.batch([
      overtaken,
      set.set({ state: 'completed', finishedAt: now, leaseUntil: null, lastError: null }).where(mine),
    ]);
    return;
  }
  const said = 'giveUp' in outcome ? outcome.giveUp : outcome.why;
  const lastError = kept(said, ERROR_LENGTH);
  if ('giveUp' in outcome || !declared || row.attempts >= row.maxAttempts) {
    const failed = set.set({ state: 'failed', finishedAt: now, leaseUntil: null, lastError }).where(mine);
    await ctx.db.batch([overtaken, failed]);
    ctx.log.error('job.failed', { job: row.name, jobId: row.id, why: inEnglish(said) });
    return;
  }
  await ctx.db.batch([
    set.set({ state: 'queued', runAt: now + outcome.later, leaseUntil: null, lastError }).where(mine),
  ]);
  if (outcome.later < 60_000) ctx.defer(sendJobs(ctx, [row.id], Math.ceil(outcome.later / 1000)));
}
