import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Job, job } from '../kernel/app.ts';
import { idFrom } from '../kernel/id.ts';
import { runJob } from '../kernel/jobs/job.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { staff, unique } from '../testing/actors.ts';
import { START, type World, world } from '../testing/world.ts';
import { JOB_STATES } from './contract/admin.ts';
import { jobPage } from './store/job.ts';
import { retryJob } from './verbs/manage-jobs.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const READ = ['monitoring.read'] as const;
const WRITE = ['monitoring.read', 'monitoring.write'] as const;

/** A job whose runs do what `outcomes` say, in turn; the last one repeats. */
function scripted(outcomes: Awaited<ReturnType<Job['run']>>[], attempts = 3) {
  const calls: number[] = [];
  const declared = job({
    name: unique('job'),
    payload: z.object({ password: z.string() }),
    attempts,
    run: async (_ctx, _payload, run) => {
      calls.push(run.attempt);
      return outcomes[Math.min(calls.length, outcomes.length) - 1];
    },
  }) as Job;
  return { declared, calls };
}
async function queued(declared: Job, subject = unique('thing')) {
  await new Unit(w.ctx()).enqueue(declared, { password: 'hunter2-hunter2' }, { subject }).commit(null);
  const id = await w.env.DB.prepare('SELECT id FROM job WHERE name = ? ORDER BY id DESC')
    .bind(declared.name)
    .first('id');
  return { id: String(id), subject };
}
const run = (declared: Job, id: string) => runJob(w.ctx({ kind: 'system', name: 'job' }), [declared], id);
const setState = (id: string, state: string) =>
  w.env.DB.prepare('UPDATE job SET state = ? WHERE id = ?').bind(state, id).run();

