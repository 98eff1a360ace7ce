import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeReach, type Reach } from '../../../kernel/reach/reach.ts';
import { inEnglish, told } from '../../../kernel/words/word.ts';
import type { NetworkDetail } from '../port.ts';
import { granted, madeAccount, openSimulated, sim } from './files/simulated.ts';
import { puqvpncp } from './index.ts';
import { readFreeAddress, readNetworks } from './networks.ts';
import { readFlag, readProtocols, type Shaped, shapeNetwork } from './wire/shapes.ts';

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

describe('networks', () => {
  const network = {
    name: 'Default',
    description: 'Main exit',
    network: '10.0.1.0/24',
    wireguard: true,
    amneziawg: false,
    openvpn: 1,
    ikev2: 'yes',
    b_download: '0',
    b_upload: 100,
    clients: '3',
  };
  const expected = {
    name: 'Default',
    description: 'Main exit',
    subnet: '10.0.1.0/24',
    protocols: { wireguard: true, amneziawg: false, openvpn: true, ikev2: true },
    caps: { downMbps: 0, upMbps: 100 },
    clients: 3,
  };

  it('are read from a list and from an object keyed by name', () => {
    const { name, ...rest } = network;
    expect(value(readNetworks([network])).rows).toEqual([expected]);
    expect(value(readNetworks({ [name]: rest })).rows).toEqual([expected]);
    expect(value(readNetworks([])).rows).toEqual([]);
    expect(value(readNetworks(null)).rows).toEqual([]);
  });

  it('are as many as can be kept, and those after them count as not read', () => {
    const many = Array.from({ length: 30_000 }, (_, at) => ({ ...network, name: `n${at}` }));
    const { rows, odd } = value(readNetworks(many));
    expect(rows.length).toBeGreaterThan(2_000);
    expect(JSON.stringify(rows).length).toBeLessThan(600_000);
    expect([rows.length + odd.length, odd[0]?.name]).toEqual([30_000, `n${rows.length}`]);
  });

  it('have caps only when both directions are said', () => {
    for (const half of [{ b_download: 10 }, { b_upload: 10 }])
      expect(value(shapeNetwork({ name: 'a', ...half })).caps).toBeNull();
  });

  it('say null for what the panel does not say', () => {
    expect(value(shapeNetwork({ name: '7-5092' }))).toEqual({
      name: '7-5092',
      description: '',
      subnet: null,
      protocols: { wireguard: null, amneziawg: null, openvpn: null, ikev2: null },
      caps: null,
      clients: null,
    });
  });

  it.each([
    [{ wireguard: { enabled: true }, openvpn: { enabled: false } }],
    [{ wireguard: true, openvpn: false }],
    [{ wireguard_enabled: 'yes', openvpn_enabled: 'no' }],
    [{ wireguard: '1', openvpn: '0' }],
    [{ wg: 'on', ovpn: 'off' }],
    [{ protocols: { wireguard: true, openvpn: false } }],
  ])('flags of protocols are read from %j', (flags) => {
    expect(readProtocols(flags)).toEqual({ wireguard: true, amneziawg: null, openvpn: false, ikev2: null });
  });

  it('flags of protocols are read from a list', () => {
    expect(readProtocols({ protocols: ['WireGuard', 'IKEv2'] })).toEqual({
      wireguard: true,
      amneziawg: false,
      openvpn: false,
      ikev2: true,
    });
  });

  it.each([
    [true, true],
    [1, true],
    ['ENABLED', true],
    [' on ', true],
    [0, false],
    ['Disable', false],
    ['', null],
    ['perhaps', null],
    [undefined, null],
    [{}, null],
  ])('reads the flag %j as %j', (raw, flag) => {
    expect(readFlag(raw)).toBe(flag);
  });

  it.each([
    [['10.0.1.24', '10.0.1.25']],
    [{ ips: ['10.0.1.24'] }],
    [{ available_ip: ['10.0.1.24/32'] }],
    ['10.0.1.24'],
    ['10.0.1.24,10.0.1.25'],
    [{ ipv4: '10.0.1.24' }],
    [[{ ip: '10.0.1.24' }]],
  ])('reads a free address from %j', (payload) => {
    expect(readFreeAddress(payload)).toEqual({ any: true, first: '10.0.1.24' });
  });

  it.each([[[]], [''], [null], [undefined], [{}], [{ ips: [] }], [0]])('reads “full” from %j', (payload) => {
    expect(readFreeAddress(payload)).toEqual({ any: false, first: null });
  });

  it('Q-25 given a list of free addresses that was cut in the middle, its first address is read', () => {
    expect(readFreeAddress('{"status":"success","error":"","msg":["10.0.0.2","10.0.0.3","10.0.')).toEqual({
      any: true,
      first: '10.0.0.2',
    });
  });
});

async function detailsOf(reach: Reach): Promise<NetworkDetail[]> {
  const server = { id: 's', host: '127.0.0.1', port: 8098, secure: false, token: 'T', zone: 'UTC' };
  const none = { kind: 'ok' as const, value: { networks: [], unread: 0 } };
  return granted((await puqvpncp.open(reach, server).networkDetails?.()) ?? none).networks;
}

