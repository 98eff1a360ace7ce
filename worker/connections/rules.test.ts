import { describe, expect, it } from 'vitest';
import type { LiveSession } from '../drivers/provisioning/port.ts';
import {
  answered,
  endOf,
  failed,
  NOTHING_KNOWN,
  newsFor,
  nextAskAt,
  pauseMs,
  type Standing,
  serverStatusOf,
  statusOf,
  type Watcher,
  type Whose,
} from './rules.ts';

const T = 5_000;
const session = (over: Partial<LiveSession> = {}): LiveSession => ({
  account: 'vpn-1',
  protocol: 'wireguard',
  network: 'Default',
  ip: '10.0.1.23',
  endpoint: '203.0.113.9:37160',
  lastHandshakeAt: 1_790_000_000_000,
  downBytes: 396_152_012,
  upBytes: 20_961_034,
  ...over,
});
const seen = (sessions: LiveSession[], at = 1000, tookMs = 300, unread: (string | null)[] = []) =>
  answered({ sessions, unread }, at, tookMs);
/** Of the account, at an address of its own. */
const of = (account: string): Whose => ({ account, ipv4: '10.0.1.23' });

describe('what an answer means for a service', () => {
  it('online with its sessions, offline without, unknown before the first answer', () => {
    const known = seen([session(), session({ account: 'vpn-2', ip: '10.0.1.24' })]);
    const { account: _, ...own } = session();
    expect(statusOf(known, of('vpn-1'), T, 2000)).toMatchObject({ state: 'online', sessions: [own], sampledAt: 1000 });
    expect(statusOf(known, of('vpn-3'), T, 2000)).toMatchObject({ state: 'offline', sessions: [], unknownSince: null });
    expect(statusOf(NOTHING_KNOWN, of('vpn-1'), T, 2000)).toMatchObject({
      state: 'unknown',
      unknownSince: null,
      sampledAt: null,
    });
  });

  it('unknown since the first missed answer, with what was seen before, until the next answer', () => {
    const once = failed(seen([session()]), 6000);
    const twice = failed(once, 11_000);
    expect(statusOf(twice, of('vpn-1'), T, 12_000)).toMatchObject({
      state: 'unknown',
      unknownSince: 6000,
      sampledAt: 1000,
      sessions: [{ ip: '10.0.1.23' }],
    });
    expect(statusOf(seen([], 20_000), of('vpn-1'), T, 20_000)).toMatchObject({ state: 'offline', unknownSince: null });
  });

  it('given sessions of nobody knows whom, online stays online, and offline is said only where the address is another', () => {
    const told = (unread: (string | null)[], whose = of('vpn-9')) =>
      statusOf(seen([session()], 1000, 300, unread), whose, T, 2000);
    expect(told([null], of('vpn-1'))).toMatchObject({ state: 'online', isUnclear: false, unknownSince: null });
    for (const unread of [[null], ['10.0.1.23'], ['10.0.1.99', null]])
      expect(told(unread)).toMatchObject({ state: 'unknown', isUnclear: true, unknownSince: 1000, sessions: [] });
    expect(told(['10.0.1.99'])).toMatchObject({ state: 'offline', isUnclear: false, unknownSince: null });
    expect(told(['10.0.1.99'], { account: 'vpn-9', ipv4: null })).toMatchObject({ state: 'unknown' });
  });

  it('is unclear since the first such answer, which is no news with each one, and until one that is clear', () => {
    const [first, later] = [1000, 6000];
    const once = seen([], first, 300, [null]);
    const twice = answered({ sessions: [], unread: [null] }, later, 300, once);
    const status = statusOf(twice, of('vpn-1'), T, later);
    expect(status).toMatchObject({ unknownSince: first, sampledAt: later });
    expect(newsFor(status, newsFor(statusOf(once, of('vpn-1'), T, first), null)?.told ?? null)).toBeNull();
    const clear = answered({ sessions: [], unread: [] }, 11_000, 300, twice);
    expect(statusOf(clear, of('vpn-1'), T, 11_000)).toMatchObject({ state: 'offline', unknownSince: null });
    expect(serverStatusOf(twice, 's1', T, later)).toMatchObject({ state: 'answers', sessions: 0, unread: 1 });
  });

  it('keeps what the server did not say as null', () => {
    const { sessions } = statusOf(seen([session({ downBytes: null, upBytes: 0 })]), of('vpn-1'), T, 0);
    expect(sessions).toMatchObject([{ downBytes: null, upBytes: 0 }]);
  });

  it('a sample is good for the interval, the answer and a second', () => {
    expect(statusOf(seen([], 0, 300), of('a'), T, 0).staleAfterMs).toBe(T + 2000);
    expect(statusOf(seen([], 0, 900), of('a'), T, 0).staleAfterMs).toBe(T + 2000);
    expect(statusOf(seen([], 0, 4000), of('a'), T, 0).staleAfterMs).toBe(T + 8000);
  });
});

