import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { unique } from '../../testing/actors.ts';
import { type World, world } from '../../testing/world.ts';
import { event, job, listener } from '../app.ts';
import type { Each } from '../db/items.ts';
import { sequence } from '../db/tables.ts';
import { Problem, type ProblemCode, problemRows } from '../problem.ts';
import { Unit } from './unit.ts';

let w: World;
beforeAll(async () => {
  w = await world();
});

const rows = (name: string) =>
  w.env.DB.prepare('SELECT next FROM sequence WHERE name = ?').bind(name).first<number>('next');
const guards = () => w.env.DB.prepare('SELECT count(*) AS n FROM guard').first<number>('n');

describe('unit of work', () => {
  it('a guard whose condition holds lets the writes through and leaves the guard table empty', async () => {
    const name = unique('seq');
    const ctx = w.ctx();
    await new Unit(ctx)
      .guard('stale_write', sql`1 = 1`)
      .write(ctx.db.insert(sequence).values({ name, next: 7 }))
      .commit(null);
    expect(await rows(name)).toBe(7);
    expect(await guards()).toBe(0);
  });

  it('a guard whose condition fails aborts every write of the batch with its code', async () => {
    const name = unique('seq');
    const ctx = w.ctx();
    const unit = new Unit(ctx)
      .write(ctx.db.insert(sequence).values({ name, next: 7 }))
      .guard('stale_write', sql`1 = 0`);
    await expect(unit.commit(null)).rejects.toMatchObject({ code: 'stale_write', status: 409 });
    expect(await rows(name)).toBeNull();
    expect(await guards()).toBe(0);
  });

  it('every declared guard code can be raised by the database and comes back as that problem', async () => {
    const raisable = (Object.keys(problemRows()) as ProblemCode[]).filter((code) => problemRows()[code].guard);
    for (const code of raisable) {
      await expect(new Unit(w.ctx()).guard(code, sql`0`).commit(null), code).rejects.toMatchObject({
        code,
        status: problemRows()[code].status,
      });
    }
    expect(raisable.length).toBeGreaterThan(10);
    expect(await guards()).toBe(0);
  });

  it('a code that nobody declared is not shown to the caller', async () => {
    const unit = new Unit(w.ctx()).guard('never_declared' as never, sql`0`);
    await expect(unit.commit(null)).rejects.not.toBeInstanceOf(Problem);
  });

  it('for many rows at once, those of which the condition holds get a job, an entry and their listeners; a key once', async () => {
    const done = job({ name: unique('many'), payload: z.object({ n: z.int() }), run: async () => undefined });
    const happened = event(unique('happened'), done.payload);
    const heard = listener(happened, unique('heard'), async () => undefined);
    const ctx = { ...w.ctx(), listeners: [heard] };
    const many = [1, 2, 3, 4].map((n) => ({
      ...{
        payload: { n },
        subject: `n:${n}`,
        key: `k${n % 3}`,
        clientId: 'C',
        words: { code: 'test:row', params: { n }, text: `Row ${n}` },
        detail: { n },
      },
    }));
    const odd: Each<{ detail: { n: number } }> = ({ detail }) =>
      sql`${detail} ->> '$.n' % 2 = 1 OR ${detail} ->> '$.n' = 4`;
    await new Unit(ctx)
      .enqueueEach(done, many, odd)
      .emitEach(happened, many, odd)
      .auditEach(done.name, many, odd)
      .commit(null);
    const named = async (name: string) =>
      (await w.env.DB.prepare('SELECT subject FROM job WHERE name = ? ORDER BY subject').bind(name).all()).results;
    expect(await named(done.name)).toEqual([{ subject: 'n:1' }, { subject: 'n:3' }]);
    expect(await named(heard.job.name)).toEqual([{ subject: 'n:1' }, { subject: 'n:3' }]);
    const { results } = await w.env.DB.prepare(
      'SELECT summary, words, detail FROM activity WHERE action = ? ORDER BY summary',
    )
      .bind(done.name)
      .all();
    expect(results).toEqual(
      [1, 3, 4].map((n) => ({
        summary: `Row ${n}`,
        words: `{"code":"test:row","params":{"n":${n}}}`,
        detail: JSON.stringify({ n }),
      })),
    );
  });

  it('a later failing write undoes the earlier ones', async () => {
    const name = unique('seq');
    const ctx = w.ctx();
    const insert = () => ctx.db.insert(sequence).values({ name, next: 1 });
    await expect(new Unit(ctx).write(insert(), insert()).commit(null)).rejects.toThrow();
    expect(await rows(name)).toBeNull();
  });

  it('a person’s unit without an audit entry is refused, and with one the entry names actor and request', async () => {
    const ctx = w.ctx({ kind: 'admin', id: ctx0.id(), name: 'Ada', permissions: [], sessionId: null });
    const name = unique('seq');
    const write = () => ctx.db.insert(sequence).values({ name, next: 1 });
    await expect(new Unit(ctx).write(write()).commit(null)).rejects.toThrow(/audit/);
    expect(await rows(name)).toBeNull();
    await new Unit(ctx)
      .write(write())
      .audit({ action: 'sequence.made', subject: `sequence:${name}`, words: { code: 'test:made', text: 'Made it' } })
      .commit(null);
    const entry = await w.env.DB.prepare('SELECT * FROM activity WHERE subject = ?').bind(`sequence:${name}`).first();
    expect(entry).toMatchObject({
      actor_kind: 'admin',
      actor_name: 'Ada',
      action: 'sequence.made',
      request_id: ctx.requestId,
    });
  });

  it('the audit trail cannot be rewritten', async () => {
    await expect(w.env.DB.prepare("UPDATE activity SET summary = 'x'").run()).rejects.toThrow(/append_only/);
  });

  it('commits once only', async () => {
    const unit = new Unit(w.ctx()).guard('stale_write', sql`1`);
    await unit.commit(null);
    await expect(unit.commit(null)).rejects.toThrow(/once/);
  });
});

