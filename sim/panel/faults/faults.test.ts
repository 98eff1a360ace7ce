import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FAULTS } from '../../index.ts';
import type { Answer, Loose, Visitor } from '../../testing/visitor.ts';
import { visit } from '../../testing/visitor.ts';

const NOON = Date.UTC(2026, 3, 14, 10);
let panel: Visitor;
beforeAll(async () => {
  panel = await visit();
});
beforeEach(async () => {
  await panel.control('POST', 'reset', {});
  await panel.control('POST', 'clock', { now: NOON, frozen: true });
  await panel.client('one');
  await panel.control('POST', 'sessions', { client: 'one', protocol: 'wireguard' });
});
afterAll(() => panel.close());

type Check = (answer: Answer, before: Answer) => void | Promise<void>;
type Row = { arg?: string; method?: string; path: string; body?: object; check: Check };

const status =
  (code: number, error?: RegExp): Check =>
  (answer, before) => {
    expect(before.status).toBe(200);
    expect(answer.status).toBe(code);
    if (error) expect(answer.error).toMatch(error);
  };
const get = async (path: string) => (await panel.ask('GET', path)).payload;
const create = { method: 'POST', path: '/client', body: { network_name: 'Default' } };
const put = { method: 'PUT', path: '/client/one', body: { b_download: 100, b_upload: 50 } };
const month = '/client/one/traffic/2026/04';
const simple = '/network';
const refusedButListed =
  (path: string, check: (payload: Loose) => void, error: RegExp): Check =>
  async (answer, before) => {
    status(400, error)(answer, before);
    check(await get(path));
  };

const ANSWERED: Record<string, Row> = {
  slow: { arg: '25', path: simple, check: (answer, before) => expect(answer.text).toBe(before.text) },
  'http-500': { path: simple, check: (answer) => expect([answer.status, answer.json.status]).toEqual([500, 'error']) },
  'http-502': {
    path: simple,
    check: (answer) => expect([answer.status, answer.text]).toEqual([502, expect.stringMatching(/^<html>/)]),
  },
  'http-503': {
    arg: 'json',
    path: simple,
    check: (answer) => expect([answer.status, answer.json.status]).toEqual([503, 'error']),
  },
  redirect: {
    path: simple,
    check: (answer) =>
      expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://elsewhere.example.test/']),
  },
  'bad-token': { path: simple, check: status(401, /not authorized/i) },
  'token-expired': { path: simple, check: status(401, /expired/) },
  'ip-denied': { path: simple, check: status(403, /address/) },
  'no-permission': { path: simple, check: status(403, /permission/) },
  'net-full': {
    path: '/network/Default/available_ip',
    check: (answer, before) => expect([answer.payload, before.payload.length]).toEqual([[], 250]),
  },
  'net-full-after-check': {
    ...create,
    check: refusedButListed(
      '/network/Default/available_ip',
      (free) => expect(free.length).toBeGreaterThan(0),
      /no free ip/i,
    ),
  },
  'no-slots': {
    path: '/system/status',
    check: ({ payload }) => expect(payload).toMatchObject({ count_accounts: 1, count_accounts_available: 1 }),
  },
  'slots-gone-after-check': {
    ...create,
    check: refusedButListed(
      '/system/status',
      (payload) => expect(payload.count_accounts_available).toBe(50),
      /limit exceeded/,
    ),
  },
  loading: { path: '/system/status', check: ({ payload }) => expect(payload.status).toBe('Loading (networks)') },
  'dup-name': { ...create, check: status(409, /already in use/) },
  'bw-fail': { ...put, check: status(500) },
  'bw-ignored': {
    ...put,
    check: ({ payload }, before) => expect([payload.b_download, before.payload.b_download]).toEqual(['0', '100']),
  },
  'bw-half': { ...put, check: ({ payload }) => expect([payload.b_download, payload.b_upload]).toEqual(['100', '0']) },
  'delete-fail': {
    method: 'DELETE',
    path: '/client/one',
    check: async (answer, before) => {
      status(500)(answer, before);
      expect(await get('/client/one')).toMatchObject({ name: 'one' });
    },
  },
  'json-cut': {
    path: simple,
    check: (answer, before) => {
      expect(answer.json).toBeUndefined();
      expect(before.text.startsWith(answer.text)).toBe(true);
    },
  },
  'json-html-prefix': {
    path: simple,
    check: (answer, before) => {
      expect(answer.text).toMatch(/^<br/);
      expect(answer.text.endsWith(before.text)).toBe(true);
    },
  },
  'json-empty': { path: simple, check: (answer) => expect([answer.status, answer.text]).toEqual([200, '']) },
  'online-empty': {
    path: '/client/online',
    check: (answer, before) => expect([answer.json.msg, before.json.msg.length]).toEqual([[], 1]),
  },
  'online-null': {
    path: '/client/online',
    check: (answer) => expect(answer.json).toEqual({ status: 'success', error: '', msg: null }),
  },
  'proto-off': { arg: 'wireguard', path: '/client/one/config/text', check: status(404, /not enabled/) },
  'qr-missing': { path: '/client/one/config/qr', check: status(404) },
  'qr-other': {
    path: '/client/one/config/qr',
    check: ({ payload }, before) => {
      expect(payload).toMatch(/^iVBORw0KGgo/);
      expect(payload).not.toBe(before.payload);
    },
  },
  'otl-private-host': {
    method: 'POST',
    path: '/client/one/otl',
    check: ({ payload }, before) => {
      expect(payload).toMatch(/^http:\/\/192\.168\.131\.11:8098\/otl\/[0-9a-f]{80}$/);
      expect(before.payload.startsWith(panel.url)).toBe(true);
    },
  },
  'otl-disabled': { method: 'POST', path: '/client/one/otl', check: status(403, /disabled/) },
  'traffic-gap': {
    path: month,
    check: (answer, before) => expect([answer.payload.length, before.payload.length]).toEqual([20, 30]),
  },
  'traffic-strings': {
    path: month,
    check: ({ payload }) => expect(payload[0]).toMatchObject({ traffic_download: '0', traffic_upload: '0' }),
  },
  'traffic-404': { path: month, check: status(404) },
  'v1-panel': { path: '/system/status', check: ({ payload }) => expect(payload.version).toBe('1.8.1') },
  'clock-skew': {
    arg: '-3',
    path: '/system/info',
    check: ({ payload }) => expect(payload.time).toBe('2026-04-14T09:00:00+02:00'),
  },
};

