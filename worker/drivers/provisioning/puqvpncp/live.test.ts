import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { granted, madeAccount, openSimulated, sim } from './files/simulated.ts';
import { daysOf, readMonth, readOnline } from './live.ts';
import type { Shaped } from './wire/shapes.ts';

const value = <T>(shaped: Shaped<T>): T => {
  if (!shaped.ok) throw new Error(shaped.why);
  return shaped.value;
};

beforeEach(async () => {
  await sim.reset();
});
afterAll(async () => {
  await sim.reset();
});

describe('live sessions', () => {
  const row = {
    name: 'vpn-1',
    network: 'Default',
    ip: '10.0.1.23',
    endpoint: '203.0.113.9:37160',
    latest_handshake: '1790000000',
    transfer_rx: 20961034,
    transfer_tx: 396152012,
  };
  const session = {
    account: 'vpn-1',
    protocol: 'wireguard',
    network: 'Default',
    ip: '10.0.1.23',
    endpoint: '203.0.113.9:37160',
    lastHandshakeAt: 1_790_000_000_000,
    downBytes: 396152012,
    upBytes: 20961034,
  };
  const online = (payload: unknown) => value(readOnline(payload, 'UTC')).rows;
  const { name: _, ...nameless } = row;

  it('Q-12 given 20961034 received and 396152012 sent by the server, the customer uploaded the first and downloaded the second', () => {
    expect(online([{ protocol: 'wireguard', ...row }])).toMatchObject([{ upBytes: 20961034, downBytes: 396152012 }]);
  });

  it.each([
    ['a flat list', [{ protocol: 'wireguard', ...row }]],
    ['a flat list with other keys', [{ type: 'WG', client: 'vpn-1', ...nameless }]],
    ['lists by protocol', { wireguard: [row], amneziawg: [], openvpn: [], ikev2: [] }],
    ['objects by protocol and name', { wireguard: { 'vpn-1': nameless } }],
    ['lists by client', { 'vpn-1': [{ protocol: 'wireguard', ...nameless }] }],
    ['one row by client', { 'vpn-1': { protocol: 'wireguard', ...nameless } }],
    ['lists by client and protocol', { 'vpn-1': { wireguard: [nameless] } }],
    ['one row by client and protocol', { 'vpn-1': { wireguard: nameless } }],
    ['numbers as text', [{ protocol: 'wireguard', ...row, transfer_rx: '20961034', transfer_tx: '396152012' }]],
  ])('are read from %s', (_, payload) => {
    expect(online(payload)).toEqual([session]);
  });

  it.each([[[]], [null], [{}], [''], [{ wireguard: [], openvpn: null }], [{ 'vpn-1': [] }]])(
    'Q-01 R-02 given %j, nobody is online and nothing has failed',
    (payload) => {
      expect(online(payload)).toEqual([]);
    },
  );

  it('say null for an endpoint that is “(none)” and a handshake that never was', () => {
    expect(online([{ ...row, protocol: 'wireguard', endpoint: '(none)', latest_handshake: '0' }])).toMatchObject([
      { endpoint: null, lastHandshakeAt: null },
    ]);
  });

  it('say null for bytes that the panel does not give, and 0 only for a 0', () => {
    const { transfer_rx: _rx, transfer_tx: _tx, ...countless } = row;
    expect(online([{ ...countless, protocol: 'ikev2' }])).toMatchObject([{ downBytes: null, upBytes: null }]);
    expect(online([{ ...row, protocol: 'ikev2', transfer_rx: '0' }])).toMatchObject([{ upBytes: 0 }]);
  });

  it('believe the row before the group that it stands in', () => {
    expect(online({ wireguard: [{ ...row, protocol: 'amneziawg' }] })).toMatchObject([{ protocol: 'amneziawg' }]);
    expect(online({ 'vpn-2': [{ ...row, protocol: 'openvpn' }] })).toMatchObject([{ account: 'vpn-1' }]);
  });

  it('keep a row of a protocol nobody knows', () => {
    expect(online([{ ...row, protocol: 'l2tp' }])).toMatchObject([{ account: 'vpn-1', protocol: null }]);
  });

  it('are read row by row: what is odd in one is not known of it, and a row of nobody is counted and left out', () => {
    const good = { name: 'vpn-2', protocol: 'wireguard' };
    const odd = [
      { ...row, transfer_rx: -1, endpoint: { ip: 1 }, latest_handshake: '0001-01-01T00:00:00Z' },
      null,
      'vpn-3',
      nameless,
    ];
    const read = value(readOnline([...odd, good], 'UTC'));
    expect(read.rows).toMatchObject([
      { account: row.name, upBytes: null, downBytes: row.transfer_tx, endpoint: null, lastHandshakeAt: null },
      { account: 'vpn-2' },
    ]);
    expect(read.odd).toHaveLength(3);
    expect(read.odd.map(({ name }) => name)).toEqual([null, null, row.ip]);
    const grouped = value(readOnline({ 'vpn-2': [good], 'vpn-3': 'x', 'vpn-4': null }, 'UTC'));
    expect([grouped.rows.length, grouped.odd.length]).toEqual([1, 1]);
  });

  it('are an error when a row has no client', () => {
    expect(readOnline([nameless], 'UTC')).toEqual({
      ok: false,
      why: 'row 1: field account is missing or not what it should be',
    });
  });
});

