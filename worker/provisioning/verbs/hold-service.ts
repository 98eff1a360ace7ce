/** How a run gets hold of a delivered service: one at a time, and not while its package is being changed. */
import type { JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { ServerRow } from '../../servers/index.ts';
import { type ServiceRow, serverOfService, serviceById, updateService } from '../../services/index.ts';
import { CHANGE_LEASE_MS } from '../rules/waits.ts';
import { takeIntent, updateIntent } from '../store/intent.ts';
import { intentFree, jobHeld, leaseHeld, unheldBy } from '../store/lease.ts';
import { astray } from '../store/state.ts';

export type Turn = { ctx: Ctx; run: JobRun; row: ServiceRow; server: ServerRow | null };

/** `idle`: its account is as it should be. From here on nobody knows how it is until `settled` says so. */
export async function take(ctx: Ctx, serviceId: string, run: JobRun): Promise<Turn | 'idle' | 'busy'> {
  const { jobId, leaseToken } = run;
  const now = ctx.now();
  const unit = new Unit(ctx)
    .guard('wrong_state', astray(serviceId))
    .guard('lease_lost', jobHeld(jobId, leaseToken))
    .guard('lease_lost', intentFree(serviceId, jobId, now))
    .guard('lease_lost', unheldBy(serviceId, jobId, now - CHANGE_LEASE_MS))
    .write(
      takeIntent(ctx.db, { serviceId, jobId, leaseToken, now }),
      updateIntent(ctx.db, serviceId, { step: 'capping', updatedAt: now }),
      updateService(ctx.db, serviceId, { provisionStatus: 'deploying' }),
    );
  try {
    await unit.commit(null);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'wrong_state') return 'idle';
    if (error.code === 'lease_lost') return 'busy';
    throw error;
  }
  const [rows, servers] = await reads(ctx.db, [serviceById(ctx.db, serviceId), serverOfService(ctx.db, serviceId)]);
  const row = rows[0];
  if (!row) throw new Error('A service that was taken exists.');
  return { ctx, run, row, server: servers[0] ?? null };
}

/** A unit that commits only while this run holds the service. */
export const held = ({ ctx, run, row }: Turn): Unit =>
  new Unit(ctx).guard('lease_lost', leaseHeld(row.id, run.jobId, run.leaseToken));
