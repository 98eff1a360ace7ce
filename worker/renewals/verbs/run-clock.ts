/**
 * The service's life on the clock: each minute what is due is charged, suspended, resumed, terminated or cancelled, in
 * chunks of a few statements. What was read only proposes; each statement looks again when it is committed.
 */
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { chargeMany } from '../../ledger/index.ts';
import { convergeJob } from '../../provisioning/index.ts';
import {
  noticeAgain,
  serviceCancelled,
  serviceRenewed,
  serviceResumed,
  serviceSuspended,
  serviceTerminated,
} from '../../services/index.ts';
import { startWaitingJob } from '../jobs.ts';
import { type Plan, planOf, setAside } from '../rules/plan.ts';
import {
  type ClockedRow,
  chargesAudit,
  dueServices,
  ended,
  fallsShort,
  forgetRises,
  graced,
  lookLater,
  renewed,
  renews,
  resumed,
  resumes,
  risenClients,
  stillActive,
  stillSame,
  stillShort,
  suspended,
  unpaidOfRisen,
  waitingOfRisen,
} from '../store.ts';
import { happened } from '../words/index.ts';
import { lookAtFunds } from './look-at-funds.ts';

/** Chunks of one run; the rest is left to the next minute. */
const ROUNDS = 60;

export async function runClock(ctx: Ctx): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) if (!(await oneRound(ctx))) break;
  await lookAtFunds(ctx);
}

type Rises = Parameters<typeof forgetRises>[1];

/** False when nothing was left to do. */
async function oneRound(ctx: Ctx): Promise<boolean> {
  const now = ctx.now();
  const [rises, woken, waiting, due] = await reads(ctx.db, [
    risenClients(ctx.db),
    unpaidOfRisen(ctx.db, now),
    waitingOfRisen(ctx.db),
    dueServices(ctx.db, now),
  ]);
  if (rises.length + due.length === 0) return false;
  const rows = [...new Map([...woken, ...due].map((row) => [row.id, row])).values()];
  await settle(ctx, rows);
  if (rises.length > 0) await wake(ctx, rises, waiting);
  return true;
}

/** Rises are forgotten only after what they pay for was tried; a run that dies in between tries again. */
async function wake(ctx: Ctx, rises: Rises, waiting: readonly { clientId: string }[]) {
  const orders = waiting.map(({ clientId }) => ({ payload: { clientId }, subject: `client:${clientId}` }));
  const ids = rises.map((r) => r.clientId);
  const unit = new Unit(ctx).write(noticeAgain(ctx.db, ids, ctx.now()), forgetRises(ctx.db, rises));
  for (const { payload, subject } of orders) unit.enqueue(startWaitingJob, payload, { subject });
  await unit.commit(null);
}

/** A row that the database refuses must not stop the others: the chunk is halved until the row is alone. */
async function settle(ctx: Ctx, rows: readonly ClockedRow[]): Promise<void> {
  const [only] = rows;
  if (!only) return;
  try {
    await commitPlan(ctx, planOf(rows, ctx.now()));
  } catch (error) {
    ctx.log.error('services.clock_refused', { services: rows.length, first: only.id, error });
    if (rows.length === 1) {
      const why = error instanceof Error ? error.message : String(error);
      await new Unit(ctx).write(lookLater(ctx.db, [setAside(only, ctx.now(), why)])).commit(null);
      return;
    }
    const half = Math.ceil(rows.length / 2);
    await settle(ctx, rows.slice(0, half));
    await settle(ctx, rows.slice(half));
  }
}

async function commitPlan(ctx: Ctx, plan: Plan): Promise<void> {
  const unit = new Unit(ctx);
  const run = ctx.id();
  const { renewals, resumptions, endings, later } = plan;
  if (renewals.length > 0) unit.write(...chargeMany(ctx, renewals, run, stillActive));
  if (resumptions.length > 0) unit.write(...chargeMany(ctx, resumptions, run, stillShort));
  renew(ctx, unit, plan);
  resume(ctx, unit, plan);
  if (endings.length > 0) end(ctx, unit, plan);
  if (later.length > 0) unit.write(lookLater(ctx.db, later));
  const charged = [...renewals, ...resumptions];
  // How many they were is counted by the statement itself.
  if (charged.length > 0) unit.write(chargesAudit(ctx, run, charged, happened('charged', { n: 0 }).code));
  await unit.commit(null);
}

function renew(ctx: Ctx, unit: Unit, { renewals }: Plan) {
  if (renewals.length === 0) return;
  const now = ctx.now();
  const told = renewals.filter((r) => r.tell);
  const over = renewals.filter((r) => r.graceEnd <= now);
  const within = renewals.filter((r) => r.graceEnd > now);
  if (told.length > 0) unit.emitEach(serviceRenewed, told, renews);
  if (over.length > 0)
    unit
      .enqueueEach(convergeJob, unkeyed(over), fallsShort)
      .auditEach('service.suspended', over, fallsShort)
      .emitEach(serviceSuspended, over, fallsShort);
  unit.write(renewed(ctx.db, renewals, now));
  if (over.length > 0) unit.write(suspended(ctx.db, over, now));
  if (within.length > 0) unit.write(graced(ctx.db, within));
}

function resume(ctx: Ctx, unit: Unit, { resumptions }: Plan) {
  if (resumptions.length === 0) return;
  unit
    .enqueueEach(convergeJob, unkeyed(resumptions), resumes)
    .auditEach('service.resumed', resumptions, resumes)
    .emitEach(serviceResumed, resumptions, resumes)
    .write(resumed(ctx.db, resumptions, ctx.now()));
}

function end(ctx: Ctx, unit: Unit, { endings }: Plan) {
  const terminated = endings.filter((e) => e.status === 'terminated');
  const cancelled = endings.filter((e) => e.status === 'cancelled');
  if (terminated.length > 0)
    unit
      .enqueueEach(convergeJob, unkeyed(terminated), stillSame)
      .auditEach('service.terminated', terminated, stillSame)
      .emitEach(serviceTerminated, terminated, stillSame);
  if (cancelled.length > 0)
    unit.auditEach('service.cancelled', cancelled, stillSame).emitEach(serviceCancelled, cancelled, stillSame);
  unit.write(ended(ctx.db, endings, ctx.now()));
}

/** Each turn of a service asks its server again: one that is asked twice does nothing the second time. */
const unkeyed = <T extends { key: string }>(rows: readonly T[]): Omit<T, 'key'>[] =>
  rows.map(({ key: _, ...row }) => row);
