/** Pure: where an account may go, and how it may be named. */
import type { ProductRecord } from '../../catalog/index.ts';
import type { Fault } from '../../drivers/provisioning/port.ts';
import type { ServerRow } from '../../servers/index.ts';
import type { ServiceRow } from '../../services/index.ts';
import type { SkippedPair } from '../contract/model.ts';

/** `bound` 0: the server has left the product's server group since the pair was saved. */
export type Candidate = { server: ServerRow; network: string | null; bound?: number };

/** The product's pairs in order; without any, its one server (or the group's first) with the network left to the panel. */
export function candidatesOf(
  targets: readonly { serverId: string; network: string; bound: number }[],
  servers: readonly ServerRow[],
  fallback: ServerRow | undefined,
): Candidate[] {
  if (targets.length === 0) return fallback ? [{ server: fallback, network: null }] : [];
  return targets.flatMap(({ serverId, network, bound }) => {
    const server = servers.find((s) => s.id === serverId);
    return server ? [{ server, network, bound }] : [];
  });
}

/** Why a server is not even asked, or null. */
export function whyNotAsked(
  server: Pick<ServerRow, 'disabled' | 'maxAccounts' | 'accounts'>,
  bound = 1,
): string | null {
  if (bound === 0) return 'the server is no longer in the server group of the product';
  if (server.disabled === 1) return 'server disabled';
  const { maxAccounts, accounts } = server;
  return maxAccounts !== null && accounts >= maxAccounts ? `max accounts: ${accounts} of ${maxAccounts} used` : null;
}

export const skippedOf = ({ server, network }: Candidate, reason: string): SkippedPair => ({
  serverId: server.id,
  serverName: server.name,
  network,
  reason: reason.slice(0, 300),
});

export const samePair = (a: { serverId: string | null; network: string | null }, b: Candidate): boolean =>
  a.serverId === b.server.id && a.network === b.network;

const UNREACHABLE: readonly Fault['class'][] = ['transport', 'dns', 'tls', 'server', 'not_json', 'redirect'];

export function reasonOf(fault: Fault): string {
  if (fault.class === 'no_ip') return `full: ${fault.detail}`;
  if (fault.class === 'limit') return `no slots: ${fault.detail}`;
  if (fault.class === 'busy') return `busy: ${fault.detail}`;
  if (fault.class === 'validation') return explained(fault);
  return UNREACHABLE.includes(fault.class) ? `unreachable: ${fault.detail}` : `refused: ${fault.detail}`;
}

const explained = ({ detail, fields }: Fault): string => {
  const more = Object.values(fields ?? {}).filter((text) => !detail.includes(text));
  return `refused: ${[detail, ...more].join('; ')}`;
};

type Place = Pick<ServiceRow, 'serverId' | 'network'>;

/** What staff are told when a service is on a server or in a network that its new product does not sell. */
export function foreignPlace(
  at: Place,
  serverName: string,
  product: Pick<ProductRecord, 'serverId' | 'serverGroupId'>,
  targets: readonly { serverId: string; network: string }[],
): string | null {
  const sold =
    targets.length === 0
      ? product.serverId === null || product.serverId === at.serverId
      : targets.some((t) => t.serverId === at.serverId && t.network === at.network);
  return sold ? null : `The service stays on “${serverName}” → ${at.network}, which this product does not sell.`;
}

/** The smallest n ≥ `from` for which `nameAt(n)` is free. */
export function freeSuffix(nameAt: (n: number) => string, from: number, taken: ReadonlySet<string>): number {
  let n = from;
  while (taken.has(nameAt(n))) n += 1;
  return n;
}
