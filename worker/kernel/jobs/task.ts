/** Scheduled tasks: one cron trigger a minute reads what is due from D1, claims each once per slot, and enqueues it. */
import { Cron } from 'croner';
import { and, eq, lte, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { job as declareJob, type Job, type Task } from '../app.ts';
import type { Ctx } from '../context.ts';
import { job, task } from '../db/tables.ts';
import { dueJobs, sendJobs } from './job.ts';

/** Start of the first slot after `after` (epoch ms, UTC). */
export const nextSlot = (cron: string, after: number): number => {
  const next = new Cron(cron, { timezone: 'UTC' }).nextRun(new Date(after));
  return next ? next.getTime() : Number.MAX_SAFE_INTEGER;
};

/** Each task runs as a job, so that it has a lease, attempts and a place in the task queue. */
export const taskJob = (t: Task): Job =>
  ({
    ...declareJob({
      name: `task:${t.name}`,
      payload: z.unknown(),
      attempts: 1,
      run: async (ctx) => void (await t.run(ctx)),
    }),
  }) as Job;

export async function tick(ctx: Ctx, tasks: readonly Task[]): Promise<void> {
  const now = ctx.now();
  const [known] = await ctx.db.batch([ctx.db.select().from(task)]);
  const missing = tasks.filter((t) => !known.some((k) => k.name === t.name));
  const due = known.filter((k) => k.enabled === 1 && k.nextRunAt <= now && tasks.some((t) => t.name === k.name));
  const inserts = missing.map((t) =>
    ctx.db
      .insert(task)
      .values({ name: t.name, cron: t.cron, enabled: 1, nextRunAt: nextSlot(t.cron, now) })
      .onConflictDoNothing(),
  );
  const claims = due.flatMap((k) => claimSlot(ctx, k, now));
  const [first, ...rest] = [...inserts, ...claims];
  if (first) await ctx.db.batch([first, ...rest]);
  const ids = await dueJobs(ctx);
  if (ids.length > 0) await sendJobs(ctx, ids);
}

/** The job's key is the slot, so two ticks of one minute enqueue it once. */
function claimSlot(ctx: Ctx, k: typeof task.$inferSelect, now: number) {
  const enqueue = ctx.db
    .insert(job)
    .values({
      id: ctx.id(),
      name: `task:${k.name}`,
      payload: '{}',
      dedupeKey: `task:${k.name}:${k.nextRunAt}`,
      state: 'queued',
      runAt: now,
      attempts: 0,
      maxAttempts: 1,
      cause: `schedule: ${k.cron}`,
      createdAt: now,
    })
    .onConflictDoNothing();
  const advance = ctx.db
    .update(task)
    .set({ lastRunAt: now, nextRunAt: nextSlot(k.cron, now) })
    .where(and(eq(task.name, k.name), eq(task.nextRunAt, k.nextRunAt), lte(task.nextRunAt, now), sql`1`));
  return [enqueue, advance];
}
