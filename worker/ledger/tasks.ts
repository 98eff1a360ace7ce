import { type Task, task } from '../kernel/app.ts';
import type { Ctx } from '../kernel/context.ts';
import { reads } from '../kernel/db/db.ts';
import { taskJob } from '../kernel/jobs/task.ts';
import { asProblem } from '../kernel/problem.ts';
import { Unit } from '../kernel/unit/unit.ts';
import { proveOn } from './proof.ts';
import { type LedgerProof, newWalk, proofOf } from './rules.ts';
import { advanceWalk, beginWalk, walksQuery, walkUnchanged } from './store/proof.ts';
import { happened } from './words/index.ts';

/**
 * Nightly: balances against transfers, client by client. A run reads so many rows at most and queues the next one; a
 * walk that was broken off is taken up the next night. A red result stands in the activity log until somebody looks.
 */
export const proveLedger: Task = task({
  name: 'ledger.prove',
  group: 'finance',
  cron: '17 3 * * *',
  run: (ctx) => walkOn(ctx),
});

export async function walkOn(ctx: Ctx, rowsPerRun?: number): Promise<void> {
  const { db } = ctx;
  const [[open]] = await reads(db, walksQuery(db));
  const walk = open ?? newWalk(ctx.id(), ctx.now());
  const { proof, last, finished } = await proveOn(ctx, walk.lastClient, proofOf(walk), rowsPerRun);
  const unit = new Unit(ctx);
  if (open) unit.guard('lease_lost', walkUnchanged(open));
  else unit.write(beginWalk(db, walk));
  unit.write(advanceWalk(db, walk.id, last, proof, finished ? ctx.now() : null));
  if (!finished) unit.enqueue(taskJob(proveLedger), {}, { cause: `ledger.prove: ${proof.clients} clients so far` });
  if (finished && !proof.green) alarm(unit, proof);
  try {
    await unit.commit(undefined);
  } catch (error) {
    if (asProblem(error).code !== 'lease_lost') throw error;
    ctx.log.info('ledger.walk_taken_over', { walk: walk.id });
    return;
  }
  if (!finished) return;
  if (proof.green) ctx.log.info('ledger.proved', { clients: proof.clients });
  else ctx.log.error('ledger.red', { ...proof });
}

const alarm = (unit: Unit, proof: LedgerProof) =>
  unit.audit({
    action: 'ledger.red',
    subject: 'ledger:proof',
    words: happened('ledger.red', { faults: proof.faultCount }),
    detail: proof,
  });