it('given a panel of a hundred networks, the first thirty are looked into one by one, and the others shown as the list tells them', async () => {
  const asked: string[] = [];
  const names = Array.from({ length: 100 }, (_, i) => `net-${i}`);
  const reach = makeReach({
    ...{ mode: 'test', now: () => 0, log: () => undefined, secrets: [] },
    fetch: async (input) => {
      const { pathname } = new URL(String(input));
      asked.push(pathname);
      const list = names.map((name) => ({ name, network: '10.0.0.0/24' }));
      const payload = pathname.endsWith('/network')
        ? list
        : pathname.endsWith('_ip')
          ? ['10.0.0.2']
          : { network: '10.0.0.0/24' };
      return Response.json({ status: 'success', error: '', msg: payload });
    },
  });
  const found = await detailsOf(reach);
  expect(found.map(({ name }) => name)).toEqual(names);
  expect(asked.filter((path) => path.endsWith('/available_ip'))).toHaveLength(30);
  expect(found.map(({ freeIps }) => freeIps?.n ?? null)).toEqual(names.map((_, i) => (i < 30 ? 1 : null)));
});

it('given a list that says where traffic leaves and one of the protocols, only the free addresses are asked for', async () => {
  const asked: string[] = [];
  const reach = makeReach({
    ...{ mode: 'test', now: () => 0, log: () => undefined, secrets: [] },
    fetch: async (input) => {
      const { pathname } = new URL(String(input));
      asked.push(pathname.replace('/api/v1', ''));
      return Response.json(pathname.endsWith('_ip') ? [] : [{ name: 'a', upstream: 'ether1', wireguard: true }]);
    },
  });
  const [found] = await detailsOf(reach);
  expect(found).toMatchObject({ upstream: 'ether1', protocols: { wireguard: true, openvpn: null } });
  expect(asked).toEqual(['/network', '/network/a/available_ip']);
});

it('given a network whose free addresses are refused because there are none, its details say none; refused for another reason, unknown', async () => {
  const reach = makeReach({
    ...{ mode: 'test', now: () => 0, log: () => undefined, secrets: [] },
    fetch: async (input) => {
      const { pathname } = new URL(String(input));
      if (!pathname.endsWith('_ip')) return Response.json([{ name: 'full' }, { name: 'other' }]);
      const error = pathname.includes('full') ? 'no available ip' : 'permission denied';
      return Response.json({ status: 'error', error, msg: null }, { status: 400 });
    },
  });
  const found = await detailsOf(reach);
  expect(found.map(({ freeIps }) => freeIps)).toEqual([{ n: 0, more: false }, null]);
});

describe('capacity over the wire', () => {
  it.each([
    ['net-full', 'full: no free address in Default'],
    ['no-slots', 'no licence slots: 1 of 1 used'],
    ['loading', 'busy: Loading (networks)'],
  ])('given %s, there is no capacity, because “%s”', async (fault, why) => {
    await madeAccount();
    await sim.fault(fault);
    const capacity = granted(await openSimulated().peer.capacity('Default'));
    expect(told(capacity, inEnglish)).toMatchObject({ ready: false, why, freeIp: null });
  });

  it('given an expired licence with free slots, there is capacity', async () => {
    await sim.licence({ valid: false, expires: '2020-01-01T00:00:00Z' });
    expect(granted(await openSimulated().peer.capacity('Default'))).toMatchObject({
      ready: true,
      slots: { used: 0, total: 50 },
    });
  });

  it('given a panel that answers with an error where no address is free, there is no room and nothing is wrong', async () => {
    const reach = makeReach({
      ...{ mode: 'test', now: () => 0, log: () => undefined, secrets: [] },
      fetch: async () => Response.json({ status: 'error', error: 'no available ip', msg: null }, { status: 400 }),
    });
    const server = { id: 's', host: '127.0.0.1', port: 8098, secure: false, token: 'T', zone: 'UTC' };
    const capacity = granted(await puqvpncp.open(reach, server).capacity('Full', { used: 0, total: 9 }));
    expect(told(capacity, inEnglish)).toMatchObject({ ready: false, why: 'full: no free address in Full' });
  });

  it('Q-25 given a list of free addresses without an end, its first address is found in the first 64 KB and the rest is not read', async () => {
    let sent = 0;
    let hungUp = false;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          const chunk = new TextEncoder().encode(sent === 0 ? '["10.64.0.2"' : ',"10.64.0.3"'.repeat(300));
          sent += chunk.byteLength;
          controller.enqueue(chunk);
        },
        cancel() {
          hungUp = true;
        },
      });
    const reach = makeReach({
      ...{ mode: 'test', now: () => 0, log: () => undefined, secrets: [] },
      fetch: async () => new Response(endless(), { headers: { 'content-type': 'application/json' } }),
    });
    const server = { id: 's', host: '127.0.0.1', port: 8098, secure: false, token: 'T', zone: 'UTC' };
    const capacity = granted(await puqvpncp.open(reach, server).capacity('Wide', { used: 0, total: 9 }));
    expect(capacity).toMatchObject({ ready: true, freeIp: '10.64.0.2' });
    expect(sent).toBeLessThan(80 * 1024);
    expect(hungUp).toBe(true);
  });

  it('Q-25 given a wide subnet with more free addresses than anybody wants to read, the first one is found', async () => {
    await sim.network({ name: 'Wide', cidr: '10.64.0.0/16', wireguard: true });
    const { peer, log } = openSimulated();
    expect(granted(await peer.capacity('Wide'))).toMatchObject({
      ready: true,
      freeIp: expect.stringMatching(/^10\.64\./),
    });
    expect(log.at(-1)).toMatchObject({ path: '/api/v1/network/Wide/available_ip', status: 200 });
  });
});