const ctx0 = { id: () => '01HZZZZZZZZZZZZZZZZZZZZZZZ' };
const happened = event('thing.happened', z.strictObject({ id: z.string() }));

describe('outbox', () => {
  it('an event becomes one job per listener in the same batch, and none when the batch is refused', async () => {
    const ctx = {
      ...w.ctx(),
      listeners: [
        listener(happened, 'a.react', async () => undefined),
        listener(happened, 'b.react', async () => undefined),
      ],
    };
    const id = unique('event');
    const found = async () =>
      (await w.env.DB.prepare('SELECT name, cause FROM job WHERE payload LIKE ? ORDER BY name').bind(`%${id}%`).all())
        .results;
    await expect(new Unit(ctx).emit(happened, { id }).guard('stale_write', sql`0`).commit(null)).rejects.toThrow();
    expect(await found()).toEqual([]);
    await new Unit(ctx).emit(happened, { id }).commit(null);
    expect(await found()).toEqual([
      { name: 'a.react', cause: 'event: thing.happened' },
      { name: 'b.react', cause: 'event: thing.happened' },
    ]);
  });

  it('the same fact, keyed, is reacted to once', async () => {
    const ctx = { ...w.ctx(), listeners: [listener(happened, 'c.react', async () => undefined)] };
    const id = unique('event');
    for (let i = 0; i < 3; i++) await new Unit(ctx).emit(happened, { id }, { key: id }).commit(null);
    expect(
      await w.env.DB.prepare('SELECT count(*) AS n FROM job WHERE payload LIKE ?').bind(`%${id}%`).first('n'),
    ).toBe(1);
  });

  it('a job for later is written now and due then', async () => {
    const later = job({ name: 'd.later', payload: z.unknown(), run: async () => undefined });
    const key = unique('key');
    await new Unit(w.ctx()).enqueue(later, {}, { dedupeKey: key, runAt: w.clock.now + 60_000 }).commit(null);
    expect(await w.env.DB.prepare('SELECT run_at, state FROM job WHERE dedupe_key = ?').bind(key).first()).toEqual({
      run_at: w.clock.now + 60_000,
      state: 'queued',
    });
  });
});