describe('what is news', () => {
  const status = (rows: LiveSession[], at = 1000) => statusOf(seen(rows, at), of('vpn-1'), T, at);
  const first = newsFor(status([session()]), null);

  it('everything to who knows nothing, nothing when only time passed, whatever order the panel lists in', () => {
    expect(first?.message).toMatchObject({ k: 'state', state: 'online' });
    expect(newsFor(status([session()], 6000), first?.told ?? null)).toBeNull();
    const [a, b] = [session(), session({ protocol: 'ikev2', ip: '10.0.1.99' })];
    const both = newsFor(status([a, b]), null);
    expect(newsFor(status([b, a], 6000), both?.told ?? null)).toBeNull();
  });

  it('counters alone travel as a delta of at most 200 bytes that leaves out what is known', () => {
    const moved = newsFor(status([session({ downBytes: 500_000_000 })], 6000), first?.told ?? null);
    expect(moved?.message).toEqual({ k: 'delta', t: 6000, c: [[500_000_000, 20_961_034, 1_790_000_000_000]] });
    expect(JSON.stringify(moved?.message).length).toBeLessThanOrEqual(200);
    expect(newsFor(status([session({ downBytes: 500_000_000 })], 11_000), moved?.told ?? null)).toBeNull();
  });

  it.each([
    ['another address', [session({ endpoint: '198.51.100.7:1' })]],
    ['a second protocol', [session(), session({ protocol: 'openvpn' })]],
    ['nobody any more', []],
  ])('%s travels whole', (_, rows) => {
    expect(newsFor(status(rows, 6000), first?.told ?? null)?.message).toMatchObject({ k: 'state' });
  });
});

describe('when to ask again', () => {
  it('each interval while it answers, then less and less, at least once a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((n) => pauseMs(n, T))).toEqual([T, T, 10_000, 20_000, 40_000, 60_000, 60_000]);
    expect(pauseMs(9, 120_000)).toBe(120_000);
    expect(nextAskAt(failed(failed(seen([]), 6000), 11_000), T)).toBe(21_000);
  });
});

describe('who may stay', () => {
  const watcher: Watcher = {
    serverId: 's1',
    serviceId: 'v1',
    ...of('vpn-1'),
    audience: 'client',
    sessionId: 'u1',
    clientId: 'c1',
    joinedAt: 0,
    expiresAt: 1,
  };
  const row = { clientId: 'c1', status: 'active', serverId: 's1', vpnName: 'vpn-1' };
  const standing = (over: Partial<typeof row> = {}, sessions = ['u1']): Standing => ({
    services: new Map([['v1', { ...row, ...over }]]),
    userSessions: new Set(sessions),
    staffSessions: new Set(['a1']),
  });

  it.each([
    ['all is as it was', watcher, standing(), null],
    ['the session was revoked', watcher, standing({}, []), 'sessionEnded'],
    ['the service moved', watcher, standing({ serverId: 's2' }), 'gone'],
    ['the account got another name', watcher, standing({ vpnName: 'vpn-9' }), 'gone'],
    ['the service is suspended', watcher, standing({ status: 'suspended' }), 'gone'],
    ['the service went to another client', watcher, standing({ clientId: 'c2' }), 'gone'],
    ['the service is no more', { ...watcher, serviceId: 'v2' }, standing(), 'gone'],
    ['staff may see it', { ...watcher, audience: 'staff', sessionId: 'a1', clientId: null }, standing(), null],
    [
      'a user’s session is no staff session',
      { ...watcher, audience: 'staff', clientId: null },
      standing(),
      'sessionEnded',
    ],
  ] as const)('%s', (_, who, facts, end) => {
    expect(endOf(who, facts)).toBe(end);
  });
});
