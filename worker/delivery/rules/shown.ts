import type { Account, Network, Outcome } from '../../drivers/provisioning/port.ts';
import { protocolsOf, type ServiceRow } from '../../services/index.ts';

/** What an answer says of the account; its password stays out. `network`: what the server says of its network, if it does. */
export function observedOf(row: ServiceRow, seen: Outcome<Account | null>, network: Network | null) {
  const protocols = network?.protocols ?? protocolsOf(row);
  if (seen.kind !== 'ok') return { presence: 'unknown' as const, account: null, protocols };
  if (seen.value === null) return { presence: 'missing' as const, account: null, protocols };
  const { password: _, ...account } = seen.value;
  return { presence: 'there' as const, account, protocols };
}