/** Both answer nothing, so they are proved below. */
const SILENT = ['timeout', 'reset', 'create-then-timeout'];

test('every fault is proved', () => {
  expect([...Object.keys(ANSWERED), ...SILENT].sort()).toEqual(FAULTS.map(({ name }) => name).sort());
});

describe.each(Object.entries(ANSWERED))('%s', (name, { arg, method = 'GET', path, body, check }) => {
  test('changes the answer once, then no more', async () => {
    const before = await panel.ask(method, path, body);
    await panel.control('POST', 'reset', {});
    await panel.control('POST', 'clock', { now: NOON, frozen: true });
    await panel.client('one');
    await panel.control('POST', 'faults', { fault: name, arg, times: 1 });
    await check(await panel.ask(method, path, body), before);
    expect((await panel.control('GET', 'faults')).json.used).toEqual([name]);
    expect((await panel.ask(method, path, body)).status).toBe(before.status);
  });

  test('comes by header too', async () => {
    const answer = await panel.ask(method, path, body, { fault: arg ? `${name}:${arg}` : name });
    expect((await panel.control('GET', 'log')).json.at(-1)).toMatchObject({ faults: [name], status: answer.status });
  });
});

test('slow: the answer takes its time', async () => {
  const started = performance.now();
  await panel.ask('GET', simple, undefined, { fault: 'slow:30' });
  expect(performance.now() - started).toBeGreaterThan(28);
});

const givingUp = () => ({ signal: AbortSignal.timeout(40) });

test('timeout: no answer, and nothing done', async () => {
  await panel.control('POST', 'faults', { fault: 'timeout', times: 1 });
  await expect(panel.ask('POST', '/client', { name: 'two', network_name: 'Default' }, givingUp())).rejects.toThrow(
    /aborted due to timeout/,
  );
  expect((await panel.ask('GET', '/client/two')).status).toBe(404);
});

test('reset: the connection drops', async () => {
  await panel.control('POST', 'faults', { fault: 'reset', times: 1 });
  await expect(panel.ask('GET', simple)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  expect((await panel.control('GET', 'log')).json.at(-1)).toMatchObject({ status: null, faults: ['reset'] });
});

test('create-then-timeout: the client exists though nobody was told', async () => {
  await panel.control('POST', 'faults', { fault: 'create-then-timeout' });
  await expect(panel.ask('POST', '/client', { name: 'two', network_name: 'Default' }, givingUp())).rejects.toThrow(
    /aborted due to timeout/,
  );
  expect(await get('/client/two')).toMatchObject({ name: 'two', network_name: 'Default' });
});

test('faults of reads leave the state alone, and those of writes reach create as well', async () => {
  const before = JSON.stringify(panel.state.networks);
  await panel.ask('GET', '/network/Default', undefined, { fault: 'proto-off:wireguard' });
  expect(JSON.stringify(panel.state.networks)).toBe(before);
  const refused = async (fault: string) =>
    (await panel.ask('POST', '/client', { network_name: 'Default' }, { fault })).error;
  expect(await refused('net-full')).toMatch(/no free ip/i);
  expect(await refused('no-slots')).toMatch(/limit exceeded/);
  expect(await refused('loading')).toMatch(/Loading/);
  expect((await panel.ask('GET', '/network', undefined, { fault: 'v1-panel' })).status).toBe(404);
  expect((await panel.ask('GET', '/network/Default', undefined, { fault: 'proto-off:ikev2' })).payload.ikev2).toEqual({
    enabled: false,
  });
});

test('a fault keeps to its network, its route and its count', async () => {
  await panel.control('POST', 'faults', { fault: 'net-full:Default' });
  expect(await get('/network/Default/available_ip')).toEqual([]);
  expect(await get('/network/Stream/available_ip')).toHaveLength(251);
  await panel.control('DELETE', 'faults');
  await panel.control('POST', 'faults', { fault: 'http-500', route: 'GET /client/{name}', skip: 1, times: 2 });
  const codes = [];
  for (const path of ['/network', '/client/one', '/client/one', '/client', '/client/one', '/client/one'])
    codes.push((await panel.ask('GET', path)).status);
  expect(codes).toEqual([200, 200, 500, 200, 500, 200]);
});

test('nonsense is refused', async () => {
  expect((await panel.ask('GET', simple, undefined, { fault: 'no-such' })).status).toBe(400);
  for (const body of [
    { fault: 'no-such' },
    { fault: 'slow', route: 'GET /nowhere' },
    { fault: 'bw-fail', route: 'GET /client' },
    {},
  ]) {
    expect((await panel.control('POST', 'faults', body)).status).toBe(400);
  }
});
