import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeReach } from '../../../kernel/reach/reach.ts';
import { freshName, granted, madeAccount, openSimulated, sim } from './files/simulated.ts';
import { puqvpncp } from './index.ts';

const caps = { downMbps: 100, upMbps: 50 };
const PATIENCE_MS = 120;

/** Methods of the calls about clients, in order. */
const methods = async () => (await sim.calls(/^\/client/)).map(({ method }) => method);
const bodies = async (method: string) =>
  (await sim.calls(/^\/client/)).filter((call) => call.method === method).map(({ body }) => body);

beforeEach(async () => {
  await sim.reset();
});
afterAll(async () => {
  await sim.reset();
});

describe('create', () => {
  it('sends the name and the network and nothing else', async () => {
    const name = freshName();
    granted(await openSimulated().peer.create({ name, network: 'Stream', mayExist: false }));
    expect(await bodies('POST')).toEqual([{ name, network_name: 'Stream' }]);
  });

  it('V047 Q-04 given no ticked network, no network is sent, and the 400 of a panel that does not choose says to tick one', async () => {
    const name = freshName();
    const outcome = await openSimulated().peer.create({ name, network: null, mayExist: false });
    expect(await bodies('POST')).toEqual([{ name }]);
    expect(outcome).toMatchObject({
      kind: 'refused',
      why: {
        class: 'validation',
        detail: expect.stringContaining('tick at least one network'),
        fields: { network: expect.stringContaining('tick') },
      },
    });
    expect(await sim.clientsNamed(name)).toBe(0);
  });

  it('V054 Q-24 given an answer that is lost after the client was made, it is looked up and adopted: one POST, one client', async () => {
    await sim.fault('create-then-timeout');
    const name = freshName();
    const created = await openSimulated({ timeoutMs: PATIENCE_MS }).peer.create({
      name,
      network: 'Default',
      mayExist: false,
    });
    expect(created).toMatchObject({ kind: 'ok', value: { account: { name, network: 'Default' }, adopted: true } });
    expect(await methods()).toEqual(['GET', 'POST', 'GET']);
    expect(await sim.clientsNamed(name)).toBe(1);
  });

  it.each(['reset', 'http-500', 'http-502', 'json-cut', 'json-empty'])(
    'given %s on the first POST only, one client comes of it',
    async (fault) => {
      await sim.fault(fault, { route: 'POST /client', times: 1 });
      const name = freshName();
      const created = await openSimulated().peer.create({ name, network: 'Default', mayExist: false });
      expect(created).toMatchObject({ kind: 'ok', value: { account: { name } } });
      expect(await sim.clientsNamed(name)).toBe(1);
    },
  );

  it('given a POST that fails for good, it is sent twice, looked up after each, and left for later', async () => {
    await sim.fault('http-500', { route: 'POST /client' });
    const name = freshName();
    const outcome = await openSimulated().peer.create({ name, network: 'Default', mayExist: false });
    expect(outcome).toMatchObject({ kind: 'retry', why: { class: 'server' } });
    expect(await methods()).toEqual(['GET', 'POST', 'GET', 'POST', 'GET']);
  });

  it('given a panel that is down, nothing is posted', async () => {
    await sim.fault('reset');
    const outcome = await openSimulated().peer.create({ name: freshName(), network: 'Default', mayExist: true });
    expect(outcome).toMatchObject({ kind: 'retry', why: { class: 'transport' } });
    expect(await bodies('POST')).toEqual([]);
  });

  it('given a panel that is loading, it is busy and posted once', async () => {
    await sim.fault('loading', { route: 'POST /client' });
    const outcome = await openSimulated().peer.create({ name: freshName(), network: 'Default', mayExist: false });
    expect(outcome).toMatchObject({ kind: 'retry', why: { class: 'busy' } });
    expect(await bodies('POST')).toHaveLength(1);
  });

  it.each([
    ['no-slots', 'limit'],
    ['slots-gone-after-check', 'limit'],
    ['net-full', 'no_ip'],
    ['net-full-after-check', 'no_ip'],
    ['dup-name', 'duplicate_name'],
  ])('given %s, it is refused as %s and posted once', async (fault, expected) => {
    await sim.fault(fault);
    const outcome = await openSimulated().peer.create({ name: freshName(), network: 'Default', mayExist: false });
    expect(outcome).toMatchObject({ kind: 'refused', why: { class: expected } });
    expect(await bodies('POST')).toHaveLength(1);
  });

  it('given duplicate_name for a name that is ours, the account is adopted; for one that is nowhere, refused', async () => {
    const account = await madeAccount();
    await sim.fault('http-500', { route: 'GET /client/{name}', times: 1 });
    const { peer } = openSimulated();
    expect(await peer.create({ name: account.name, network: 'Default', mayExist: true })).toMatchObject({
      kind: 'ok',
      value: { adopted: true },
    });
    await sim.fault('dup-name');
    expect(await peer.create({ name: freshName(), network: 'Default', mayExist: true })).toMatchObject({
      kind: 'refused',
      why: { class: 'duplicate_name' },
    });
  });

  it('given an account that nobody can tell is ours, after a lost answer it is left for later and not adopted', async () => {
    const account = await madeAccount();
    await sim.fault('http-500', { route: 'GET /client/{name}', times: 1 });
    await sim.fault('http-502', { route: 'POST /client' });
    const outcome = await openSimulated().peer.create({ name: account.name, network: 'Default', mayExist: false });
    expect(outcome).toMatchObject({ kind: 'retry', why: { class: 'server' } });
  });

  it('given a network that is not there, it is refused', async () => {
    const outcome = await openSimulated().peer.create({ name: freshName(), network: 'Nowhere', mayExist: false });
    expect(outcome).toMatchObject({ kind: 'refused', why: { class: 'not_found' } });
  });
});

