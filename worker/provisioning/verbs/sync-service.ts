import type { Account } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { faultWords, openPeer } from '../../servers/index.ts';
import {
  ACCOUNT_MISSING,
  causeOf,
  clockUnchanged,
  type ServiceRow,
  serverOfService,
  serviceById,
  serviceUnchanged,
  updateService,
} from '../../services/index.ts';
import { convergeJob } from '../jobs.ts';
import { driftOf } from '../rules/drift.ts';
import { fault, happened } from '../words/index.ts';

/** A person waits for the answer. */
const ASK_MS = 12_000;

/**
 * Asks the server and says what differs. `repair` sends a job that brings the account to what the service says; also
 * when a person was waited for. An account that is absent cannot be repaired: its customer would get other secrets. Of an
 * active service that is written down at once, and a person decides (`recreate`).
 */
export async function syncService(ctx: Ctx, { id, repair = false }: { id: string; repair?: boolean | undefined }) {
  const [rows, servers] = await reads(ctx.db, [serviceById(ctx.db, id), serverOfService(ctx.db, id)]);
  const [row, server] = [rows[0], servers[0]];
  if (!row) throw new Problem('not_found');
  if (!server || row.vpnName === null || row.activatedAt === null)
    throw new Problem('wrong_state', { detail: fault('account.none') });
  const seen = await (await openPeer(ctx, server, { serviceId: id, insist: true, timeoutMs: ASK_MS })).observe(
    row.vpnName,
  );
  if (seen.kind !== 'ok')
    throw new Problem('upstream_failed', {
      detail: fault('sync.silent', { server: server.name, why: faultWords(seen.why) }),
    });
  const drift = driftOf(row, seen.value);
  if (seen.value === null && isWhole(row)) {
    await noteMissing(ctx, row, server.name);
    return { drift, repairing: false };
  }
  const repairing = repair && (drift.length > 0 || row.provisionStatus === 'needs_attention');
  if (repairing) await sendRepair(ctx, row, seen.value);
  return { drift, repairing };
}

/** Active, nothing is being done to it, and its absence is not known yet. */
const isWhole = ({ status, provisionStatus, cause }: ServiceRow): boolean =>
  status === 'active' &&
  (provisionStatus === 'completed' || (provisionStatus === 'needs_attention' && cause?.code !== ACCOUNT_MISSING));

const noteMissing = (ctx: Ctx, row: ServiceRow, serverName: string) =>
  new Unit(ctx)
    .guard('stale_write', serviceUnchanged(row))
    .write(
      updateService(ctx.db, row.id, {
        provisionStatus: 'needs_attention',
        cause: causeOf(ACCOUNT_MISSING, ctx.now()),
        updatedAt: ctx.now(),
      }),
    )
    .audit({
      action: 'service.needs_attention',
      subject: `service:${row.id}`,
      clientId: row.clientId,
      words: happened('missing', { number: row.number, server: serverName, account: row.vpnName ?? '' }),
      detail: { cause: ACCOUNT_MISSING, vpnName: row.vpnName },
    })
    .commit(null);

const sendRepair = (ctx: Ctx, row: ServiceRow, seen: Account | null) =>
  new Unit(ctx)
    .guard('stale_write', clockUnchanged(row))
    .write(updateService(ctx.db, row.id, { provisionStatus: 'deploying', updatedAt: ctx.now() }))
    .enqueue(convergeJob, { serviceId: row.id }, { subject: `service:${row.id}` })
    .audit({
      action: 'service.repair_requested',
      subject: `service:${row.id}`,
      clientId: row.clientId,
      words: happened('sync.asked', { number: row.number }),
      detail: { drift: driftOf(row, seen) },
    })
    .commit(null);
