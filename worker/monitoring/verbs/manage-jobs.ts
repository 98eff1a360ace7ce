import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { sendJobs } from '../../kernel/jobs/job.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { jobOf, RETRIABLE } from '../rules/job.ts';
import { cancelJob, type JobListInput, jobById, jobFailed, jobPage, jobRetriable, requeueJob } from '../store/job.ts';
import { happened } from '../words/index.ts';

export async function listJobs(ctx: Ctx, input: JobListInput) {
  const { query, keys } = jobPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => (keys.by === 'name' ? r.name : keys.by === 'state' ? r.state : r.id),
    (r) => r.id,
    (r) => jobOf(r, ctx.say),
  );
}

/** Runs with all its attempts again, at once. The last error stays until the run that replaces it. */
export async function retryJob(ctx: Ctx, { id }: { id: string }) {
  const [rows] = await reads(ctx.db, [jobById(ctx.db, id)]);
  const job = rows[0];
  if (!job) throw new Problem('not_found');
  if (!RETRIABLE.includes(job.state)) throw new Problem('job_not_failed');
  const done = await new Unit(ctx)
    .guard('job_not_failed', jobRetriable(id))
    .write(requeueJob(ctx.db, id, ctx.now()))
    .audit({
      action: 'job.retried',
      subject: `job:${id}`,
      words: happened('job.retried', { name: job.name }),
      detail: { name: job.name, subject: job.subject },
    })
    .commit({ ok: true as const });
  ctx.defer(sendJobs(ctx, [id]));
  return done;
}

/** Out of the list of what needs attention; it can still be run again until it is cleaned up. */
export async function dismissJob(ctx: Ctx, { id }: { id: string }) {
  const [rows] = await reads(ctx.db, [jobById(ctx.db, id)]);
  const job = rows[0];
  if (!job) throw new Problem('not_found');
  return new Unit(ctx)
    .guard('job_not_dismissible', jobFailed(id))
    .write(cancelJob(ctx.db, id, ctx.now()))
    .audit({
      action: 'job.dismissed',
      subject: `job:${id}`,
      words: happened('job.dismissed', { name: job.name }),
      detail: { name: job.name, subject: job.subject, lastError: job.lastError },
    })
    .commit({ ok: true as const });
}
