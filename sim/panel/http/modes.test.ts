import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Visitor } from '../../testing/visitor.ts';
import { visit } from '../../testing/visitor.ts';
import { DEFAULT_MODES } from '../state.ts';

const NOON = Date.UTC(2026, 3, 14, 10);
let panel: Visitor;
beforeAll(async () => {
  panel = await visit();
  await panel.control('POST', 'clock', { now: NOON, frozen: true });
  await panel.client('one');
  await panel.control('POST', 'sessions', { client: 'one', protocol: 'wireguard', rx: 5, tx: 9 });
  await panel.control('POST', 'sessions', { client: 'one', protocol: 'openvpn' });
});
beforeEach(() => panel.control('POST', 'mode', DEFAULT_MODES));
afterAll(() => panel.close());

const mode = (modes: object) => panel.control('POST', 'mode', modes);
const get = (path: string) => panel.ask('GET', path);

test('envelope', async () => {
  expect(Object.keys((await get('/client/one')).json)).toEqual(['status', 'error', 'msg']);
  await mode({ envelope: 'v2' });
  expect((await get('/client/one')).json).toMatchObject({ result: 'OK', message: '', data: { name: 'one' } });
  const refused = await panel.ask('POST', '/client', { name: 'a b', network_name: 'Default' });
  expect(refused.json).toEqual({
    result: 'ERROR',
    message: expect.any(String),
    errors: { name: 'only letters, numbers, _ and -' },
  });
  await mode({ envelope: 'bare' });
  expect((await get('/client')).json).toEqual([expect.objectContaining({ name: 'one' })]);
  expect((await get('/client/none')).json).toEqual({ error: 'Client not found' });
});

test('errors may come with status 200', async () => {
  await mode({ errorStatus: 'ok' });
  const { status, json } = await get('/client/none');
  expect([status, json.status]).toEqual([200, 'error']);
});

test('numbers', async () => {
  const seen = async () => {
    const client = (await get('/client/one')).payload;
    const row = (await get('/client/online')).payload[0];
    const { count_accounts } = (await get('/system/status')).payload;
    return [client.b_download, row.transfer_rx, row.latest_handshake, count_accounts].map((value) => typeof value);
  };
  expect(await seen()).toEqual(['string', 'number', 'string', 'number']);
  await mode({ numbers: 'number' });
  expect(await seen()).toEqual(Array(4).fill('number'));
  await mode({ numbers: 'string' });
  expect(await seen()).toEqual(Array(4).fill('string'));
});

test('lists', async () => {
  await mode({ list: 'object' });
  expect((await get('/network')).payload).toMatchObject({
    Default: { name: 'Default' },
    Tiny: { network: '10.0.3.0/29' },
  });
  expect((await get('/client')).payload).toHaveProperty('one.ipv4');
  expect((await get('/network/Tiny/available_ip')).payload.ips).toHaveLength(3);
  expect((await get('/client/one/traffic/2026/04')).payload['2026-04-30']).toMatchObject({ traffic_download: 0 });
});

test('online', async () => {
  expect((await get('/client/online')).payload).toMatchObject([
    { protocol: 'wireguard', name: 'one', network: 'Default', ip: '10.0.1.2', transfer_rx: 5, transfer_tx: 9 },
    { protocol: 'openvpn' },
  ]);
  await mode({ online: 'grouped' });
  expect((await get('/client/online')).payload).toMatchObject({
    wireguard: [{ name: 'one' }],
    amneziawg: [],
    openvpn: [{ name: 'one' }],
    ikev2: [],
  });
  expect((await get('/client/online')).payload.wireguard[0]).not.toHaveProperty('protocol');
  await mode({ online: 'byname' });
  expect((await get('/client/online')).payload.one).toHaveLength(2);
});

test('qr', async () => {
  const base64 = (await get('/client/one/config/qr')).payload;
  await mode({ qr: 'datauri' });
  expect((await get('/client/one/config/qr')).payload).toBe(`data:image/png;base64,${base64}`);
  await mode({ qr: 'png' });
  const { headers, text } = await get('/client/one/config/qr');
  expect([headers.get('content-type'), text.slice(1, 4)]).toEqual(['image/png', 'PNG']);
});

test('timestamps', async () => {
  const stamp = async () => (await get('/client/online')).payload[0].latest_handshake;
  expect(await stamp()).toBe(String(NOON / 1000));
  await mode({ timestamps: 'iso' });
  expect(await stamp()).toBe('2026-04-14T12:00:00+02:00');
  await mode({ timestamps: 'local' });
  expect(await stamp()).toBe('2026-04-14 12:00:00');
});

test('config text', async () => {
  const text = async () => (await get('/client/one/config/text')).payload;
  const tabs = await text();
  await mode({ configText: 'plain' });
  expect(await text()).toBe(tabs.replaceAll('\t', ''));
  await mode({ configText: 'glued' });
  expect(await text()).toMatch(/^\[Interface\]\tAddress = /);
  await mode({ configText: 'crlf' });
  expect(await text()).toBe(tabs.replaceAll('\n', '\r\n'));
});

test('protocol flags', async () => {
  const both = async () => [(await get('/network')).payload[0], (await get('/network/Default')).payload];
  expect(await both()).toMatchObject([
    { wireguard: true, amneziawg: false },
    { wireguard: { enabled: true, port: 51820 }, amneziawg: { enabled: false } },
  ]);
  await mode({ flags: 'bool' });
  expect(await both()).toMatchObject([{ ikev2: true }, { ikev2: true, amneziawg: false }]);
  await mode({ flags: 'yes' });
  expect(await both()).toMatchObject([{ wireguard_enabled: 'yes' }, { amneziawg_enabled: 'no' }]);
  await mode({ flags: 'list' });
  expect(await both()).toMatchObject([
    { protocols: ['wireguard', 'openvpn', 'ikev2'] },
    { protocols: ['wireguard', 'openvpn', 'ikev2'] },
  ]);
});

test('a version before 2.3 knows no AmneziaWG', async () => {
  await panel.client('streaming', 'Stream');
  expect((await get('/client/streaming/amneziawg/config')).status).toBe(200);
  await mode({ version: '2.2.0' });
  expect((await get('/system/status')).payload.version).toBe('2.2.0');
  expect((await get('/client/streaming/amneziawg/config')).status).toBe(404);
  expect((await get('/network/Stream')).payload).not.toHaveProperty('amneziawg');
});

test('unknown modes and values are refused', async () => {
  expect((await mode({ envelope: 'v3' })).status).toBe(400);
  expect((await mode({ colour: 'red' })).status).toBe(400);
});