describe('daily traffic', () => {
  const month = (payload: unknown) => daysOf(value(readMonth(payload, 2026, 4)).rows, 2026, 4);

  it.each([
    [[{ account: 'x', date: '2026-04-01', traffic_download: 7, traffic_upload: '8' }]],
    [[{ day: 1, download: 7, upload: 8 }]],
    [[{ day: '01', rx: 7, tx: 8 }]],
    [{ '2026-04-01': { traffic_download: 7, traffic_upload: 8 } }],
    [[{ date: '2026-04-01T00:00:00+02:00', traffic_download: 7, traffic_upload: 8 }]],
  ])('is read from %j', (payload) => {
    expect(month(payload)).toEqual([{ date: '2026-04-01', downBytes: 7, upBytes: 8 }]);
  });

  it('is sorted, added up per day, of that month only, and keeps its gaps', () => {
    const row = (date: string, bytes: number) => ({ date, traffic_download: bytes, traffic_upload: 1 });
    expect(month([row('2026-04-03', 3), row('2026-04-01', 1), row('2026-04-03', 4), row('2026-05-01', 9)])).toEqual([
      { date: '2026-04-01', downBytes: 1, upBytes: 1 },
      { date: '2026-04-03', downBytes: 7, upBytes: 2 },
    ]);
  });

  it('keeps a zero as 0', () => {
    expect(month([{ date: '2026-04-01', traffic_download: 0, traffic_upload: '0' }])).toEqual([
      { date: '2026-04-01', downBytes: 0, upBytes: 0 },
    ]);
  });

  it('is an error without bytes: a missing number is not a zero', () => {
    expect(readMonth([{ date: '2026-04-01', traffic_download: 5 }], 2026, 4).ok).toBe(false);
    expect(readMonth([{ date: 'soon', traffic_download: 5, traffic_upload: 5 }], 2026, 4).ok).toBe(false);
  });
});

describe('reads over the wire', () => {
  it.each(['online-empty', 'online-null'])(
    'Q-01 R-02 given %s, nobody is online and nothing has failed',
    async (fault) => {
      await sim.fault(fault);
      expect(await openSimulated().peer.online()).toEqual({ kind: 'ok', value: { sessions: [], unread: [] } });
    },
  );

  it('V024 given JSON that breaks off, every read is a retry of class transport', async () => {
    const { name } = await madeAccount();
    await sim.fault('json-cut');
    const { peer } = openSimulated();
    for (const outcome of [peer.observe(name), peer.networks(), peer.slots(), peer.usage(name, 2026, 4)]) {
      expect(await outcome).toMatchObject({
        kind: 'retry',
        why: { class: 'transport', detail: expect.stringContaining('breaks off') },
      });
    }
  });

  it('Q-14 Q-12 given sessions stamped in the zone of the panel, the handshake is the right instant and directions are the customer’s', async () => {
    const { name } = await madeAccount();
    const handshake = Math.floor(Date.now() / 1000) * 1000 - 30_000;
    await sim.session({ client: name, protocol: 'wireguard', handshake, rx: 1_000, tx: 5_000_000 });
    for (const timestamps of ['epoch', 'iso', 'local']) {
      await sim.mode({ timestamps });
      const [session] = granted(await openSimulated().peer.online()).sessions;
      expect(session?.lastHandshakeAt, timestamps).toBe(handshake);
      expect(session?.downBytes).toBeGreaterThan(session?.upBytes ?? 0);
    }
  });

  it('V111 given traffic as text, with gaps, or 404, the days that are there are read and the others are absent', async () => {
    const { name } = await madeAccount();
    const { peer } = openSimulated();
    const today = new Date();
    const [year, month] = [today.getUTCFullYear(), today.getUTCMonth() + 1];
    const date = `${year}-${String(month).padStart(2, '0')}-02`;
    await sim.traffic({ client: name, date, down: 3_000_000_000, up: 7 });
    const plain = granted(await peer.usage(name, year, month));
    expect(plain.find((day) => day.date === date)).toEqual({ date, downBytes: 3_000_000_000, upBytes: 7 });
    await sim.fault('traffic-strings');
    expect(granted(await peer.usage(name, year, month))).toEqual(plain);
    await sim.noFaults();
    await sim.fault('traffic-gap');
    const gappy = granted(await peer.usage(name, year, month));
    expect(gappy.length).toBeLessThan(plain.length);
    expect(plain).toEqual(expect.arrayContaining(gappy));
    await sim.noFaults();
    await sim.fault('traffic-404');
    expect(granted(await peer.usage(name, year, month))).toEqual([]);
  });

  it('asks for a month with two digits', async () => {
    const { name } = await madeAccount();
    granted(await openSimulated().peer.usage(name, 2026, 4));
    expect((await sim.calls(/traffic/)).map(({ path }) => path)).toEqual([`/client/${name}/traffic/2026/04`]);
  });
});

it('given a list of connections that is asked for every few seconds, the log is told that it is a poll, and of no other call', async () => {
  const { peer, log } = openSimulated();
  granted(await peer.online());
  granted(await peer.networks());
  expect(log.map(({ path, poll }) => [path, poll])).toEqual([
    ['/api/v1/client/online', true],
    ['/api/v1/network', false],
  ]);
});
