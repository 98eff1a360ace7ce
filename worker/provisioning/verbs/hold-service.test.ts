/** Whoever takes a service first keeps it: runs of jobs and requests alike. */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { job } from '../../kernel/db/tables.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { activeService } from '../../testing/lifecycle.ts';
import { withRoomyLicence } from '../../testing/shop.ts';
import { type World, world } from '../../testing/world.ts';
import { REQUEST_LEASE_MS } from '../rules/waits.ts';
import { updateIntent } from '../store/intent.ts';
import { intentUntouched } from '../store/lease.ts';
import { asRequest, asRun, type Hold, held, renewed, take, taking } from './hold-service.ts';

withRoomyLicence();
let w: World;
let id: string;
beforeAll(async () => {
  w = await world();
  ({ id } = await activeService(w));
});

const LEASE_MS = 45_000;
const any = sql`true`;
const capping = () => updateIntent(w.ctx().db, id, { step: 'capping' });
const writes = async (hold: Hold) => held({ ...hold, ctx: w.ctx() }).commit('kept');

/** A job that is at work by a claim of its own. */
async function running(jobId = w.ctx().id()) {
  const ctx = w.ctx();
  const leaseToken = ctx.id();
  const now = ctx.now();
  const claim = { state: 'processing', leaseToken, leaseUntil: now + LEASE_MS } as const;
  const row = { ...claim, id: jobId, name: 'service.converge', payload: '{}', runAt: now, createdAt: now };
  await ctx.db.batch([
    ctx.db
      .insert(job)
      .values({ ...row, attempts: 1, maxAttempts: 5, cause: 'test' })
      .onConflictDoUpdate({ target: job.id, set: claim }),
  ]);
  return asRun(ctx, id, { jobId, leaseToken, attempt: 1, lastAttempt: false });
}
const end = (hold: Hold) =>
  w.env.DB.prepare("UPDATE job SET state = 'completed' WHERE id = ?").bind(hold.by.jobId).run();

describe('the lease of a service', () => {
  it('is one: while a run has it, no other run and no request take it; when the run ended, the next one does at once', async () => {
    const first = await running();
    expect(await take(first, any)).toBe('ok');
    const other = await running();
    expect(await take(other, any)).toBe('busy');
    await expect(taking(asRequest(w.ctx(), id), any).commit(null)).rejects.toMatchObject({ code: 'stale_write' });
    await end(first);
    expect(await take(other, any)).toBe('ok');
    await expect(writes(first)).rejects.toMatchObject({ code: 'lease_lost' });
    expect(await writes(other)).toBe('kept');
    await end(other);
  });

  it('of a run that died is taken over when its claim is over, sooner by the next run of its job, and longer if it was renewed', async () => {
    const dead = await running();
    await take(dead, any);
    const again = await running(dead.by.jobId);
    await expect(writes(dead)).rejects.toMatchObject({ code: 'lease_lost' });
    expect(await take(again, any)).toBe('ok');
    w.advance(LEASE_MS - 1);
    await renewed({ ...again, ctx: w.ctx() }).commit(null);
    w.advance(2);
    expect(await take(await running(), any)).toBe('busy');
    w.advance(LEASE_MS);
    const other = await running();
    expect(await take(other, any)).toBe('ok');
    await end(other);
  });

  it('of a request lasts until it is given back, two minutes at most; what comes too late is refused', async () => {
    const request = asRequest(w.ctx(), id);
    await taking(request, any).write(capping()).commit(null);
    expect(await take(await running(), any)).toBe('busy');
    await expect(taking(asRequest(w.ctx(), id), any).commit(null)).rejects.toMatchObject({ code: 'stale_write' });
    w.advance(REQUEST_LEASE_MS);
    expect(await take(await running(), any)).toBe('busy');
    w.advance(1);
    expect(await writes(request)).toBe('kept');
    const next = asRequest(w.ctx(), id);
    await taking(next, any).write(capping()).commit(null);
    await expect(writes(request)).rejects.toMatchObject({ code: 'stale_write' });
    await held(next)
      .write(updateIntent(w.ctx().db, id, { step: 'done' }))
      .commit(null);
    const run = await running();
    expect(await take(run, any)).toBe('ok');
    await end(run);
  });

  it('is not given to a run whose own claim is over, though nobody else has it', async () => {
    const over = await running();
    await end(over);
    expect(await take(over, any)).toBe('busy');
  });

  it('of a request stands from the moment that it is taken, before the request has said what it does', async () => {
    const request = asRequest(w.ctx(), id);
    await taking(request, any).commit(null);
    expect(await take(await running(), any)).toBe('busy');
    await held(request)
      .write(updateIntent(w.ctx().db, id, { step: 'done' }))
      .commit(null);
  });

  it('an intent that is as it was read still counts as touched while its holder is at work', async () => {
    const run = await running();
    await take(run, any);
    const untouched = () => intentUntouched(id, run.by.leaseToken, w.ctx().now());
    const ending = () => new Unit(w.ctx()).guard('wrong_state', untouched()).commit('ended');
    await expect(ending()).rejects.toMatchObject({ code: 'wrong_state' });
    await end(run);
    expect(await ending()).toBe('ended');
  });

  it('a state in which there is nothing to do is told from a holder that is at work', async () => {
    expect(await take(await running(), sql`false`)).toBe('idle');
  });

  it('a write that does not look at the lease goes through when it must not: the guard is what keeps the late one out', async () => {
    const late = await running();
    await take(late, any);
    await end(late);
    const holder = await running();
    await take(holder, any);
    await expect(writes(late)).rejects.toMatchObject({ code: 'lease_lost' });
    expect(await new Unit(w.ctx()).write(capping()).commit('unguarded')).toBe('unguarded');
    await end(holder);
  });
});
