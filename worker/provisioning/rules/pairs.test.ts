import { describe, expect, it } from 'vitest';
import type { ServerRow } from '../../servers/index.ts';
import { candidatesOf, freeSuffix, reasonOf, whyNotAsked } from './pairs.ts';

const server = (id: string, over: Partial<ServerRow> = {}) =>
  ({ id, name: id, disabled: 0, maxAccounts: null, accounts: 0, ...over }) as ServerRow;

describe('places and names', () => {
  it('pairs keep their order; without pairs the one server is tried with no network', () => {
    const [a, b] = [server('a'), server('b')];
    const targets = [
      { serverId: 'b', network: 'n1', bound: 1 },
      { serverId: 'a', network: 'n1', bound: 1 },
      { serverId: 'gone', network: 'n1', bound: 1 },
    ];
    expect(candidatesOf(targets, [a, b], a).map((c) => `${c.server.id}/${c.network}`)).toEqual(['b/n1', 'a/n1']);
    expect(candidatesOf([], [a, b], a)).toEqual([{ server: a, network: null }]);
    expect(candidatesOf([], [], undefined)).toEqual([]);
  });

  it('a disabled or full server is not asked', () => {
    expect(whyNotAsked(server('a'))).toBeNull();
    expect(whyNotAsked(server('a', { disabled: 1 }))?.text).toBe('server disabled');
    expect(whyNotAsked(server('a', { maxAccounts: 2, accounts: 1 }))).toBeNull();
    expect(whyNotAsked(server('a', { maxAccounts: 2, accounts: 2 }))?.text).toBe('max accounts: 2 of 2 used');
  });

  it('every fault has a word that staff know', () => {
    const word = (kind: Parameters<typeof reasonOf>[0]['class']) =>
      reasonOf({ class: kind, detail: 'x' }).text.split(':')[0];
    expect(
      ['no_ip', 'limit', 'busy', 'transport', 'dns', 'tls', 'server', 'auth', 'validation'].map((c) =>
        word(c as 'auth'),
      ),
    ).toEqual([
      'full',
      'no slots',
      'busy',
      'unreachable',
      'unreachable',
      'unreachable',
      'unreachable',
      'refused',
      'refused',
    ]);
    const fields = { network: 'tick a network' };
    expect(reasonOf({ class: 'validation', detail: 'bad', fields }).text).toBe('refused: bad; tick a network');
  });

  it('V058 given names that other services hold, a name is drawn: it gets the smallest free suffix', () => {
    const nameAt = (n: number) => (n === 0 ? 'vpn' : `vpn-${n}`);
    expect(freeSuffix(nameAt, 0, new Set())).toBe(0);
    expect(freeSuffix(nameAt, 0, new Set(['vpn', 'vpn-1', 'vpn-3']))).toBe(2);
    expect(freeSuffix(nameAt, 3, new Set(['vpn', 'vpn-3']))).toBe(4);
  });
});
