/** Pure: where an account may go, and how it may be named. */
import type { ProductRecord } from '../../catalog/index.ts';
import type { Fault } from '../../drivers/provisioning/port.ts';
import { sentence } from '../../kernel/words/index.ts';
import type { Word } from '../../kernel/words/word.ts';
import type { ServerRow } from '../../servers/index.ts';
import type { ServiceRow } from '../../services/index.ts';
import type { SkippedPair } from '../contract/model.ts';
import { because } from '../words/index.ts';

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
export function whyNotAsked(server: Pick<ServerRow, 'disabled' | 'maxAccounts' | 'accounts'>, bound = 1): Word | null {
  if (bound === 0) return because('left');
  if (server.disabled === 1) return because('disabled');
  const { maxAccounts, accounts } = server;
  return maxAccounts !== null && accounts >= maxAccounts
    ? because('maxAccounts', { used: accounts, most: maxAccounts })
    : null;
}

/** The pair of the product that the account was made at; a panel that chose the network itself names one. */
export const pairOf = (candidates: readonly Candidate[], at: Candidate): Candidate =>
  candidates.find((c) => c.server.id === at.server.id && (c.network ?? at.network) === at.network) ?? at;

export const skippedOf = ({ server, network }: Candidate, reason: Word): SkippedPair => ({
  serverId: server.id,
  serverName: server.name,
  network,
  reason,
});

export const samePair = (a: { serverId: string | null; network: string | null }, b: Candidate): boolean =>
  a.serverId === b.server.id && a.network === b.network;

const UNREACHABLE: readonly Fault['class'][] = ['transport', 'dns', 'tls', 'server', 'not_json', 'redirect'];

export function reasonOf(fault: Fault): Word {
  if (fault.class === 'no_ip') return because('full', { why: sentence(fault.detail) });
  if (fault.class === 'limit') return because('noSlots', { why: sentence(fault.detail) });
  if (fault.class === 'busy') return because('busy', { why: sentence(fault.detail) });
  if (fault.class === 'validation') return explained(fault);
  return because(UNREACHABLE.includes(fault.class) ? 'unreachable' : 'refused', { why: sentence(fault.detail) });
}

const explained = ({ detail, fields }: Fault): Word => {
  const more = Object.values(fields ?? {}).filter((text) => !detail.includes(text));
  return because('refused', { why: [sentence(detail), ...more] });
};

type Place = Pick<ServiceRow, 'serverId' | 'network'>;

/** What staff are told when a service is on a server or in a network that its new product does not sell. */
export function foreignPlace(
  at: Place,
  serverName: string,
  product: Pick<ProductRecord, 'serverId' | 'serverGroupId'>,
  targets: readonly { serverId: string; network: string }[],
): Word | null {
  const sold =
    targets.length === 0
      ? product.serverId === null || product.serverId === at.serverId
      : targets.some((t) => t.serverId === at.serverId && t.network === at.network);
  return sold ? null : because('foreignPlace', { server: serverName, network: at.network ?? '' });
}

/** The smallest n ≥ `from` for which `nameAt(n)` is free. */
export function freeSuffix(nameAt: (n: number) => string, from: number, taken: ReadonlySet<string>): number {
  let n = from;
  while (taken.has(nameAt(n))) n += 1;
  return n;
}
