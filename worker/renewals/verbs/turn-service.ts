/** What staff do to a delivered service. Each turns the status at once; a job turns the account on its server. */
import { isBlocked } from '../../accounts/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import type { Word } from '../../kernel/words/word.ts';
import { chargeWallet } from '../../ledger/index.ts';
import { convergeJob } from '../../provisioning/index.ts';
import {
  clientStatusOf,
  clockUnchanged,
  dueOf,
  firstNoticeAt,
  freshSpan,
  periodCharge,
  type ServiceRow,
  serviceById,
  serviceResumed,
  serviceSuspended,
  serviceTerminated,
  soldProduct,
  statusWord,
  updateService,
} from '../../services/index.ts';
import { fault, happened, noted } from '../words/index.ts';

type Become = 'suspended' | 'unsuspended' | 'terminated';
/** The customer reads `reason`; `note` stays in the activity log. */
type Because = { id: string; reason: string; note?: string | undefined };

export async function suspendService(ctx: Ctx, { id, reason, note }: Because) {
  const row = await readIn(ctx, id, ['active'], 'suspended');
  const now = ctx.now();
  const suspended = { status: 'suspended', suspension: 'staff', suspendedAt: now, terminateAt: null } as const;
  return turn(ctx, row, 'service.suspended', noted(happened('suspended', { number: row.number, reason }), note))
    .write(
      updateService(ctx.db, id, {
        ...suspended,
        cause: { code: 'suspended_by_staff', message: reason, at: now },
        dueAt: dueOf({ ...row, ...suspended }),
        noticeAt: null,
        updatedAt: now,
      }),
    )
    .emit(serviceSuspended, { serviceId: id }, { key: `${id}:${now}`, subject: `service:${id}` })
    .commit({ ok: true as const });
}

/** The time of the suspension is not charged. What was paid beyond it still counts. */
export async function unsuspendService(ctx: Ctx, { id }: { id: string }) {
  const [rows, statuses, products] = await reads(ctx.db, [
    serviceById(ctx.db, id),
    clientStatusOf(ctx.db, id),
    soldProduct(ctx.db, id),
  ]);
  const row = requireIn(rows[0], ['suspended'], 'unsuspended');
  if (isBlocked(statuses[0]?.status))
    throw new Problem('client_blocked', {
      detail: fault('client.blocked'),
    });
  if (row.terminationRequestedAt !== null) throw new Problem('wrong_state', { detail: fault('end.asked') });
  const now = ctx.now();
  const span = row.paidThrough > now ? null : freshSpan(row, now);
  const begun =
    span?.end != null ? { anchorDay: span.anchorDay, anchorTimeMs: span.anchorTimeMs, paidThrough: span.end } : {};
  const after = { ...row, ...begun, status: 'active' as const, suspension: null, suspendedAt: null, terminateAt: null };
  const { suspension, suspendedAt, terminateAt } = after;
  const days = products[0]?.lowBalanceDays ?? 0;
  const unit = turn(ctx, row, 'service.resumed', happened('resumed', { number: row.number }))
    .write(
      updateService(ctx.db, id, {
        ...{ status: 'active', suspension, suspendedAt, terminateAt, ...begun, cause: null },
        dueAt: dueOf(after),
        noticeAt: dueOf(after) === null ? null : firstNoticeAt(row, after.paidThrough, days, now),
        updatedAt: now,
      }),
    )
    .emit(serviceResumed, { serviceId: id }, { key: `${id}:resumed:${now}`, subject: `service:${id}` });
  const charge = span === null ? null : periodCharge(row, span, 'resumption');
  if (charge && charge.amountMicro > 0) {
    const { clientId, currency } = row;
    unit.write(...chargeWallet(ctx, { ...charge, clientId, serviceId: id, currency }));
  }
  return unit.commit({ ok: true as const });
}

export async function terminateService(ctx: Ctx, { id, reason, note }: Because) {
  const row = await readIn(ctx, id, ['active', 'suspended', 'manual', 'fraud'], 'terminated');
  const now = ctx.now();
  return turn(ctx, row, 'service.terminated', noted(happened('terminated', { number: row.number, reason }), note))
    .write(
      updateService(ctx.db, id, {
        status: 'terminated',
        terminatedAt: now,
        cause: { code: 'terminated_by_staff', message: reason, at: now },
        dueAt: null,
        noticeAt: null,
        updatedAt: now,
      }),
    )
    .emit(serviceTerminated, { serviceId: id }, { key: `${id}:ended`, subject: `service:${id}` })
    .commit({ ok: true as const });
}

async function readIn(ctx: Ctx, id: string, statuses: readonly ServiceRow['status'][], become: Become) {
  const [rows] = await reads(ctx.db, [serviceById(ctx.db, id)]);
  return requireIn(rows[0], statuses, become);
}

function requireIn(row: ServiceRow | undefined, statuses: readonly ServiceRow['status'][], become: Become) {
  if (!row) throw new Problem('not_found');
  if (!statuses.includes(row.status))
    throw new Problem('wrong_state', { detail: fault(`turn.${become}`, { status: statusWord(row.status) }) });
  return row;
}

/** A top-up, the clock or a colleague may have turned the service since it was read: then nothing happens. */
const turn = (ctx: Ctx, row: ServiceRow, action: string, words: Word): Unit =>
  new Unit(ctx)
    .guard('stale_write', clockUnchanged(row))
    .enqueue(convergeJob, { serviceId: row.id }, { subject: `service:${row.id}` })
    .audit({
      action,
      subject: `service:${row.id}`,
      clientId: row.clientId,
      words,
      detail: { before: row.status, paidThrough: row.paidThrough },
    });
