import { describe, expect, it } from 'vitest';
import { pairRows } from './pairs.ts';

const pair = (serverId: string, network: string) => ({ serverId, serverName: serverId.toUpperCase(), network });
const states = (facts: Parameters<typeof pairRows>[0]) =>
  pairRows(facts).map(({ key, state, reason, offered }) => [key, state, reason, offered]);

describe('pairRows', () => {
  it('given the first pair full, shows it skipped with its reason, the second chosen, the third untried', () => {
    expect(
      states({
        serverId: 'b',
        serverName: 'B',
        network: 'home',
        targets: [pair('a', 'home'), pair('b', 'home'), pair('c', 'home')],
        skipped: [{ ...pair('a', 'home'), reason: 'full' }],
      }),
    ).toEqual([
      ['a/home', 'skipped', 'full', true],
      ['b/home', 'chosen', null, true],
      ['c/home', 'next', null, true],
    ]);
  });

  it('keeps what the product dropped since', () => {
    expect(
      states({
        serverId: 'b',
        serverName: 'B',
        network: 'old',
        targets: [pair('a', 'home')],
        skipped: [{ ...pair('z', 'gone'), reason: 'unreachable' }],
      }),
    ).toEqual([
      ['a/home', 'next', null, true],
      ['z/gone', 'skipped', 'unreachable', false],
      ['b/old', 'chosen', null, false],
    ]);
  });

  it('does not call a pair skipped that was taken at a later attempt', () => {
    const facts = { serverId: 'a', serverName: 'A', network: 'home', targets: [pair('a', 'home')] };
    expect(states({ ...facts, skipped: [{ ...pair('a', 'home'), reason: 'busy' }] })).toEqual([
      ['a/home', 'chosen', null, true],
    ]);
  });
});
