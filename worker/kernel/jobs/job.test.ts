import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { unique } from '../../testing/actors.ts';
import { type World, world } from '../../testing/world.ts';
import { type Job, job, task } from '../app.ts';
import { Unit } from '../unit/unit.ts';
import { inEnglish, saidIn } from '../words/word.ts';
import { dueJobs, runJob, sendJobs } from './job.ts';
import { nextSlot, taskJob, tick } from './task.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});

const state = (id: string) =>
  w.env.DB.prepare('SELECT state, attempts, last_error, run_at FROM job WHERE id = ?').bind(id).first();

async function queued(declared: Job): Promise<string> {
  const key = unique('job');
  await new Unit(w.ctx()).enqueue(declared, {}, { dedupeKey: key }).commit(null);
  return (await w.env.DB.prepare('SELECT id FROM job WHERE dedupe_key = ?').bind(key).first<string>('id')) ?? '';
}

const declare = (run: Job['run'], over: Partial<Job> = {}): Job => ({
  ...job({ name: unique('test'), payload: z.unknown(), run }),
  ...over,
});

describe('jobs', () => {
  it('a delivered twice, concurrently redelivered job runs once', async () => {
    let runs = 0;
    const declared = declare(async () => void runs++);
    const id = await queued(declared);
    const results = await Promise.all(Array.from({ length: 10 }, () => runJob(w.ctx(), [declared], id)));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await runJob(w.ctx(), [declared], id)).toBe(false);
    expect(runs).toBe(1);
    expect(await state(id)).toMatchObject({ state: 'completed', attempts: 1 });
  });

  it('a claim that reads first and writes after would run it more than once: the same test catches that variant', async () => {
    let runs = 0;
    const declared = declare(async () => undefined);
    const id = await queued(declared);
    const checkThenAct = async () => {
      const seen = await w.env.DB.prepare("SELECT id FROM job WHERE id = ? AND state = 'queued'").bind(id).first();
      await new Promise((r) => setTimeout(r, 1));
      if (seen) runs++;
      await w.env.DB.prepare("UPDATE job SET state = 'processing' WHERE id = ?").bind(id).run();
    };
    await Promise.all(Array.from({ length: 10 }, checkThenAct));
    expect(runs).toBeGreaterThan(1);
  });

  it('a throw is tried again after its back-off, with the failure kept, and ends as failed', async () => {
    const declared = declare(
      async () => {
        throw new Error('the disk is on fire');
      },
      { attempts: 2, backoffMs: () => 10_000 },
    );
    const id = await queued({ ...declared, attempts: 2 });
    await runJob(w.ctx(), [declared], id);
    expect(await state(id)).toMatchObject({ state: 'queued', attempts: 1, run_at: w.clock.now + 10_000 });
    expect(await runJob(w.ctx(), [declared], id)).toBe(false);
    w.advance(10_000);
    await runJob(w.ctx(), [declared], id);
    expect(await state(id)).toMatchObject({ state: 'failed', attempts: 2 });
  });

  it('a run that was killed is taken over when its lease is over, not before', async () => {
    let runs = 0;
    const declared = declare(async () => void runs++, { leaseMs: 30_000 });
    const id = await queued(declared);
    await w.env.DB.prepare("UPDATE job SET state = 'processing', lease_until = ?, lease_token = 'dead' WHERE id = ?")
      .bind(w.clock.now + 30_000, id)
      .run();
    expect(await runJob(w.ctx(), [declared], id)).toBe(false);
    w.advance(30_001);
    expect(await dueJobs(w.ctx())).toContain(id);
    expect(await runJob(w.ctx(), [declared], id)).toBe(true);
    expect(runs).toBe(1);
  });

  it('a run that lost its lease cannot record its result over the other’s', async () => {
    const declared = declare(async () => {
      await w.env.DB.prepare("UPDATE job SET lease_token = 'other' WHERE name = ?").bind(declared.name).run();
      return { giveUp: 'I think it failed' };
    });
    const id = await queued(declared);
    await runJob(w.ctx(), [declared], id);
    expect(await state(id)).toMatchObject({ state: 'processing', last_error: null });
  });

  it('a job that was started again and again without ever ending is given up with that reason', async () => {
    let runs = 0;
    const declared = declare(async () => void runs++, { attempts: 2 });
    const id = await queued(declared);
    await w.env.DB.prepare(
      "UPDATE job SET attempts = 7, max_attempts = 2, state = 'processing', lease_until = 1 WHERE id = ?",
    )
      .bind(id)
      .run();
    await runJob(w.ctx(), [declared], id);
    expect(runs).toBe(0);
    const { last_error: why, ...ended } = (await state(id)) ?? {};
    expect(ended).toMatchObject({ state: 'failed' });
    expect(inEnglish(saidIn(String(why)))).toBe('Started 8 times and never ended.');
  });

  it('more jobs than one message batch takes are all sent, and a failing batch does not stop the next', async () => {
    const sizes: number[] = [];
    const sendBatch = async (batch: unknown[]) => {
      if (batch.length > 100) throw new Error('too many');
      sizes.push(batch.length);
      if (sizes.length === 1) throw new Error('queue is down');
    };
    const ctx = { ...w.ctx(), env: { ...w.env, JOBS: { sendBatch } } };
    await sendJobs(
      ctx as never,
      Array.from({ length: 250 }, (_, i) => String(i)),
    );
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('a job whose declaration is gone fails with a reason', async () => {
    const id = await queued(declare(async () => undefined));
    await runJob(w.ctx(), [], id);
    expect((await state(id))?.last_error).toMatch(/No job named/);
  });

  it('a message lost by the queue is found again by the tick', async () => {
    const declared = declare(async () => undefined);
    const id = await queued(declared);
    const sent: string[] = [];
    const ctx = {
      ...w.ctx(),
      env: {
        ...w.env,
        JOBS: { sendBatch: async (m: { body: { id: string } }[]) => void sent.push(...m.map((x) => x.body.id)) },
      },
    };
    await tick(ctx as never, []);
    expect(sent).toContain(id);
  });
});

describe('scheduled tasks', () => {
  it('two ticks of one minute enqueue a due task once, and the next slot is later', async () => {
    const t = task({ name: unique('task'), group: 'Test', cron: '*/5 * * * *', run: async () => undefined });
    await tick(w.ctx(), [t]);
    const first = await w.env.DB.prepare('SELECT next_run_at FROM task WHERE name = ?')
      .bind(t.name)
      .first<number>('next_run_at');
    w.clock.now = first ?? 0;
    await Promise.all([tick(w.ctx(), [t]), tick(w.ctx(), [t])]);
    const jobs = await w.env.DB.prepare('SELECT id FROM job WHERE name = ?').bind(`task:${t.name}`).all();
    expect(jobs.results).toHaveLength(1);
    expect(
      await w.env.DB.prepare('SELECT next_run_at FROM task WHERE name = ?').bind(t.name).first('next_run_at'),
    ).toBe((first ?? 0) + 300_000);
    expect(taskJob(t).name).toBe(`task:${t.name}`);
  });

  it('a silence of three days is caught up once, not a thousand times', async () => {
    const t = task({ name: unique('task'), group: 'Test', cron: '* * * * *', run: async () => undefined });
    await tick(w.ctx(), [t]);
    w.advance(3 * 86_400_000);
    await tick(w.ctx(), [t]);
    await tick(w.ctx(), [t]);
    expect(
      (await w.env.DB.prepare('SELECT id FROM job WHERE name = ?').bind(`task:${t.name}`).all()).results,
    ).toHaveLength(1);
  });

  it('cron slots are UTC and strictly after the given instant', () => {
    const at = Date.UTC(2026, 2, 29, 1, 0);
    expect(nextSlot('0 * * * *', at)).toBe(Date.UTC(2026, 2, 29, 2, 0));
    expect(nextSlot('*/30 8-20 * * 1-5', Date.UTC(2026, 5, 13))).toBe(Date.UTC(2026, 5, 15, 8, 0));
  });
});
