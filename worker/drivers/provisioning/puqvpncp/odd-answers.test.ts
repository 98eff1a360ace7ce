/** A panel is not believed: whatever it answers, in whatever place, what comes out is true or says that it is not known. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../outcome.ts';
import type { ProvisioningPeer } from '../port.ts';
import { caps, DAY, GOOD, inEnvelope, NAME, NETWORK, peerOf, RECORD } from './files/answering.ts';

describe('a removal', () => {
  it.each([
    ['an error in a 200', { status: 'error', msg: 'in use' }],
    ['an error under another name', { status: 'error', message: 'in use' }],
    ['an error as a flag', { success: false }],
    ['an error as an object', { error: { message: 'in use' } }],
    ['a success', inEnvelope('OK')],
    ['not found', { status: 'error', error: 'client not found' }],
    ['nothing', undefined],
    ['a page', '<html>ok</html>'],
  ])('answered with %s is not done while a look still finds the account', async (_, said) => {
    const { peer, calls } = peerOf((request) => (request.method === 'DELETE' ? said : inEnvelope(RECORD)));
    expect((await peer.remove(NAME)).kind).not.toBe('ok');
    expect(calls.filter((call) => call.startsWith('DELETE'))).toHaveLength(1);
  });

  it.each([
    ['a success', inEnvelope('OK')],
    ['not found', { status: 'error', error: 'client not found' }],
    ['a page', '<html>502</html>'],
  ])('answered with %s is done when a look finds nothing', async (_, said) => {
    const { peer } = peerOf(({ method }) =>
      method === 'DELETE' ? said : { status: 'error', error: 'client not found' },
    );
    expect(await peer.remove(NAME)).toEqual({ kind: 'ok', value: null });
  });

  it('answered with success is not done while the look itself is an error', async () => {
    const { peer } = peerOf(({ method }) => (method === 'DELETE' ? inEnvelope('OK') : { error: true }));
    expect((await peer.remove(NAME)).kind).toBe('retry');
  });
});

describe('a creation, a change and a suspension', () => {
  it('are done when a look says so, whatever the answer to them says', async () => {
    let there: Record<string, unknown> | null = null;
    const { peer } = peerOf(({ method }) => {
      if (method === 'GET') return there ? inEnvelope(there) : { status: 'error', error: 'client not found' };
      return inEnvelope(RECORD);
    });
    expect((await peer.create({ name: NAME, network: 'Default', mayExist: false })).kind).not.toBe('ok');
    there = { ...RECORD, b_download: 1 };
    expect((await peer.setCaps(NAME, { downMbps: 100, upMbps: 50 })).kind).toBe('refused');
    expect((await peer.suspend(NAME)).kind).toBe('refused');
    expect((await peer.ensure({ name: NAME, network: null, caps: { downMbps: 100, upMbps: 50 } })).kind).toBe(
      'refused',
    );
  });
});

describe('free addresses', () => {
  it.each([
    [-5],
    [true],
    [{ msg: { error: 'boom' }, status: 'success' }],
    ['soon'],
    [[null, {}]],
    [['x']],
    [`"${'a'.repeat(2_000_000)}"`],
  ])('answered with %j are not known, and the network is not said to be full', async (said) => {
    const { peer } = peerOf((request) => (request.url.endsWith('available_ip') ? said : GOOD(request)));
    const [capacity, details] = [await peer.capacity('Default'), await peer.networkDetails()];
    expect(capacity.kind).toBe('retry');
    expect(details).toMatchObject({ kind: 'ok', value: { networks: [{ freeIps: null }] } });
  });
});

describe('a status that is empty', () => {
  it('is not a no: neither of an account nor of the licence', async () => {
    const { peer } = peerOf((request) => ({ ...(GOOD(request) as object), status: '', license_valid: '' }));
    expect((await peer.observe(NAME)).kind).toBe('retry');
    expect((await peer.slots()).kind).toBe('ok');
  });
});

describe('a list', () => {
  const odd = { ...RECORD, name: 'vpn-2', b_download: null };

  it('of accounts with one odd row has the others, names the odd one, and writes the count down without a value', async () => {
    const { peer, notes } = peerOf(() => [RECORD, odd, { password: 'hunter2' }, null]);
    expect(await peer.accounts()).toMatchObject({
      kind: 'ok',
      value: { accounts: [{ name: NAME }], unread: ['vpn-2', null, null] },
    });
    expect(notes).toEqual([
      ['peer.odd_rows', expect.objectContaining({ what: 'clients', odd: 3, of: 4, serverId: 's' })],
    ]);
    expect(JSON.stringify(notes)).not.toContain('hunter2');
  });

  it('of which no row is understood is not an empty one', async () => {
    const { peer } = peerOf(() => [odd, odd]);
    expect((await peer.accounts()).kind).toBe('retry');
  });

  it('of networks and of days with one odd row has the others', async () => {
    const { peer } = peerOf(({ url }) =>
      url.includes('traffic') ? [DAY, { date: 'x' }] : [NETWORK, { wireguard: 1 }],
    );
    expect(await peer.networks()).toMatchObject({
      kind: 'ok',
      value: { networks: [{ name: 'Default' }], unread: 1 },
    });
    expect(await peer.usage(NAME, 2026, 4)).toMatchObject({ kind: 'ok', value: [{ date: '2026-04-01' }] });
  });
});

describe('a detail that names another network than the one that was asked for', () => {
  const detail = { name: 'Other', openvpn: true, upstream: 'eth1' };
  const listed = { name: 'Default', network: '10.0.0.0/24' };

  it.each([detail, { network_name: 'Other', openvpn: true, upstream: 'eth1' }])(
    'is not believed: the list keeps its name and what it said, and the odd answer is written down (%j)',
    async (told) => {
      const { peer, notes } = peerOf((request) =>
        request.url.endsWith('/network') ? [listed] : request.url.endsWith('/Default') ? told : GOOD(request),
      );
      expect(await peer.networkDetails()).toMatchObject({
        kind: 'ok',
        value: {
          networks: [
            { name: 'Default', subnet: '10.0.0.0/24', protocols: { openvpn: null }, upstream: null, freeIps: { n: 1 } },
          ],
          unread: 0,
        },
      });
      expect(notes).toEqual([['peer.odd_rows', expect.objectContaining({ what: 'network Default', odd: 1, of: 1 })]]);
    },
  );

  it('tells nothing of that one by itself either', async () => {
    const { peer } = peerOf(() => detail);
    expect(await peer.network('Default')).toMatchObject({
      kind: 'retry',
      why: { detail: expect.stringContaining('the answer is about another network') },
    });
  });
});

const BENT: readonly [string, (good: unknown) => unknown][] = [
  ['missing', () => undefined],
  ['null', () => null],
  ['""', () => '""'],
  ['0', () => 0],
  ['a list in place of a record', () => [[[]]]],
  ['text', () => '"maybe"'],
  ['true', () => true],
  ['every field null', (good) => bend(good, () => null)],
  ['every field empty', (good) => bend(good, () => '')],
  ['every field 0', (good) => bend(good, () => 0)],
  ['every field an object', (good) => bend(good, () => ({}))],
  ['every number negative', (good) => bend(good, (v) => (typeof v === 'number' ? -v : v))],
  ['a zero time', (good) => bend(good, (v, key) => (key === 'latest_handshake' ? '0001-01-01T00:00:00Z' : v))],
  ['2 MB', () => `"${'a'.repeat(2_000_000)}"`],
  ['2 MB of brackets', () => '['.repeat(2_000_000)],
  ['HTML', () => '<!doctype html><title>Welcome</title>'],
  ['an error in a 200', () => ({ status: 'error', message: 'boom' })],
  ['an error in a list', () => [{ error: 'boom' }]],
];

function bend(good: unknown, change: (value: unknown, key: string) => unknown): unknown {
  if (Array.isArray(good)) return good.map((row) => bend(row, change));
  if (typeof good !== 'object' || good === null) return change(good, '');
  return Object.fromEntries(Object.entries(good).map(([key, value]) => [key, change(value, key)]));
}

type Verb = (peer: Required<ProvisioningPeer>) => Promise<Outcome<unknown>>;
const VERBS: Readonly<Record<string, Verb>> = {
  networks: (peer) => peer.networks(),
  network: (peer) => peer.network('Default'),
  networkDetails: (peer) => peer.networkDetails(),
  slots: (peer) => peer.slots(),
  capacity: (peer) => peer.capacity('Default'),
  create: (peer) => peer.create({ name: 'vpn-9', network: 'Default', mayExist: false }),
  setCaps: (peer) => peer.setCaps(NAME, caps),
  ensure: (peer) => peer.ensure({ name: NAME, network: null, caps }),
  suspend: (peer) => peer.suspend(NAME),
  remove: (peer) => peer.remove(NAME),
  observe: (peer) => peer.observe(NAME),
  online: (peer) => peer.online(),
  usage: (peer) => peer.usage(NAME, 2026, 4),
  accounts: (peer) => peer.accounts(),
  'config wireguard': (peer) => peer.config(NAME, 'wireguard'),
  'config amneziawg': (peer) => peer.config(NAME, 'amneziawg'),
  'config openvpn': (peer) => peer.config(NAME, 'openvpn'),
  'config ikev2': (peer) => peer.config(NAME, 'ikev2'),
  otl: (peer) => peer.otl(NAME),
};

/** What of an answer bent so may still be told: a list that says nobody, and what is known of a session without the rest. */
const STILL_TRUE: Readonly<Record<string, RegExp>> = {
  networks: /^(null|""|every number|a zero time)/,
  networkDetails: /^(null|""|every number|a zero time)/,
  network: /^(every number|a zero time)/,
  online: /^(null|""|every number|a zero time)/,
  usage: /^(null|""|a zero time)/,
  accounts: /^(null|""|a zero time)/,
  // Of none, none is free: said so, and nothing is made there.
  slots: /^a zero time|^every field 0/,
  capacity: /^a zero time|^every field 0/,
  ensure: /^a zero time/,
  setCaps: /^a zero time/,
  observe: /^a zero time/,
};

describe.each(Object.entries(VERBS))('%s', (name, verb) => {
  it.each(BENT)(
    'given an answer that is %s, never throws, says what is wrong in few words, and believes nothing',
    async (how, change) => {
      const { peer } = peerOf((request) => change(GOOD(request)));
      const outcome = await verb(peer);
      if (name === 'capacity' && outcome.kind === 'ok')
        expect(outcome.value).toMatchObject({ ready: how === 'a zero time' });
      if (outcome.kind === 'ok') expect(how).toMatch(STILL_TRUE[name] ?? /^never$/);
      else expect(outcome.why.detail).toMatch(/^.{5,400}$/s);
    },
  );
});
