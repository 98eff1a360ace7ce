import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { openPeer, type ServerRow } from '../../servers/index.ts';
import { serviceById } from '../../services/index.ts';
import { accountStranded } from '../events.ts';
import { mayCancel, mayExist, stateOf } from '../rules/order.ts';
import { LATE_RUN_MS } from '../rules/waits.ts';
import { intentOf, serverOfIntent } from '../store/intent.ts';
import { fault, happened, noted } from '../words/index.ts';
import { endOrder } from './end-order.ts';

type Cancellation = { id: string; reason: string; note?: string | undefined; acceptStranded?: boolean | undefined };

/**
 * Only what was never delivered. The fresh lease token refuses a run that is still at work; an account that it may
 * have made, or may yet make, is removed when no run can be left.
 */
export async function cancelOrder(ctx: Ctx, { id, reason, note, acceptStranded = false }: Cancellation) {
  const [rows, intents, servers] = await reads(ctx.db, [
    serviceById(ctx.db, id),
    intentOf(ctx.db, id),
    serverOfIntent(ctx.db, id),
  ]);
  const [row, intent, server] = [rows[0], intents[0], servers[0]];
  if (!row) throw new Problem('not_found');
  if (!mayCancel(row)) throw new Problem('wrong_state', { detail: fault('cancel.delivered', { state: stateOf(row) }) });
  const vpnName = intent && mayExist(intent) ? intent.vpnName : null;
  if (server && vpnName !== null) await requireAbsent(ctx, vpnName, server, acceptStranded);
  const now = ctx.now();
  const subject = `service:${id}`;
  const cause = { code: 'cancelled', message: reason, at: now };
  const unit = endOrder(ctx, row, intent, { cause, removing: vpnName !== null }).audit({
    action: 'service.cancelled',
    subject,
    clientId: row.clientId,
    words: noted(happened('cancelled.byStaff', { number: row.number, reason }), note),
    detail: { acceptStranded, vpnName },
  });
  if (vpnName !== null)
    unit.emit(accountStranded, { serviceId: id }, { key: `${id}:cancelled`, subject, runAt: now + LATE_RUN_MS });
  return unit.commit({ ok: true as const });
}

async function requireAbsent(ctx: Ctx, name: string, server: ServerRow, acceptStranded: boolean) {
  const seen = await (await openPeer(ctx, server)).observe(name);
  if (seen.kind !== 'ok' && acceptStranded) return;
  if (seen.kind !== 'ok')
    throw new Problem('upstream_failed', {
      detail: fault('cancel.unknown', { server: server.name, account: name, why: seen.why.detail }),
    });
  if (seen.value)
    throw new Problem('wrong_state', {
      detail: fault('cancel.exists', { server: server.name, account: name }),
    });
}
