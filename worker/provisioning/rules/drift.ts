import type { Account } from '../../drivers/provisioning/port.ts';
import type { ServiceRow } from '../../services/index.ts';
import type { Drift } from '../contract/model.ts';

/** How the account on its server differs from what the service says. */
export function driftOf(row: ServiceRow, seen: Account | null): Drift[] {
  const gone = row.status === 'terminated' || row.status === 'cancelled';
  if (seen === null) return gone ? [] : [{ field: 'account', here: row.vpnName ?? '', there: null }];
  if (gone) return [{ field: 'account', here: '', there: seen.name }];
  const pairs: readonly (readonly [Drift['field'], unknown, unknown])[] = [
    ['enabled', row.status === 'active', seen.enabled],
    ['downMbps', row.downMbps, seen.caps.downMbps],
    ['upMbps', row.upMbps, seen.caps.upMbps],
    // A server that does not say where it is says nothing against it.
    ['network', row.network ?? seen.network, seen.network ?? row.network],
  ];
  return pairs.flatMap(([field, here, there]) =>
    here === there ? [] : [{ field, here: String(here), there: String(there) }],
  );
}
