import { saidBlock } from '../../drivers/blocks.ts';
import type { Account } from '../../drivers/provisioning/port.ts';
import { type Block, block, SECRET_BLOCKS } from '../../kernel/blocks.ts';
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { driverOf, openPeer, type ServerRow } from '../../servers/index.ts';
import { requireDelivered } from '../../services/index.ts';
import { fault } from '../words/index.ts';
import { hearNetwork, protocolsNow } from './hear-network.ts';

/** As the panel has it at this moment: what we last wrote there may have been changed by hand. */
export async function readMyAccount(ctx: Ctx, { id }: { id: string }) {
  const { server, vpnName, showsPassword, row } = await requireDelivered(ctx, id, customerOf(ctx).clientId);
  const peer = await openPeer(ctx, server);
  const [seen, network] = await Promise.all([peer.observe(vpnName), hearNetwork(ctx, peer, row)]);
  if (seen.kind !== 'ok' || !seen.value) {
    const why = seen.kind === 'ok' ? 'the account is not there' : seen.why.detail;
    ctx.log.error('service.account_unread', { serviceId: id, why });
    throw new Problem('upstream_failed', { detail: fault('account.silent') });
  }
  const blocks = blocksOf(ctx, server, seen.value).filter(({ kind }) => showsPassword || !SECRET_BLOCKS.includes(kind));
  const protocols = protocolsNow(row, network);
  return { enabled: seen.value.enabled, protocols, ...(blocks.length > 0 ? { blocks } : {}) };
}

/** One that the page does not take is left out and written down: the rest of the page stands. */
function blocksOf(ctx: Ctx, server: ServerRow, account: Account): Block[] {
  const made = driverOf(ctx, server.driver).blocks?.(account) ?? [];
  return made.flatMap((one) => {
    const read = block.safeParse(saidBlock(one, ctx.say));
    if (!read.success) ctx.log.error('service.block_refused', { serverId: server.id, kind: one.kind });
    return read.success ? [read.data] : [];
  });
}
