import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_TOKEN } from '../../index.ts';
import type { Visitor } from '../../testing/visitor.ts';
import { visit } from '../../testing/visitor.ts';

let panel: Visitor;
beforeEach(async () => {
  panel = await visit();
});
afterEach(() => panel.close());

const free = async (network: string) => (await panel.ask('GET', `/network/${network}/available_ip`)).payload;

test.each(['a b', 'ünï', 'a/b', '<img>', 'x'.repeat(65), 'online', '__proto__'])('name %j is refused', async (name) => {
  const answer = await panel.ask('POST', '/client', { name, network_name: 'Default' });
  expect(answer.status).toBe(400);
  expect(answer.error).toMatch(/^Wrong name/);
});

test('the record has the canonical shape, and missing parts are filled in', async () => {
  const { payload } = await panel.ask('POST', '/client', { network_name: 'Default' });
  expect(payload).toMatchObject({
    name: 'client_1',
    network_name: 'Default',
    ipv4: '10.0.1.2',
    username: 'user_1',
    status: 'enable',
    b_download: '0',
    b_upload: '0',
  });
  expect(payload.password).toMatch(/^[\w$%#*!]{10}$/);
  expect(payload.password).toMatch(/[$%#*!]/);
  expect((await panel.ask('GET', '/client/client_1')).payload).toEqual(payload);
  expect((await panel.ask('GET', '/client')).payload).toEqual([payload]);
});

test('odd but legal names work all the way', async () => {
  for (const name of ['constructor', 'toString', '-', '_']) {
    await panel.client(name);
    expect((await panel.ask('GET', `/client/${name}/traffic/2026/04`)).payload).toHaveLength(30);
    expect((await panel.ask('DELETE', `/client/${name}`)).status).toBe(200);
  }
});

test('name and username are unique', async () => {
  await panel.client('one');
  const again = await panel.ask('POST', '/client', { name: 'one', network_name: 'Stream' });
  expect([again.status, again.error]).toEqual([409, 'Name is already in use']);
  const namesake = await panel.ask('POST', '/client', { name: 'two', network_name: 'Stream', username: 'user_1' });
  expect([namesake.status, namesake.error]).toEqual([409, 'Username is already in use']);
});

test('a network is required and must exist', async () => {
  expect((await panel.ask('POST', '/client', { name: 'x' })).error).toMatch(/network_name/);
  expect((await panel.ask('POST', '/client', { name: 'x', network_name: 'Nowhere' })).status).toBe(404);
});

test('addresses go lowest first, skip gateways, run out, and come back on delete', async () => {
  expect(await free('Tiny')).toEqual(['10.0.3.2', '10.0.3.3', '10.0.3.4']);
  for (const [i, name] of ['a', 'b', 'c'].entries())
    expect((await panel.client(name, 'Tiny')).ipv4).toBe(`10.0.3.${i + 2}`);
  expect(await free('Tiny')).toEqual([]);
  expect((await panel.ask('POST', '/client', { name: 'd', network_name: 'Tiny' })).error).toMatch(/no free ip/i);
  await panel.ask('DELETE', '/client/b');
  expect((await panel.client('d', 'Tiny')).ipv4).toBe('10.0.3.3');
  const wide = await free('Default');
  expect([wide[0], wide.at(-1), wide.length]).toEqual(['10.0.1.2', '10.0.1.252', 251]);
});

test('an asked address must be in range and free', async () => {
  const at = (ipv4: string) => panel.ask('POST', '/client', { network_name: 'Default', ipv4 });
  expect((await at('10.0.1.77/32')).payload.ipv4).toBe('10.0.1.77');
  expect((await at('10.0.1.77')).error).toMatch(/already in use/i);
  expect((await at('10.0.1.254')).error).toMatch(/already in use/i);
  expect((await at('10.0.9.1')).error).toMatch(/not within the range/i);
  expect((await at('300.1.1.1')).error).toMatch(/wrong ip format/i);
});

test('the licence ceiling holds, and an invalid licence falls to fifty', async () => {
  await panel.control('POST', 'licence', { ceiling: 1 });
  await panel.client('one');
  expect((await panel.ask('POST', '/client', { name: 'two', network_name: 'Default' })).error).toBe(
    'VPN account limit exceeded',
  );
  expect((await panel.ask('GET', '/system/status')).payload).toMatchObject({
    count_accounts: 1,
    count_accounts_available: 1,
    license_valid: true,
  });
  await panel.control('POST', 'licence', { ceiling: 5050, expires: '2020-01-01' });
  expect((await panel.ask('GET', '/system/status')).payload).toMatchObject({
    count_accounts_available: 50,
    license_valid: false,
  });
});

test("create copies the network's caps and ignores the body's; PUT is partial", async () => {
  await panel.control('POST', 'networks', {
    name: 'Capped',
    cidr: '10.0.4.0/24',
    wireguard: true,
    b_download: 12,
    b_upload: 7,
  });
  const { payload } = await panel.ask('POST', '/client', {
    name: 'one',
    network_name: 'Capped',
    b_download: 100,
    b_upload: 50,
  });
  expect([payload.b_download, payload.b_upload]).toEqual(['12', '7']);
  const put = await panel.ask('PUT', '/client/one', { b_download: 100 });
  expect(put.payload).toMatchObject({ b_download: '100', b_upload: '7', status: 'enable', password: payload.password });
  expect((await panel.ask('PUT', '/client/one', { b_upload: '0' })).payload).toMatchObject({
    b_download: '100',
    b_upload: '0',
  });
  await panel.control('POST', 'mode', { copyNetworkBw: false });
  expect((await panel.client('two', 'Capped')).b_download).toBe('0');
});

test.each([{ b_download: 10001 }, { b_download: -1 }, { b_upload: 'fast' }, { status: 'paused' }])(
  'PUT %j is refused and changes nothing',
  async (body) => {
    const before = await panel.client('one');
    expect((await panel.ask('PUT', '/client/one', { status: 'disable', ...body })).status).toBe(400);
    expect((await panel.ask('GET', '/client/one')).payload).toEqual(before);
  },
);

test('disable and delete cut the sessions', async () => {
  await panel.client('one');
  await panel.control('POST', 'sessions', { client: 'one', protocol: 'wireguard' });
  expect((await panel.ask('GET', '/client/online')).payload).toHaveLength(1);
  await panel.ask('PUT', '/client/one', { status: 'disable' });
  expect((await panel.ask('GET', '/client/online')).payload).toEqual([]);
  expect((await panel.control('POST', 'sessions', { client: 'one' })).status).toBe(400);
  await panel.ask('PUT', '/client/one', { status: 'Enable' });
  await panel.control('POST', 'sessions', { client: 'one', protocol: 'ikev2' });
  await panel.ask('DELETE', '/client/one');
  expect((await panel.ask('GET', '/client/online')).payload).toEqual([]);
  const gone = await panel.ask('GET', '/client/one');
  expect([gone.status, gone.error]).toEqual([404, 'Client not found']);
});

test.each([
  ['{', 400],
  ['[]', 400],
  ['name=one&network_name=Default', 400],
  ['{"name":"one","network_name":"Default"}', 200],
])('the body %j, sent as curl sends it, is %i', async (body, status) => {
  const headers = { authorization: `Bearer ${DEMO_TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await fetch(`${panel.url}/api/v1/client`, { method: 'POST', body, headers })).status).toBe(status);
});

test('unknown paths are refused', async () => {
  expect((await panel.ask('PATCH', '/client/one')).status).toBe(404);
  expect((await panel.ask('GET', '/nothing')).status).toBe(404);
  expect((await panel.ask('GET', '/network/%E0%A4%A')).status).toBe(404);
});
