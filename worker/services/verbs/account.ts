import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { openPeer } from '../../servers/index.ts';
import { serverOfClient, serviceOfClient } from '../store.ts';
import { active, customerOf } from './portal.ts';

/** As the panel has it at this moment: what we last wrote there may have been changed by hand. */
export async function readAccount(ctx: Ctx, { id }: { id: string }) {
  const { clientId } = customerOf(ctx);
  const [rows, servers] = await reads(ctx.db, [
    serviceOfClient(ctx.db, clientId, id),
    serverOfClient(ctx.db, clientId, id),
  ]);
  const row = active(rows[0]);
  const server = servers[0];
  if (!server || row.vpnName === null) throw new Problem('not_active');
  const seen = await (await openPeer(ctx, server)).observe(row.vpnName);
  if (seen.kind !== 'ok' || !seen.value) {
    const why = seen.kind === 'ok' ? 'the account is not there' : seen.why.detail;
    ctx.log.error('service.account_unread', { serviceId: row.id, why });
    throw new Problem('upstream_failed', { detail: 'The VPN server does not say how your account stands.' });
  }
  return { enabled: seen.value.enabled };
}
