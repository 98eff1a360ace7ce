import { type Ctx, customerOf } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { openPeer } from '../../servers/index.ts';
import { requireDelivered } from '../../services/index.ts';
import { fault } from '../words/index.ts';

/** As the panel has it at this moment: what we last wrote there may have been changed by hand. */
export async function readMyAccount(ctx: Ctx, { id }: { id: string }) {
  const { server, vpnName } = await requireDelivered(ctx, id, customerOf(ctx).clientId);
  const seen = await (await openPeer(ctx, server)).observe(vpnName);
  if (seen.kind !== 'ok' || !seen.value) {
    const why = seen.kind === 'ok' ? 'the account is not there' : seen.why.detail;
    ctx.log.error('service.account_unread', { serviceId: id, why });
    throw new Problem('upstream_failed', { detail: fault('account.silent') });
  }
  return { enabled: seen.value.enabled };
}
