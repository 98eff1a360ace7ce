import { describe, expect, it } from 'vitest';
import { makeReach, type Reach, type ReachAnswer, type ReachRequest } from '../../../../kernel/reach/reach.ts';
import { neverCalled } from '../../../../testing/drivers.ts';
import { puqvpncp } from '../index.ts';
import { apiPath, baseUrl, openClient } from './client.ts';

const server = { id: '1', host: 'panel.example.com', port: null, secure: false, token: 'a-token-of-sixty-four' };

/** A `Reach` that answers from a script, and what was asked of it. */
function scripted(...answers: Partial<Extract<ReachAnswer, { kind: 'answer' }>>[]) {
  const asked: ReachRequest[] = [];
  const reach: Reach = {
    ...neverCalled,
    now: () => 0,
    async call(request) {
      asked.push(request);
      const next = answers[Math.min(asked.length, answers.length) - 1] ?? {};
      return {
        kind: 'answer',
        status: 200,
        headers: new Headers(),
        text: '[]',
        bytes: new Uint8Array(),
        tookMs: 1,
        ...next,
      };
    },
  };
  return { reach, asked };
}

describe('addresses', () => {
  it('V002 R-04 Q-02 given no port and Secure off, every verb goes to port 8098', async () => {
    expect(baseUrl(server)).toBe('http://panel.example.com:8098');
    const { reach, asked } = scripted({});
    const peer = puqvpncp.open(reach, server);
    await peer.probe();
    await Promise.all([
      peer.networks(),
      peer.network('Default'),
      peer.slots(),
      peer.capacity('Default'),
      peer.online(),
      peer.accounts(),
    ]);
    await Promise.all([
      peer.observe('a'),
      peer.usage('a', 2026, 4),
      peer.setCaps('a', { downMbps: 0, upMbps: 0 }),
      peer.suspend('a'),
      peer.remove('a'),
    ]);
    await Promise.all([
      peer.create({ name: 'a', network: null, mayExist: true }),
      peer.ensure({ name: 'a', network: null, caps: { downMbps: 0, upMbps: 0 } }),
      peer.config('a', 'ikev2'),
    ]);
    expect(asked.length).toBeGreaterThan(15);
    for (const { url } of asked) expect(url).toMatch(/^http:\/\/panel\.example\.com:8098\/api\/v1\//);
  });

  it.each([
    [{ secure: true, port: null }, 'https://panel.example.com'],
    [{ secure: true, port: 443 }, 'https://panel.example.com'],
    [{ secure: true, port: 8443 }, 'https://panel.example.com:8443'],
    [{ secure: true, port: 8098 }, 'https://panel.example.com:8098'],
    [{ secure: false, port: 80 }, 'http://panel.example.com'],
    [{ secure: false, port: 443 }, 'http://panel.example.com:443'],
    [{ secure: false, port: 9000 }, 'http://panel.example.com:9000'],
  ])('V003 given %j, calls go to %s: https defaults to 443 and a port of one’s own wins', (change, expected) => {
    expect(baseUrl({ ...server, ...change })).toBe(expected);
    expect(puqvpncp.baseUrl({ ...server, ...change })).toBe(expected);
  });

  it('put an IPv6 address into brackets', () => {
    expect(baseUrl({ ...server, host: '2a01:4f8::1' })).toBe('http://[2a01:4f8::1]:8098');
    expect(baseUrl({ ...server, host: '[2a01:4f8::1]' })).toBe('http://[2a01:4f8::1]:8098');
  });

  it.each([
    [['client', 'a/b'], '/api/v1/client/a%2Fb'],
    [['client', '..', 'x'], '/api/v1/client/%2E%2E/x'],
    [['client', 'a?b#c'], '/api/v1/client/a%3Fb%23c'],
    [['network', 'Zażółć'], '/api/v1/network/Za%C5%BC%C3%B3%C5%82%C4%87'],
  ])('escape the segments %j', (segments, path) => {
    expect(apiPath(segments)).toBe(path);
  });
});

const NO_CLIENT = { status: 404, text: '{"error":"client not found"}' };

describe('calls', () => {
  it('carry the token as a bearer and ask for JSON', async () => {
    const { reach, asked } = scripted({});
    await openClient(reach, server).call('GET', ['network']);
    expect(asked[0]?.headers).toEqual({ authorization: 'Bearer a-token-of-sixty-four', accept: 'application/json' });
  });

  it('read a list of ten thousand accounts', async () => {
    const list = Array.from({ length: 10_000 }, (_, i) => ({
      ...{ name: `vpn-${i}`, network: 'Default', ipv4: `10.${i >> 8}.${i & 255}.2/32`, username: `vpn-${i}` },
      ...{ password: 'x'.repeat(60), status: 'enable', b_download: 0, b_upload: 0, comment: 'y'.repeat(60) },
    }));
    const reach = makeReach({
      ...{ mode: 'test', now: () => 0, log: () => undefined, secrets: [] },
      fetch: async () => Response.json({ status: 'success', error: '', msg: list }),
    });
    const read = await puqvpncp.open(reach, { ...server, host: '127.0.0.1' }).accounts();
    expect(read.kind === 'ok' && read.value.accounts.length).toBe(10_000);
  });

  it('given a network that the panel does not know, say what the panel says and not to tick one', async () => {
    const unknown = '{"error":"wrong network_name"}';
    const { reach } = scripted(NO_CLIENT, { status: 400, text: unknown }, NO_CLIENT);
    const made = await puqvpncp.open(reach, server).create({ name: 'a', network: 'Gone', mayExist: false });
    expect(made).toEqual({
      kind: 'refused',
      why: { class: 'validation', detail: 'HTTP 400, “wrong network_name”' },
    });
  });

  it('never repeat the token in the reason of a field, nor its head where a long reason is cut', async () => {
    const answer = (text: string) => openClient(scripted({ status: 422, text }).reach, server).call('GET', ['network']);
    const told = await answer('{"status":"error","errors":{"name":"not for a-token-of-sixty-four"}}');
    expect(told).toMatchObject({ fault: { fields: { name: 'not for ***' } } });
    for (let blanks = 170; blanks < 200; blanks++)
      expect(JSON.stringify(await answer(`{"error":"${'.'.repeat(blanks)}a-token-of-sixty-four"}`))).not.toContain(
        'a-toke',
      );
  });

  it('never repeat the token in a fault, even when the panel does', async () => {
    const { reach } = scripted({
      status: 401,
      text: '{"error":"token a-token-of-sixty-four is not authorized (a-token-of-sixty-four)"}',
    });
    const reply = await openClient(reach, server).call('GET', ['network']);
    expect(reply).toMatchObject({
      ok: false,
      fault: { class: 'auth', detail: 'HTTP 401, “token *** is not authorized (***)”' },
    });
  });

  it('take an empty body for an answer only where one may be', async () => {
    const { reach } = scripted({ text: '' });
    const panel = openClient(reach, server);
    expect(await panel.call('GET', ['network'])).toMatchObject({ ok: false, fault: { class: 'transport' } });
    expect(await panel.call('DELETE', ['client', 'a'], { mayBeEmpty: true })).toMatchObject({ ok: true });
  });

  it('take the first bytes of a longer answer as they are when cut', async () => {
    const { reach } = scripted({ text: '["10.0.0.2","10.0', cut: true });
    expect(await openClient(reach, server).call('GET', ['network'])).toMatchObject({
      ok: true,
      cut: true,
      payload: '["10.0.0.2","10.0',
    });
  });

  it.each([
    [{ afterMs: 120_000 }, 120_000],
    [{}, 30_000],
  ])('wait as long as the panel asks (%j)', async (asked, afterMs) => {
    const { reach } = scripted({ status: 503, text: '', ...asked });
    expect(await puqvpncp.open(reach, server).networks()).toMatchObject({
      kind: 'retry',
      afterMs,
      why: { class: 'busy' },
    });
  });

  it.each([
    ['blocked', 'refused', 'validation'],
    ['redirect', 'refused', 'redirect'],
    ['dns', 'retry', 'dns'],
    ['tls', 'retry', 'tls'],
    ['refused', 'retry', 'transport'],
    ['timeout', 'retry', 'transport'],
    ['reset', 'retry', 'transport'],
    ['too_large', 'retry', 'server'],
  ] as const)(
    'V022 given a call that ends as %s, the networks are asked for: a %s of class %s',
    async (cause, kind, expected) => {
      const reach: Reach = {
        ...neverCalled,
        call: async () => ({ kind: 'failed', cause, detail: 'x', tookMs: 1 }),
      };
      expect(await puqvpncp.open(reach, server).networks()).toMatchObject({
        kind,
        why: { class: expected, detail: 'x' },
      });
    },
  );

  it('a 400 about the type of the caps is answered with the same caps as text', async () => {
    const account = '{"name":"a","status":"enable","b_download":"100","b_upload":"50"}';
    const { reach, asked } = scripted(
      { status: 400, text: '{"error":"json: cannot unmarshal number into Go struct field b_download of type string"}' },
      { text: account },
    );
    const outcome = await puqvpncp.open(reach, server).setCaps('a', { downMbps: 100, upMbps: 50 });
    expect(outcome).toMatchObject({ kind: 'ok', value: { caps: { downMbps: 100, upMbps: 50 } } });
    expect(asked.map(({ method, json }) => [method, json])).toEqual([
      ['PUT', { b_download: 100, b_upload: 50 }],
      ['PUT', { b_download: '100', b_upload: '50' }],
      ['GET', undefined],
    ]);
  });

  it('a 400 about anything else is not sent again', async () => {
    const { reach, asked } = scripted({ status: 400, text: '{"error":"wrong value"}' });
    expect(await puqvpncp.open(reach, server).setCaps('a', { downMbps: 100, upMbps: 50 })).toMatchObject({
      kind: 'refused',
      why: { class: 'validation' },
    });
    expect(asked).toHaveLength(1);
  });

  it('a month that the panel refuses with two digits is asked for again with one', async () => {
    const { reach, asked } = scripted({ status: 400, text: '{"error":"wrong month setting"}' }, { text: '[]' });
    expect(await puqvpncp.open(reach, server).usage('a', 2026, 4)).toEqual({ kind: 'ok', value: [] });
    expect(asked.map(({ url }) => url.split('/').at(-1))).toEqual(['04', '4']);
  });

  it('a month that has two digits anyway is asked for once', async () => {
    const { reach, asked } = scripted({ status: 400, text: '{"error":"wrong month"}' });
    const outcome = await puqvpncp.open(reach, server).usage('a', 2026, 11);
    expect(outcome).toMatchObject({ kind: 'refused', why: { class: 'validation' } });
    expect(asked.map(({ url }) => url.split('/').at(-1))).toEqual(['11']);
  });

  it('an acknowledgement of create is followed by a look', async () => {
    const account = '{"name":"a","status":"enable","b_download":1,"b_upload":2}';
    const { reach, asked } = scripted(NO_CLIENT, { text: '{"result":"OK"}' }, { text: account });
    const created = await puqvpncp.open(reach, server).create({ name: 'a', network: 'Default', mayExist: false });
    expect(created).toMatchObject({ kind: 'ok', value: { adopted: false, account: { name: 'a', network: null } } });
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });

  it('a panel that says it is loading may have done it: who looks finds the account made, or gone', async () => {
    const account = '{"name":"a","status":"enable","b_download":1,"b_upload":2}';
    const loading = { status: 503, text: '{"error":"Loading (networks)"}' };
    const made = puqvpncp.open(scripted(NO_CLIENT, loading, { text: account }).reach, server);
    expect(await made.create({ name: 'a', network: 'Default', mayExist: false })).toMatchObject({
      kind: 'ok',
      value: { adopted: true },
    });
    const gone = puqvpncp.open(scripted(loading, NO_CLIENT).reach, server);
    expect(await gone.remove('a')).toEqual({ kind: 'ok', value: null });
    const set = puqvpncp.open(scripted(loading, { text: account }).reach, server);
    expect(await set.setCaps('a', { downMbps: 1, upMbps: 2 })).toMatchObject({ kind: 'ok' });
  });

  it('an account that stays disabled, whatever the panel says, is a mismatch', async () => {
    const account = '{"name":"a","status":"disable","b_download":1,"b_upload":2}';
    const { reach } = scripted({ text: account }, { text: '{"result":"OK"}' }, { text: account });
    const caps = { downMbps: 1, upMbps: 2 };
    expect(await puqvpncp.open(reach, server).ensure({ name: 'a', network: null, caps })).toEqual({
      kind: 'refused',
      why: { class: 'mismatch', detail: 'the account stays disabled' },
    });
  });

  it.each([
    [400, 'Client sent an HTTP request to an HTTPS server.', 'this port speaks https and was called by plain http'],
    [500, '', 'HTTP 500'],
    [200, '<html></html>', 'HTTP 200 with an HTML page in place of JSON'],
    [200, '[{"na', 'HTTP 200 with JSON that breaks off'],
    [401, '', null],
    [404, '', null],
    [422, '', null],
    [503, '', null],
  ])('given %i %j, what it says against the panel as a whole is %j', async (status, text, against) => {
    const { reach, asked } = scripted({});
    await puqvpncp.open(reach, server).networks();
    const answer = { kind: 'answer', headers: new Headers(), bytes: new Uint8Array(), tookMs: 1 } as const;
    expect(asked[0]?.judge?.({ ...answer, status, text })).toBe(against);
  });

  it('an answer about another client is not taken for ours', async () => {
    const { reach } = scripted({ text: '{"name":"b","status":"enable","b_download":1,"b_upload":2}' });
    expect(await puqvpncp.open(reach, server).observe('a')).toMatchObject({
      kind: 'retry',
      why: { class: 'server', detail: expect.stringContaining('another client') },
    });
  });
});
