import type { NetworkDetail } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import type { Unit } from '../../kernel/unit/unit.ts';
import { networksChanged } from '../events.ts';
import { keepReading } from '../store/reading.ts';

/** How full it is changes all day, and is nothing that anybody must be told. */
const lasting = (networks: readonly NetworkDetail[]) =>
  JSON.stringify(networks.map(({ name, protocols, caps }) => [name, protocols, caps]));

/** A copy for the time when the panel does not answer; whoever lives by it hears of what changed. `before`: the last. */
export function keepNetworks(
  ctx: Ctx,
  unit: Unit,
  serverId: string,
  networks: readonly NetworkDetail[],
  before: { content: string } | undefined,
): void {
  const at = ctx.now();
  unit.write(keepReading(ctx.db, serverId, 'networks', at, networks));
  if (before && lasting(JSON.parse(before.content) as NetworkDetail[]) === lasting(networks)) return;
  unit.emit(networksChanged, { serverId }, { key: `${serverId}:${at}`, subject: `server:${serverId}` });
}