describe('the task queue', () => {
  it('T03 a job that fails shows how many of its attempts it took, why, and when it runs next', async () => {
    const { declared } = scripted([{ later: 5_000, why: 'The server is busy.' }]);
    const { id, subject } = await queued(declared);
    await run(declared, id);
    const { api } = await staff(w, READ);
    const [row] = (await api.admin.jobs.list({ name: declared.name })).items;
    expect(row).toMatchObject({
      id,
      subject,
      state: 'queued',
      attempts: 1,
      maxAttempts: 3,
      lastError: 'The server is busy.',
      runAt: w.clock.now + 5_000,
      cause: 'system: test',
    });
    for (let i = 0; i < 2; i++) {
      w.advance(5_000);
      await run(declared, id);
    }
    const [failed] = (await api.admin.jobs.list({ name: declared.name })).items;
    expect(failed).toMatchObject({ state: 'failed', attempts: 3, finishedAt: w.clock.now });
  });

  it('shows no payload, so what a job was given is not read here', async () => {
    const { declared } = scripted([undefined]);
    await queued(declared);
    const { rest } = await staff(w, READ);
    const response = await rest('GET', `/api/v1/admin/jobs?name=${declared.name}`);
    const text = await response.text();
    expect(text).toContain(declared.name);
    expect(text).not.toContain('hunter2');
  });

  it('is filtered by state, name and subject, and searched by the start of name or subject', async () => {
    const { declared } = scripted([undefined]);
    const [a, b] = [await queued(declared), await queued(declared)];
    await setState(b.id, 'failed');
    const { api } = await staff(w, READ);
    const ids = async (filter: object) =>
      (await api.admin.jobs.list({ ...filter, sort: 'createdAt' })).items.map((j) => j.id);
    expect(await ids({ name: declared.name })).toEqual([a.id, b.id]);
    expect(await ids({ name: declared.name, state: 'failed' })).toEqual([b.id]);
    expect(await ids({ subject: a.subject })).toEqual([a.id]);
    expect(await ids({ q: declared.name.slice(0, -1) })).toEqual([a.id, b.id]);
    expect(await ids({ q: b.subject })).toEqual([b.id]);
    expect(await ids({ q: `nothing ${declared.name}` })).toEqual([]);
  });

  it('is narrowed to a span of days: its first instant counts, its last does not', async () => {
    const name = unique('span');
    const at = [0, 1, 2].map((days) => START + days * 86_400_000);
    const ids = at.map((instant) => `${idFrom(instant).slice(0, 18)}${crypto.randomUUID().slice(0, 8).toUpperCase()}`);
    await w.env.DB.batch(
      at.map((instant, i) =>
        w.env.DB.prepare(
          "INSERT INTO job (id, name, payload, state, run_at, attempts, max_attempts, cause, created_at) VALUES (?, ?, '{}', 'completed', ?, 1, 1, 'test', ?)",
        ).bind(ids[i], name, instant, instant),
      ),
    );
    const { api } = await staff(w, READ);
    const listed = async (span: object, sort: 'createdAt' | 'name' = 'createdAt') =>
      (await api.admin.jobs.list({ name, sort, ...span })).items.map((j) => j.id);
    expect(await listed({ from: at[1] })).toEqual(ids.slice(1));
    expect(await listed({ to: at[1] })).toEqual(ids.slice(0, 1));
    expect(await listed({ from: at[0], to: at[2] }, 'name')).toEqual(ids.slice(0, 2));
    expect(await listed({ from: at[2] ? at[2] + 1 : 0 })).toEqual([]);
  });

  it('is paged in both directions by each sort', async () => {
    const { declared } = scripted([undefined]);
    for (let i = 0; i < 30; i++) {
      const { id } = await queued(declared);
      await setState(id, JOB_STATES[i % 5] ?? 'queued');
    }
    const { api } = await staff(w, READ);
    for (const sort of ['createdAt', 'name', 'state'] as const) {
      const pages = async (s: typeof sort | `-${typeof sort}`) => {
        const first = await api.admin.jobs.list({ name: declared.name, sort: s });
        const second = await api.admin.jobs.list({ name: declared.name, sort: s, cursor: first.nextCursor ?? '' });
        expect([first.items.length, second.items.length, second.nextCursor]).toEqual([25, 5, null]);
        return [...first.items, ...second.items].map((j) => j.id);
      };
      const up = await pages(sort);
      expect(new Set(up).size).toBe(30);
      expect(await pages(`-${sort}`)).toEqual(up.reverse());
    }
  });

  it('is read by an index whatever the filter and the sort', async () => {
    const db = w.ctx().db;
    for (const filter of [
      {},
      { state: 'failed' as const },
      { name: 'mail.send' },
      { subject: 'x' },
      { state: 'failed' as const, name: 'x' },
    ]) {
      for (const sort of ['createdAt', '-createdAt', 'name', '-name', 'state', '-state']) {
        const { sql, params } = jobPage(db, { ...filter, sort }).query.toSQL();
        const plan = await w.env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .bind(...params)
          .all<{ detail: string }>();
        const detail = plan.results.map((r) => r.detail).join('\n');
        const what = `${JSON.stringify(filter)} ${sort}`;
        expect(detail, what).toMatch(/USING (COVERING )?INDEX/);
        if (!('subject' in filter) && !('name' in filter && sort.endsWith('state')))
          expect(detail, what).not.toMatch(/TEMP B-TREE/);
      }
    }
  });
});

