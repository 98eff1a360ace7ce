import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit.ts';
import { placeHold, releaseHold } from '../../ledger/index.ts';
import { openPeer } from '../../servers/index.ts';
import { provisionJob } from '../jobs.ts';
import { mayCancel, mayExist, mayRetry, orderHold, type ServiceRow } from '../rules.ts';
import {
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
  const [rows, open] = await reads(ctx.db, [serviceById(ctx.db, id), openJobsOf(ctx.db, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  if (!mayRetry(row, open.length > 0))
    throw new Problem('wrong_state', { detail: `A service that is ${stateOf(row)} is not sent to be deployed.` });
  return send(ctx, new Unit(ctx), row)
    .audit({
      action: 'service.retried',
      subject: `service:${id}`,
      clientId: row.clientId,
      summary: `Sent service ${row.number} to be set up again`,
    })
    .commit({ ok: true as const });
}

/** Only what was never delivered, and only when its server says that nothing is there. */
export async function cancelService(ctx: Ctx, { id, reason }: { id: string; reason: string }) {
  const [rows, intents, servers] = await reads(ctx.db, [
    serviceById(ctx.db, id),
    intentOf(ctx.db, id),
    serverOfIntent(ctx.db, id),
  ]);
  const [row, intent, server] = [rows[0], intents[0], servers[0]];
  if (!row) throw new Problem('not_found');
  if (!mayCancel(row)) throw new Problem('wrong_state', { detail: `A service that is ${stateOf(row)} was delivered.` });
  if (intent && server && mayExist(intent)) await requireAbsent(ctx, intent.vpnName ?? '', server);
  const now = ctx.now();
  const cause = { code: 'cancelled', message: reason, at: now };
  const closed = { step: 'cancelled', serverId: null, network: null, updatedAt: now } as const;
  const unit = new Unit(ctx)
    .guard('wrong_state', serviceUnchanged(row))
    .guard('wrong_state', intentUntouched(id, intent?.leaseToken ?? null, now))
    .write(
      updateService(ctx.db, id, {
        status: 'cancelled',
        provisionStatus: 'terminated',
        cause,
        holdId: null,
        updatedAt: now,
      }),
      updateIntent(ctx.db, id, closed),
    )
    .audit({
      action: 'service.cancelled',
      subject: `service:${id}`,
      clientId: row.clientId,
      summary: `Cancelled the order of service ${row.number}: ${reason}`,
    });
  if (row.holdId !== null)
    unit.write(...releaseHold(ctx, { holdId: row.holdId, clientId: row.clientId, reason: 'order cancelled' }));
  return unit.commit({ ok: true as const });
}

async function requireAbsent(ctx: Ctx, name: string, server: Parameters<typeof openPeer>[1]) {
  const seen = await (await openPeer(ctx, server)).observe(name);
  if (seen.kind !== 'ok')
    throw new Problem('upstream_failed', {
      detail: `“${server.name}” does not say whether the account ${name} exists (${seen.why.detail}). Cancel when it answers.`,
    });
  if (seen.value)
    throw new Problem('wrong_state', {
      detail: `The account ${name} exists on “${server.name}”. Try to deploy again, or delete the account there first.`,
    });
}

const stateOf = (row: ServiceRow): string => `${row.status} (${row.provisionStatus.replaceAll('_', ' ')})`;
