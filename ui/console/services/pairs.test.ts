import { describe, expect, it } from 'vitest';
import {
  isMoving,
  mayCancel,
  mayChange,
  mayMail,
  mayRecreate,
  mayRetry,
  maySuspend,
  maySync,
  mayTerminate,
  mayUnsuspend,
  pairRows,
} from './pairs.ts';

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

describe('actions', () => {
  it('are there for what was never delivered only', () => {
    expect(mayRetry({ status: 'pending', provisionStatus: 'needs_attention' })).toBe(true);
    expect(mayRetry({ status: 'pending', provisionStatus: 'awaiting_payment' })).toBe(false);
    expect(mayRetry({ status: 'active', provisionStatus: 'completed' })).toBe(false);
    expect([mayCancel({ status: 'pending' }), mayCancel({ status: 'active' })]).toEqual([true, false]);
  });
});

describe('isMoving', () => {
  it('follows what is being told to a server, and rests where it was told, refused, or waits for a person', () => {
    const moving = (status: string, provisionStatus: string) => isMoving({ status, provisionStatus } as never);
    expect(moving('active', 'suspended')).toBe(true);
    expect(moving('suspended', 'completed')).toBe(true);
    expect(moving('terminated', 'completed')).toBe(true);
    expect(moving('active', 'deploying')).toBe(true);
    for (const [status, provision] of [
      ['active', 'completed'],
      ['suspended', 'suspended'],
      ['terminated', 'terminated'],
      ['active', 'needs_attention'],
      ['pending', 'awaiting_payment'],
    ] as const)
      expect(moving(status, provision), `${status}/${provision}`).toBe(false);
  });
});

describe('commands', () => {
  it('each is offered only where it can apply', () => {
    const offered = (status: string, code: string | null = null) => {
      const s = { status, provisionStatus: 'completed', cause: code && { code }, vpn: {}, serverId: 's' } as never;
      const all = { mayCancel, mayChange, mayMail, mayRecreate, maySuspend, maySync, mayTerminate, mayUnsuspend };
      return Object.entries(all).flatMap(([name, may]) => (may(s) ? [name] : []));
    };
    expect(offered('active')).toEqual(['mayChange', 'mayMail', 'maySuspend', 'maySync', 'mayTerminate']);
    expect(offered('active', 'account_missing')).toContain('mayRecreate');
    expect(offered('suspended', 'account_missing')).toEqual(['maySync', 'mayTerminate', 'mayUnsuspend']);
    expect(offered('fraud')).toEqual(['maySync', 'mayTerminate']);
    expect(maySync({ vpn: null, serverId: null })).toBe(false);
  });
});