describe('caps', () => {
  it('V049 Q-03 given a client just created, the caps are pushed by PUT and read back by GET, 0/0 included', async () => {
    await sim.network({ name: 'Default', b_download: 12, b_upload: 12 });
    const { peer } = openSimulated();
    for (const wanted of [caps, { downMbps: 0, upMbps: 0 }]) {
      const name = freshName();
      await sim.forgetCalls();
      const { account } = granted(await peer.create({ name, network: 'Default', mayExist: false }));
      expect(account.caps).toEqual({ downMbps: 12, upMbps: 12 });
      expect(granted(await peer.setCaps(name, wanted)).caps).toEqual(wanted);
      expect((await methods()).slice(1)).toEqual(['POST', 'GET', 'PUT', 'GET']);
      expect(await bodies('PUT')).toEqual([{ b_download: wanted.downMbps, b_upload: wanted.upMbps }]);
    }
  });

  it('R-17 Q-06 given a panel that copies the bandwidth of the network into new clients, after create and PUT the GET equals what was asked', async () => {
    await sim.mode({ copyNetworkBw: true });
    await sim.network({ name: 'Default', b_download: 7, b_upload: 3 });
    const { name } = await madeAccount(caps);
    expect(granted(await openSimulated().peer.observe(name))?.caps).toEqual(caps);
  });

  it.each([
    ['V051 given a PUT that is ignored', 'bw-ignored', '0/0'],
    ['V052 given a PUT that applies the download only', 'bw-half', '100/0'],
  ])('%s, the read-back refuses as mismatch and says what the panel keeps', async (_, fault, kept) => {
    const { name } = await madeAccount({ downMbps: 0, upMbps: 0 });
    await sim.fault(fault);
    expect(await openSimulated().peer.setCaps(name, caps)).toEqual({
      kind: 'refused',
      why: { class: 'mismatch', detail: `asked for 100/50 Mbit/s, the panel keeps ${kept} Mbit/s` },
    });
  });

  it('given a PUT that fails, the outcome is retry and the caps are as before', async () => {
    const { name } = await madeAccount();
    await sim.fault('bw-fail');
    const { peer } = openSimulated();
    expect(await peer.setCaps(name, { downMbps: 5, upMbps: 5 })).toMatchObject({
      kind: 'retry',
      why: { class: 'server' },
    });
    expect(granted(await peer.observe(name))?.caps).toEqual(caps);
  });

  it('given a PUT whose answer is cut after it was applied, the read-back finds it done', async () => {
    const { name } = await madeAccount();
    await sim.fault('json-cut', { route: 'PUT /client/{name}' });
    const wanted = { downMbps: 5, upMbps: 6 };
    expect(await openSimulated().peer.setCaps(name, wanted)).toMatchObject({ kind: 'ok', value: { caps: wanted } });
  });
});

