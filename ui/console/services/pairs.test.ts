import { describe, expect, it } from 'vitest';
import { pairRows } from './pairs.ts';

const pair = (serverId: string, network: string) => ({ serverId, serverName: serverId.toUpperCase(), network });
type Facts = Parameters<typeof pairRows>[0];
const ACTIVE = { status: 'active', provisionStatus: 'completed', intent: null } as const;
const states = (facts: Omit<Facts, keyof typeof ACTIVE> & Partial<Facts>) =>
  pairRows({ ...ACTIVE, ...facts }).map(({ key, state, reason, offered }) => [key, state, reason, offered]);

describe('pairRows', () => {
  it('given the first pair full, shows it skipped with its reason, the second chosen, the third untried', () => {
    expect(
      states({
        serverId: 'b',
        serverName: 'B',
        network: 'home',
        targets: [pair('a', 'home'), pair('b', 'home'), pair('c', 'home')],
        skipped: [{ ...pair('a', 'home'), reason: 'full', spent: false }],
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
        skipped: [{ ...pair('z', 'gone'), reason: 'unreachable', spent: false }],
      }),
    ).toEqual([
      ['a/home', 'next', null, true],
      ['z/gone', 'skipped', 'unreachable', false],
      ['b/old', 'chosen', null, false],
    ]);
  });

  it('does not call a pair skipped that was taken at a later attempt', () => {
    const facts = { serverId: 'a', serverName: 'A', network: 'home', targets: [pair('a', 'home')] };
    expect(states({ ...facts, skipped: [{ ...pair('a', 'home'), reason: 'busy', spent: false }] })).toEqual([
      ['a/home', 'chosen', null, true],
    ]);
  });

  const pending = { status: 'pending', serverId: null, serverName: null, network: null } as const;
  const targets = [pair('a', 'home'), pair('b', 'home'), pair('c', 'home')];
  const passed = { ...pair('a', 'home'), reason: 'full', spent: false };
  const taken = { ...pair('b', 'home'), reason: 'no speed', spent: true };

  it('given an order at work, tells what was passed over, what is being tried and what is still to be tried', () => {
    const intent = { ...pair('b', 'home'), step: 'creating', vpnName: 'x', updatedAt: 0 };
    expect(
      states({ ...pending, provisionStatus: 'deploying', targets, skipped: [passed], intent }).map(
        ([, state]) => state,
      ),
    ).toEqual(['skipped', 'trying', 'waiting']);
  });

  it('given an order that failed, no pair reads as if it were still to be tried', () => {
    for (const provisionStatus of ['error', 'needs_attention'] as const)
      expect(states({ ...pending, provisionStatus, targets, skipped: [passed, taken] })).toEqual([
        ['a/home', 'skipped', 'full', true],
        ['b/home', 'spent', 'no speed', true],
        ['c/home', 'untried', null, true],
      ]);
  });
});
