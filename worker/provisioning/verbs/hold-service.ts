/**
 * How anybody gets hold of a service before touching its account: one at a time, whether a job's run or a request that
 * somebody waits for. Who holds it stands in the intent; what the holder writes is committed only while it holds.
 */
import type { JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import type { Statement } from '../../kernel/db/db.ts';
import { extendLease } from '../../kernel/jobs/job.ts';
import { asProblem, type ProblemCode } from '../../kernel/problem.ts';
import { type Condition, Unit } from '../../kernel/unit/unit.ts';
import { RUN_LEASE_MS } from '../rules/waits.ts';
import { takeIntent, updateIntent } from '../store/intent.ts';
import { AT_WORK, claimStands, freeFor, type Holder, heldBy, REQUEST } from '../store/lease.ts';

export type Hold = { ctx: Ctx; serviceId: string; by: Holder; lost: ProblemCode };

/** A run loses its service silently, to another run of its kind. */
export const asRun = (ctx: Ctx, serviceId: string, { jobId, leaseToken }: JobRun): Hold => ({
  ctx,
  serviceId,
  by: { jobId, leaseToken },
  lost: 'lease_lost',
});

/** A request tells its caller that somebody was faster. */
export const asRequest = (ctx: Ctx, serviceId: string): Hold => ({
  ctx,
  serviceId,
  by: { jobId: REQUEST, leaseToken: ctx.id() },
  lost: 'stale_write',
});

/** A unit that takes the service with its commit: `wrong_state` unless `when`, `lost` while another holds it. */
export function taking({ ctx, serviceId, by, lost }: Hold, when: Condition): Unit {
  const unit = new Unit(ctx).guard('wrong_state', when);
  if (by.jobId !== REQUEST) unit.guard(lost, claimStands(by));
  unit.guard(lost, freeFor(serviceId, by, ctx.now())).write(takeIntent(ctx.db, serviceId, by, ctx.now()));
  return by.jobId === REQUEST ? unit.write(updateIntent(ctx.db, serviceId, { step: AT_WORK })) : unit;
}

/** A unit that commits only while `by` holds the service. */
export const held = ({ ctx, serviceId, by, lost }: Hold): Unit => new Unit(ctx).guard(lost, heldBy(serviceId, by));

/** The same, for as long again. */
export const renewed = (hold: Hold): Unit =>
  held(hold).write(extendLease(hold.ctx.db, hold.by, hold.ctx.now() + RUN_LEASE_MS));

/** `idle`: the service is not in the state that the run works on. */
export async function take(hold: Hold, when: Condition, ...also: Statement[]): Promise<'ok' | 'busy' | 'idle'> {
  try {
    return await taking(hold, when)
      .write(...also)
      .commit('ok');
  } catch (error) {
    const { code } = asProblem(error);
    if (code === 'wrong_state') return 'idle';
    if (code === hold.lost) return 'busy';
    throw error;
  }
}