describe('running a job again', () => {
  for (const state of ['failed', 'cancelled'] as const) {
    it(`a ${state} job is queued at once with all its attempts, runs, and the log says who did it`, async () => {
      const { declared, calls } = scripted([{ giveUp: 'No such server.' }, undefined]);
      const { id } = await queued(declared);
      await run(declared, id);
      await setState(id, state);
      w.advance(60_000);
      const { api, name } = await staff(w, WRITE);
      expect(await api.admin.jobs.retry({ id })).toEqual({ ok: true });
      const [row] = (await api.admin.jobs.list({ name: declared.name })).items;
      expect(row).toMatchObject({ state: 'queued', attempts: 0, runAt: w.clock.now, finishedAt: null });
      await run(declared, id);
      expect(calls).toEqual([1, 1]);
      expect((await api.admin.jobs.list({ name: declared.name })).items[0]).toMatchObject({
        state: 'completed',
        lastError: null,
      });
      const entries = await (await staff(w, READ)).api.admin.activity.list({ subject: `job:${id}` });
      expect(entries.items).toMatchObject([{ action: 'job.retried', actorKind: 'admin', actorName: name }]);
    });
  }

  for (const state of ['queued', 'processing', 'completed'] as const) {
    it(`a ${state} job is left alone: job_not_failed`, async () => {
      const { declared } = scripted([undefined]);
      const { id } = await queued(declared);
      await setState(id, state);
      const { api } = await staff(w, WRITE);
      await expect(api.admin.jobs.retry({ id })).rejects.toMatchObject({ code: 'job_not_failed', status: 409 });
      expect((await api.admin.jobs.list({ name: declared.name })).items[0]?.state).toBe(state);
    });
  }

  it('two administrators at once: it is queued once, the second is told by the guard', async () => {
    const { declared } = scripted([{ giveUp: 'No.' }]);
    const { id } = await queued(declared);
    await run(declared, id);
    const ctx = w.ctx({ kind: 'admin', id, name: 'Ada', permissions: [], sessionId: null });
    const batch = ctx.db.batch.bind(ctx.db);
    let calls = 0;
    ctx.db.batch = (async (queries: never) => {
      if (++calls === 2) await (await staff(w, WRITE)).api.admin.jobs.retry({ id });
      return batch(queries);
    }) as typeof ctx.db.batch;
    await expect(retryJob(ctx, { id })).rejects.toMatchObject({ code: 'job_not_failed' });
    expect(calls).toBe(2);
    const { api } = await staff(w, READ);
    expect((await api.admin.activity.list({ subject: `job:${id}` })).items).toHaveLength(1);
  });

  it('needs monitoring.write, and a job that exists', async () => {
    const { declared } = scripted([{ giveUp: 'No.' }]);
    const { id } = await queued(declared);
    await run(declared, id);
    const reader = (await staff(w, READ)).api.admin.jobs;
    await expect(reader.retry({ id })).rejects.toMatchObject({ code: 'forbidden', status: 403 });
    await expect((await staff(w, ['servers.read'])).api.admin.jobs.list({})).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(w.browser().api.admin.jobs.list({})).rejects.toMatchObject({ code: 'unauthorized' });
    const writer = (await staff(w, WRITE)).api.admin.jobs;
    await expect(writer.retry({ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('dismissing a failed job', () => {
  async function failed() {
    const { declared } = scripted([{ giveUp: 'No such server.' }, undefined]);
    const { id } = await queued(declared);
    await run(declared, id);
    return { id, declared };
  }

  it('takes it out of the failed ones, keeps why it failed, and the log says who did it; it can still be run again', async () => {
    const { id, declared } = await failed();
    w.advance(60_000);
    const { api, name } = await staff(w, WRITE);
    expect(await api.admin.jobs.dismiss({ id })).toEqual({ ok: true });
    expect((await api.admin.jobs.list({ name: declared.name, state: 'failed' })).items).toEqual([]);
    const [row] = (await api.admin.jobs.list({ name: declared.name })).items;
    expect(row).toMatchObject({ state: 'cancelled', lastError: 'No such server.', finishedAt: w.clock.now });
    const entries = (await api.admin.activity.list({ subject: `job:${id}` })).items;
    expect(entries).toMatchObject([{ action: 'job.dismissed', actorName: name }]);
    await api.admin.jobs.retry({ id });
    await run(declared, id);
    expect((await api.admin.jobs.list({ name: declared.name })).items[0]?.state).toBe('completed');
  });

  it('is refused for every other state, for a second time, and once somebody queued it again meanwhile', async () => {
    const { api } = await staff(w, WRITE);
    const refused = { code: 'job_not_dismissible', status: 409 };
    const { id } = await failed();
    for (const state of ['queued', 'processing', 'completed', 'cancelled']) {
      await setState(id, state);
      await expect(api.admin.jobs.dismiss({ id }), state).rejects.toMatchObject(refused);
    }
    const raced = await failed();
    const both = await Promise.allSettled([1, 2].map(() => api.admin.jobs.dismiss({ id: raced.id })));
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await api.admin.activity.list({ subject: `job:${raced.id}` })).items).toHaveLength(1);
  });

  it('needs monitoring.write, and a job that exists', async () => {
    const { id } = await failed();
    await expect((await staff(w, READ)).api.admin.jobs.dismiss({ id })).rejects.toMatchObject({ code: 'forbidden' });
    const writer = (await staff(w, WRITE)).api.admin.jobs;
    await expect(writer.dismiss({ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
