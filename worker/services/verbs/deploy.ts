import { isBlocked } from '../../accounts/index.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { placeHold, releaseHold } from '../../ledger/index.ts';
import { openPeer, type ServerRow } from '../../servers/index.ts';
import type { Cause } from '../contract/model.ts';
import { accountStranded } from '../events.ts';
import { provisionJob } from '../jobs.ts';
import { type IntentRow, LATE_RUN_MS, mayCancel, mayExist, mayRetry, orderHold, type ServiceRow } from '../rules.ts';
import {
  clientStatusOf,
  intentOf,
  intentUntouched,
  openJobsOf,
  serverOfIntent,
  serviceById,
  serviceUnchanged,
  updateIntent,
  updateService,
} from '../store.ts';

/** Sends the service to be deployed; what is not held for it any more is held first (`insufficient_funds`). */
export function send(ctx: Ctx, unit: Unit, row: ServiceRow): Unit {
  const holdId = row.holdId ?? ctx.id();
  unit
    .guard('wrong_state', serviceUnchanged(row))
    .write(updateService(ctx.db, row.id, { provisionStatus: 'pending', cause: null, holdId, updatedAt: ctx.now() }))
    .enqueue(provisionJob, { serviceId: row.id }, { subject: `service:${row.id}` });
  return row.holdId === null ? unit.write(...placeHold(ctx, orderHold(row, holdId))) : unit;
}

/** From where it stopped. */
export async function retryService(ctx: Ctx, { id }: { id: string }) {
  const [rows, open, clients] = await reads(ctx.db, [
    serviceById(ctx.db, id),
    openJobsOf(ctx.db, id),
    clientStatusOf(ctx.db, id),
  ]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  if (!mayRetry(row, open.length > 0))
    throw new Problem('wrong_state', { detail: `A service that is ${stateOf(row)} is not sent to be deployed.` });
  if (isBlocked(clients[0]?.status))
    throw new Problem('client_blocked', {
      detail: 'Nothing is delivered to a client that is closed or marked as fraud.',
    });
  return send(ctx, new Unit(ctx), row)
    .audit({
      action: 'service.retried',
      subject: `service:${id}`,
      clientId: row.clientId,
      summary: `Sent service ${row.number} to be set up again`,
    })
    .commit({ ok: true as const });
}

type Cancellation = { id: string; reason: string; acceptStranded?: boolean | undefined };

/**
 * Only what was never delivered. The fresh lease token refuses a run that is still at work; an account that it may
 * have made, or may yet make, is removed when no run can be left.
 */
export async function cancelService(ctx: Ctx, { id, reason, acceptStranded = false }: Cancellation) {
  const [rows, intents, servers] = await reads(ctx.db, [
    serviceById(ctx.db, id),
    intentOf(ctx.db, id),
    serverOfIntent(ctx.db, id),
  ]);
  const [row, intent, server] = [rows[0], intents[0], servers[0]];
  if (!row) throw new Problem('not_found');
  if (!mayCancel(row)) throw new Problem('wrong_state', { detail: `A service that is ${stateOf(row)} was delivered.` });
  const vpnName = intent && mayExist(intent) ? intent.vpnName : null;
  if (server && vpnName !== null) await requireAbsent(ctx, vpnName, server, acceptStranded);
  const now = ctx.now();
  const subject = `service:${id}`;
  const cause = { code: 'cancelled', message: reason, at: now };
  const unit = endOrder(ctx, row, intent, { cause, removing: vpnName !== null }).audit({
    action: 'service.cancelled',
    subject,
    clientId: row.clientId,
    summary: `Cancelled the order of service ${row.number}: ${reason}`,
    detail: { acceptStranded, vpnName },
  });
  if (vpnName !== null)
    unit.emit(accountStranded, { serviceId: id }, { key: `${id}:cancelled`, subject, runAt: now + LATE_RUN_MS });
  return unit.commit({ ok: true as const });
}

/** Only if nobody touched it since it was read; what was held is free again. */
export function endOrder(
  ctx: Ctx,
  row: ServiceRow,
  intent: IntentRow | undefined,
  { cause, removing }: { cause: Cause; removing: boolean },
): Unit {
  const { id, clientId, holdId } = row;
  const updatedAt = ctx.now();
  const place = removing ? REMOVING : NOWHERE;
  const unit = new Unit(ctx)
    .guard('wrong_state', serviceUnchanged(row))
    .guard('wrong_state', intentUntouched(id, intent?.leaseToken ?? null, updatedAt))
    .write(
      updateService(ctx.db, id, {
        status: 'cancelled',
        provisionStatus: 'terminated',
        cause,
        holdId: null,
        updatedAt,
      }),
      updateIntent(ctx.db, id, { ...place, leaseToken: ctx.id(), updatedAt }),
    );
  return holdId === null ? unit : unit.write(...releaseHold(ctx, { holdId, clientId, reason: 'order cancelled' }));
}

const REMOVING = { step: 'removing' } as const;
const NOWHERE = { step: 'cancelled', serverId: null, network: null } as const;

async function requireAbsent(ctx: Ctx, name: string, server: ServerRow, acceptStranded: boolean) {
  const seen = await (await openPeer(ctx, server)).observe(name);
  if (seen.kind !== 'ok' && acceptStranded) return;
  if (seen.kind !== 'ok')
    throw new Problem('upstream_failed', {
      detail: `“${server.name}” does not say whether the account ${name} exists (${seen.why.detail}). Cancel when it answers, or accept that the account may be left there until it does.`,
    });
  if (seen.value)
    throw new Problem('wrong_state', {
      detail: `The account ${name} exists on “${server.name}”. Try to deploy again, or delete the account there first.`,
    });
}

const stateOf = (row: ServiceRow): string => `${row.status} (${row.provisionStatus.replaceAll('_', ' ')})`;
