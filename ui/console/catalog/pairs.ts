import type { TreeServer } from '../../../worker/servers/contract/model.ts';

/** A ticked server → network pair; the order of a list of them is the order in which they are tried. */
export type Pair = { serverId: string; network: string };

export const keyOf = ({ serverId, network }: Pair): string => `${serverId}/${network}`;
export const hasPair = (pairs: readonly Pair[], pair: Pair): boolean =>
  pairs.some((other) => keyOf(other) === keyOf(pair));

/** A new pair goes to the end: what was chosen first stays preferred. */
export const withPair = (pairs: readonly Pair[], pair: Pair, ticked: boolean): Pair[] => {
  if (!ticked) return pairs.filter((other) => keyOf(other) !== keyOf(pair));
  return hasPair(pairs, pair) ? [...pairs] : [...pairs, pair];
};

export type Line = { name: string; description: string; network: TreeServer['networks'][number] | null };

/** What one server's block lists: its networks, then ticked ones that it did not name just now. */
export const linesOf = (server: TreeServer, pairs: readonly Pair[]): Line[] => {
  const known = server.networks.map((network) => ({ name: network.name, description: network.description, network }));
  const absent = pairs
    .filter(({ serverId, network }) => serverId === server.serverId && !known.some(({ name }) => name === network))
    .map(({ network }) => ({ name: network, description: '', network: null }));
  return [...known, ...absent];
};

export type Standing = 'ok' | 'unreachable' | 'unread' | 'missing' | 'foreign';

/** How a ticked pair stands against what the servers just said. */
export const standingOf = (pair: Pair, servers: readonly TreeServer[]): Standing => {
  const server = servers.find(({ serverId }) => serverId === pair.serverId);
  if (!server) return 'foreign';
  if (server.state === 'failed') return 'unreachable';
  if (server.networks.some(({ name }) => name === pair.network)) return 'ok';
  return server.unread > 0 ? 'unread' : 'missing';
};

/** After a change of server or group: pairs of servers that it does not have cannot be sold from. */
export const foreignPairs = (pairs: readonly Pair[], servers: readonly TreeServer[]): Pair[] =>
  pairs.filter((pair) => standingOf(pair, servers) === 'foreign');

export const loadedCounts = (servers: readonly TreeServer[]) => {
  const up = servers.filter(({ state }) => state === 'ok');
  return {
    servers: up.length,
    networks: up.reduce((sum, { networks }) => sum + networks.length, 0),
    all: servers.length,
    unread: up.reduce((sum, { unread }) => sum + unread, 0),
  };
};
