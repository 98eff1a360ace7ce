import type { ProvisioningPeer } from '../../drivers/provisioning/port.ts';
import type { JobOutcome, JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Unit } from '../../kernel/unit/unit.ts';
import { kept, type Word } from '../../kernel/words/word.ts';
import { faultWords, openPeer, tellPages } from '../../servers/index.ts';
import { serverOfService, serviceById, statusWord, updateService } from '../../services/index.ts';
import { convergeWaitMs } from '../rules/waits.ts';
import { updateIntent } from '../store/intent.ts';
import { astray } from '../store/state.ts';
import { because, happened } from '../words/index.ts';
import { asRun, type Hold, held, take } from './hold-service.ts';
import { measure } from './measure-usage.ts';
import { settled, type Turn } from './record-settled.ts';

/**
 * Tells the server what the service's status means for its account: enabled with its speeds, disabled, or gone. The
 * status is read after the service was taken, and looked at again when the result is kept: when it changed meanwhile, the
 * account is turned once more. So a job may come late, twice or out of order.
 */
export async function converge(ctx: Ctx, { serviceId }: { serviceId: string }, run: JobRun): Promise<JobOutcome> {
  const hold = asRun(ctx, serviceId, run);
  const taken = await take(
    hold,
    astray(serviceId),
    updateIntent(ctx.db, serviceId, { step: 'capping', updatedAt: ctx.now() }),
    updateService(ctx.db, serviceId, { provisionStatus: 'deploying' }),
  );
  if (taken === 'idle') return undefined;
  if (taken === 'busy') return { later: 5_000, why: because('anotherRun') };
  const turn = await load(hold, run);
  if (turn.server && turn.row.status !== 'active') ctx.defer(tellPages(ctx, turn.server.id));
  try {
    return await apply(turn);
  } catch (error) {
    if (error instanceof Problem && error.code === 'lease_lost') return undefined;
    if (error instanceof Problem && error.code === 'wrong_state') return { later: 1_000, why: because('changed') };
    ctx.log.error('service.converge_threw', { serviceId, error });
    return failed(turn, because('unexpected'), true);
  }
}

/** From here on nobody knows how the account is until `settled` says so. */
async function load(hold: Hold, run: JobRun): Promise<Turn> {
  const { ctx, serviceId } = hold;
  const [rows, servers] = await reads(ctx.db, [serviceById(ctx.db, serviceId), serverOfService(ctx.db, serviceId)]);
  const row = rows[0];
  if (!row) throw new Error('A service that was taken exists.');
  return { ctx, run, hold, row, server: servers[0] ?? null };
}

async function apply(turn: Turn): Promise<JobOutcome> {
  const { row, server } = turn;
  if (!server || row.vpnName === null) return settled(turn, null);
  const peer = await openPeer(turn.ctx, server);
  if (row.status === 'terminated') {
    const wait = await measure(turn, peer, server);
    if (wait) return failed(turn, wait, true);
  }
  const done = await ask(peer, turn, row.vpnName);
  if (done.kind === 'ok') return settled(turn, server);
  return failed(
    turn,
    because('onServer', { server: server.name, why: faultWords(done.why) }),
    done.kind === 'retry',
    done.kind === 'retry' ? done.afterMs : 0,
  );
}

function ask(peer: ProvisioningPeer, { row }: Turn, name: string) {
  if (row.status === 'terminated') return peer.remove(name);
  if (row.status === 'suspended') return peer.suspend(name);
  const { downMbps, upMbps, network } = row;
  return peer.ensure({ name, network, caps: { downMbps, upMbps } });
}

/** Kept for staff at once; when asking again does not help, or has not for long, a person looks. */
async function failed(turn: Turn, why: Word, mayPass: boolean, askedMs = 0): Promise<JobOutcome> {
  const { ctx, row, run } = turn;
  const fault = kept(why, 500);
  const given = !mayPass || run.lastAttempt;
  const unit = held(turn.hold).write(
    updateService(ctx.db, row.id, { fault, ...(given ? { provisionStatus: 'needs_attention' } : {}) }),
    updateIntent(ctx.db, row.id, { step: 'done', updatedAt: ctx.now() }),
  );
  if (given)
    unit.audit({
      action: 'service.needs_attention',
      subject: `service:${row.id}`,
      clientId: row.clientId,
      words: happened('unsettled', { number: row.number, status: statusWord(row.status), why }),
      detail: { attempts: run.attempt },
    });
  await commitIfHeld(unit);
  if (given) return { giveUp: why };
  return { later: Math.max(convergeWaitMs(run.attempt), Math.min(askedMs, 60_000)), why };
}

async function commitIfHeld(unit: Unit) {
  try {
    await unit.commit(null);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'lease_lost') throw error;
  }
}