describe('ensure', () => {
  it('writes nothing when all is as asked, and only what differs otherwise', async () => {
    const { name } = await madeAccount();
    const { peer } = openSimulated();
    await sim.forgetCalls();
    granted(await peer.ensure({ name, network: 'Default', caps }));
    expect(await bodies('PUT')).toEqual([]);
    granted(await peer.suspend(name));
    await sim.forgetCalls();
    granted(await peer.ensure({ name, network: 'Default', caps }));
    granted(await peer.ensure({ name, network: 'Default', caps: { downMbps: 1, upMbps: 2 } }));
    expect(await bodies('PUT')).toEqual([{ status: 'enable' }, { b_download: 1, b_upload: 2 }]);
  });

  it('unsuspends and changes the caps in one PUT', async () => {
    const { name } = await madeAccount();
    const { peer } = openSimulated();
    granted(await peer.suspend(name));
    await sim.forgetCalls();
    granted(await peer.ensure({ name, network: 'Default', caps: { downMbps: 1, upMbps: 2 } }));
    expect(await bodies('PUT')).toEqual([{ b_download: 1, b_upload: 2, status: 'enable' }]);
  });
});

describe('suspend and remove', () => {
  it('R-18 given a client that is online, suspending it takes it off the list of the online', async () => {
    const { name } = await madeAccount();
    const { peer } = openSimulated();
    await sim.session({ client: name, protocol: 'openvpn' });
    expect(granted(await peer.online()).sessions).toHaveLength(1);
    granted(await peer.suspend(name));
    expect(granted(await peer.online()).sessions).toEqual([]);
  });

  it('given a DELETE that fails, the outcome is retry and the account is there', async () => {
    const { name } = await madeAccount();
    await sim.fault('delete-fail');
    const { peer } = openSimulated();
    expect(await peer.remove(name)).toMatchObject({ kind: 'retry', why: { class: 'server' } });
    expect(granted(await peer.observe(name))).toMatchObject({ name });
  });

  it('given a DELETE whose answer is lost after it was done, the look says that it is gone', async () => {
    const { name } = await madeAccount();
    await sim.fault('json-html-prefix', { route: 'DELETE /client/{name}' });
    expect(await openSimulated().peer.remove(name)).toEqual({ kind: 'ok', value: null });
  });

  it('given a 404 page of some other server, an account is not taken for removed', async () => {
    const { name } = await madeAccount();
    await sim.fault('v1-panel');
    const { peer } = openSimulated();
    expect(await peer.remove(name)).toMatchObject({ kind: 'retry', why: { class: 'not_json' } });
    expect(await peer.observe(name)).toMatchObject({ kind: 'retry', why: { class: 'not_json' } });
  });
});

it('given a panel that says yes to a suspension and leaves the account enabled, it is not suspended', async () => {
  const reach = makeReach({
    ...{ mode: 'test', now: () => 0, log: () => undefined, secrets: [] },
    fetch: async (_, init) => {
      const client = {
        name: 'vpn-1',
        ip: '10.0.0.2',
        network_name: 'Default',
        status: 'enable',
        b_download: 0,
        b_upload: 0,
      };
      return Response.json({ status: 'success', error: '', msg: init?.method === 'PUT' ? null : client });
    },
  });
  const server = { id: 's', host: '127.0.0.1', port: 8098, secure: false, token: 'T', zone: 'UTC' };
  expect(await puqvpncp.open(reach, server).suspend('vpn-1')).toMatchObject({
    kind: 'refused',
    why: { class: 'mismatch', detail: 'the account stays enabled' },
  });
});

it('given a panel that answers a creation with another client, the client is looked for, and is the one that was asked for', async () => {
  const record = (name: string, ip: string) => ({
    name,
    ip,
    network_name: 'Default',
    status: 'enable',
    b_download: 0,
    b_upload: 0,
  });
  let made = false;
  const reach = makeReach({
    ...{ mode: 'test', now: () => 0, log: () => undefined, secrets: [] },
    fetch: async (_, init) => {
      if (init?.method === 'POST') {
        made = true;
        return Response.json({ status: 'success', error: '', msg: record('vpn-9', '10.0.0.9') });
      }
      if (!made) return Response.json({ status: 'error', error: 'client not found' }, { status: 404 });
      return Response.json({ status: 'success', error: '', msg: record('vpn-1', '10.0.0.2') });
    },
  });
  const server = { id: 's', host: '127.0.0.1', port: 8098, secure: false, token: 'T', zone: 'UTC' };
  const created = await puqvpncp.open(reach, server).create({ name: 'vpn-1', network: 'Default', mayExist: false });
  expect(granted(created)).toMatchObject({ adopted: false, account: { name: 'vpn-1', ipv4: '10.0.0.2' } });
});
