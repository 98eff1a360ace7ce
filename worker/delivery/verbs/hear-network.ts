import type { Network, Outcome, Protocols, ProvisioningPeer } from '../../drivers/provisioning/port.ts';
import type { Ctx } from '../../kernel/context.ts';
import { learnNetwork, protocolsOf, type ServiceRow } from '../../services/index.ts';

/** The network of a service as its server has it now; every service in it learns of what was switched on or off. */
export async function hearNetwork(
  ctx: Ctx,
  peer: ProvisioningPeer,
  { id, serverId, network }: Pick<ServiceRow, 'id' | 'serverId' | 'network'>,
): Promise<Outcome<Network | null>> {
  if (network === null || serverId === null) return { kind: 'ok', value: null };
  const heard = await peer.network(network);
  if (heard.kind === 'ok')
    ctx.aside('service.network_not_noted', (db) => [learnNetwork(db, serverId, heard.value)], { serviceId: id });
  return heard;
}

/** Those of the network that was heard; what its panel does not say is as it was. */
export function protocolsNow(row: ServiceRow, heard: Outcome<Network | null>): Protocols {
  const known = protocolsOf(row);
  if (heard.kind !== 'ok' || !heard.value) return known;
  const said = Object.entries(heard.value.protocols).filter(([, on]) => on !== null);
  return { ...known, ...Object.fromEntries(said) };
}
