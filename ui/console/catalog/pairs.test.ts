import { describe, expect, it } from 'vitest';
import type { TreeServer } from '../../../worker/servers/contract/model.ts';
import { foreignPairs, linesOf, loadedCounts, standingOf, withPair } from './pairs.ts';

const protocols = { wireguard: true, amneziawg: false, openvpn: null, ikev2: null };
const network = (name: string) => ({
  name,
  description: `${name} users`,
  subnet: null,
  protocols,
  caps: null,
  clients: null,
});
const server = (serverId: string, names: readonly string[], state: 'ok' | 'failed' = 'ok'): TreeServer => ({
  serverId,
  name: serverId,
  host: `${serverId}.example.com`,
  state,
  error: state === 'failed' ? 'refused' : null,
  slots: null,
  networks: names.map(network),
  unread: 0,
});

const pair = (serverId: string, name: string) => ({ serverId, network: name });
const tree = [server('a', ['office', 'home']), server('b', [], 'failed')];

describe('withPair', () => {
  it('appends, never twice, and takes away', () => {
    const one = withPair([pair('a', 'office')], pair('b', 'office'), true);
    expect(one).toEqual([pair('a', 'office'), pair('b', 'office')]);
    expect(withPair(one, pair('a', 'office'), true)).toEqual(one);
    expect(withPair(one, pair('a', 'office'), false)).toEqual([pair('b', 'office')]);
  });
});

describe('linesOf', () => {
  it('keeps a saved tick of a server that is down, and of a network that vanished', () => {
    const saved = [pair('b', 'office'), pair('a', 'old')];
    expect(linesOf(tree[1] as TreeServer, saved)).toEqual([{ name: 'office', description: '', network: null }]);
    expect(linesOf(tree[0] as TreeServer, saved).map(({ name }) => name)).toEqual(['office', 'home', 'old']);
  });
});

describe('standingOf', () => {
  it('tells reachable, unreachable, missing and foreign apart', () => {
    expect(standingOf(pair('a', 'home'), tree)).toBe('ok');
    expect(standingOf(pair('a', 'old'), tree)).toBe('missing');
    expect(standingOf(pair('b', 'office'), tree)).toBe('unreachable');
    expect(standingOf(pair('c', 'office'), tree)).toBe('foreign');
    const odd = tree.map((one) => ({ ...one, unread: 1 }));
    expect(standingOf(pair('a', 'old'), odd)).toBe('unread');
    expect(standingOf(pair('a', 'home'), odd)).toBe('ok');
    expect(foreignPairs([pair('a', 'home'), pair('c', 'x')], tree)).toEqual([pair('c', 'x')]);
  });
});

describe('loadedCounts', () => {
  it('counts servers that answered, and their networks', () => {
    expect(loadedCounts(tree)).toEqual({ servers: 1, networks: 2, all: 2, unread: 0 });
    expect(loadedCounts([])).toEqual({ servers: 0, networks: 0, all: 0, unread: 0 });
  });
});
