import type { NetworkDetail } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { readingOf } from '../../servers/index.ts';
import { learnNetwork } from '../store/moves.ts';

/** A protocol that an operator switched on or off at a network reaches the services that are in it already. */
export async function learnNetworks(ctx: Ctx, { serverId }: { serverId: string }) {
  const [[kept]] = await reads(ctx.db, [readingOf(ctx.db, serverId, 'networks')]);
  if (!kept) return undefined;
  const networks = JSON.parse(kept.content) as NetworkDetail[];
  return new Unit(ctx).write(...networks.map((network) => learnNetwork(ctx.db, serverId, network))).commit(undefined);
}
