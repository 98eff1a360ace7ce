import { describe, expect, it, vi } from 'vitest';
import { makeReach, type ReachLogEntry, type ReachOptions } from './reach.ts';

type Send = typeof fetch;
const TOKEN = '3f9c0d5e77a14b2c9d8e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e';

/** A `Reach` over a scripted peer, its log, and the calls that got past the guard. */
function open(
  answer: (url: string, init: RequestInit) => Promise<Response> | Response,
  options: Partial<ReachOptions> = {},
) {
  const log: ReachLogEntry[] = [];
  const calls: { url: string; init: RequestInit }[] = [];
  let clock = 1_000;
  const send: Send = async (input, init = {}) => {
    calls.push({ url: String(input), init: init as RequestInit });
    return answer(String(input), init as RequestInit);
  };
  const reach = makeReach({
    mode: 'production',
    fetch: send,
    now: () => (clock += 7),
    log: (entry) => log.push(entry),
    secrets: [TOKEN],
    ...options,
  });
  return { reach, log, calls };
}

const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

const hangs = (init: RequestInit) =>
  new Promise<never>((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

/** A body that gives `chunks` chunks of `size` bytes, and counts how many were asked for. */
function stream(chunks: number, size: number) {
  const given = { count: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (given.count === chunks) return controller.close();
        given.count += 1;
        controller.enqueue(new Uint8Array(size).fill(97));
      },
      cancel() {
        given.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, given };
}

describe('reach: the door', () => {
  it('hands over status, text, bytes and headers, and how long it took', async () => {
    const { reach, calls } = open(() => json({ a: 'ü' }));
    const answer = await reach.call({
      method: 'POST',
      url: 'https://panel.example.com/x?y=1',
      json: { b: 1 },
      headers: { 'x-a': '1' },
    });
    expect(answer).toMatchObject({ kind: 'answer', status: 200, text: '{"a":"ü"}', tookMs: 7 });
    expect(answer.kind === 'answer' && answer.bytes.byteLength).toBe(10);
    expect(calls[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"b":1}',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', 'x-a': '1' },
    });
  });

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2130706433/',
    'http://[::ffff:127.0.0.1]/',
    'ftp://panel.example.com/',
  ])('blocks %s before any call leaves, and logs the refusal', async (url) => {
    const { reach, calls, log } = open(() => json({}));
    expect(await reach.call({ method: 'GET', url })).toMatchObject({ kind: 'failed', cause: 'blocked' });
    expect(calls).toEqual([]);
    expect(log).toMatchObject([{ failure: 'blocked', status: null }]);
  });

  it('allows loopback in test mode', async () => {
    const { reach } = open(() => json({}), { mode: 'test' });
    expect(await reach.call({ method: 'GET', url: 'http://127.0.0.1:8098/' })).toMatchObject({ kind: 'answer' });
  });

  it.each([301, 302, 303, 307, 308])(
    'fails a %i, names only the host it points to and follows nothing',
    async (status) => {
      const location = 'https://elsewhere.example.test/login?token=abcdef';
      const { reach, calls } = open(() => new Response(null, { status, headers: { location } }));
      const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/' });
      expect(answer).toMatchObject({
        kind: 'failed',
        cause: 'redirect',
        detail: 'it redirects to elsewhere.example.test',
      });
      expect(JSON.stringify(answer)).not.toContain('abcdef');
      expect(calls).toHaveLength(1);
    },
  );

  it.each([
    [{}, /without saying where/],
    [{ location: '/login' }, /panel\.example\.com/],
    [{ location: 'http://[' }, /no address/],
  ])('fails a redirect with headers %j', async (headers, detail) => {
    const { reach } = open(() => new Response(null, { status: 302, headers: headers as Record<string, string> }));
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/' });
    expect(answer).toMatchObject({ cause: 'redirect', detail: expect.stringMatching(detail) });
  });
});

describe('reach: time and size', () => {
  it('gives up on a peer that never answers', async () => {
    const { reach } = open((_, init) => hangs(init));
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/', timeoutMs: 20 });
    expect(answer).toMatchObject({ kind: 'failed', cause: 'timeout' });
  });

  it('gives up on a peer that stops in the middle of the body', async () => {
    const { reach } = open((_, init) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array(3));
          init.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
        },
      });
      return new Response(body);
    });
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/', timeoutMs: 20 });
    expect(answer).toMatchObject({ kind: 'failed', cause: 'timeout' });
  });

  it('waits 15 s for reads and 25 s for writes unless told otherwise', async () => {
    const asked = vi.spyOn(AbortSignal, 'timeout');
    const { reach } = open(() => json({}));
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const)
      await reach.call({ method, url: 'https://panel.example.com/' });
    await reach.call({ method: 'GET', url: 'https://panel.example.com/', timeoutMs: 50 });
    expect(asked.mock.calls.flat()).toEqual([15_000, 25_000, 25_000, 25_000, 50]);
    asked.mockRestore();
  });

  it('stops reading at the cap and fails with too_large', async () => {
    const { body, given } = stream(1_000, 1_000);
    const { reach } = open(() => new Response(body));
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/', maxBytes: 2_500 });
    expect(answer).toMatchObject({ kind: 'failed', cause: 'too_large' });
    expect(given).toEqual({ count: 3, cancelled: true });
  });

  it('hands over the first bytes of a longer answer when asked to cut', async () => {
    const { body } = stream(10, 1_000);
    const { reach } = open(() => new Response(body));
    const answer = await reach.call({
      method: 'GET',
      url: 'https://panel.example.com/',
      maxBytes: 1_500,
      onTooLarge: 'cut',
    });
    expect(answer).toMatchObject({ kind: 'answer', cut: true, text: 'a'.repeat(1_500) });
  });

  it('takes an answer of exactly the cap', async () => {
    const { body } = stream(2, 1_000);
    const { reach } = open(() => new Response(body));
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/', maxBytes: 2_000 });
    expect(answer).toMatchObject({ kind: 'answer', text: 'a'.repeat(2_000) });
    expect(answer).not.toHaveProperty('cut');
  });

  it('V203 given 40 calls at once, never more than 6 are in flight and all 40 are answered', async () => {
    let flying = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const { reach } = open(async () => {
      flying += 1;
      most = Math.max(most, flying);
      await new Promise<void>((resolve) => release.push(resolve));
      flying -= 1;
      return json({});
    });
    const all = Promise.all(
      Array.from({ length: 40 }, () => reach.call({ method: 'GET', url: 'https://panel.example.com/' })),
    );
    for (let landed = 0; landed < 40; landed += 1) {
      await vi.waitFor(() => expect(release.length).toBeGreaterThan(0), { interval: 1 });
      release.shift()?.();
    }
    expect((await all).map((answer) => answer.kind)).toEqual(new Array(40).fill('answer'));
    expect(most).toBe(6);
  });

  it('frees the slot of a call that failed', async () => {
    const { reach } = open(() => Promise.reject(new Error('Network connection lost.')), { limit: 1 });
    for (let i = 0; i < 3; i += 1) {
      expect(await reach.call({ method: 'GET', url: 'https://panel.example.com/' })).toMatchObject({
        cause: 'refused',
      });
    }
  });
});

const withCause = (code: string, message = '') =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(message), { code }) });

describe('reach: what went wrong', () => {
  it.each([
    ['dns', withCause('ENOTFOUND', 'getaddrinfo ENOTFOUND panel.example.com')],
    ['dns', withCause('EAI_AGAIN')],
    ['dns', new Error('failed to lookup address information: Name or service not known')],
    ['refused', withCause('ECONNREFUSED')],
    ['refused', withCause('', 'connect EHOSTUNREACH')],
    ['refused', new Error('Network connection lost.')],
    ['reset', withCause('ECONNRESET')],
    ['reset', withCause('UND_ERR_SOCKET', 'other side closed')],
    ['tls', withCause('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate')],
    ['tls', withCause('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['tls', withCause('CERT_HAS_EXPIRED')],
    ['tls', withCause('EPROTO', 'wrong version number')],
    ['tls', new Error('TLS handshake failed: invalid peer certificate')],
    ['timeout', withCause('UND_ERR_CONNECT_TIMEOUT')],
    ['timeout', new DOMException('The operation was aborted due to timeout', 'TimeoutError')],
    ['refused', 'something nobody has seen before'],
  ])('names %s in %s', async (cause, error) => {
    const { reach } = open(() => Promise.reject(error));
    const answer = await reach.call({ method: 'GET', url: 'http://panel.example.com/' });
    expect(answer).toMatchObject({ kind: 'failed', cause });
  });

  it.each([
    [521, 'refused'],
    [522, 'timeout'],
    [525, 'tls'],
    [526, 'tls'],
    [530, 'dns'],
  ])('reads the status %i of the edge as %s', async (status, cause) => {
    const { reach } = open(() => new Response('error code: 1016', { status }));
    expect(await reach.call({ method: 'GET', url: 'https://panel.example.com/' })).toMatchObject({
      kind: 'failed',
      cause,
    });
  });

  it('says reset when the connection breaks off after the headers', async () => {
    const { reach } = open(
      () =>
        new Response(
          new ReadableStream({
            start(controller) {
              controller.error(new Error('Network connection lost.'));
            },
          }),
        ),
    );
    expect(await reach.call({ method: 'GET', url: 'https://panel.example.com/' })).toMatchObject({ cause: 'reset' });
  });

  const opaque = () => Promise.reject(new Error('internal error; reference = ddh6dsvsk77alsf9bvs77p5s'));

  it('tells a missing name from a bad certificate when the runtime words both alike, without sending the token again', async () => {
    const missing = open(opaque);
    const request = {
      method: 'GET',
      url: 'https://panel.example.com:8443/x',
      headers: { authorization: `Bearer ${TOKEN}` },
    } as const;
    expect(await missing.reach.call(request)).toMatchObject({ cause: 'dns' });
    const badCertificate = open((url) =>
      url.startsWith('https:') ? opaque() : Promise.reject(new Error('Network connection lost.')),
    );
    expect(await badCertificate.reach.call(request)).toMatchObject({
      cause: 'tls',
      detail: expect.stringContaining('certificate'),
    });
    const plain = open((url) => (url.startsWith('https:') ? opaque() : json({})));
    expect(await plain.reach.call(request)).toMatchObject({
      cause: 'tls',
      detail: expect.stringContaining('plain http'),
    });
    expect(plain.calls[1]?.url).toBe('http://panel.example.com:8443/');
    expect(JSON.stringify(plain.calls[1])).not.toContain(TOKEN);
  });

  it('reads the same words for a plain-http address as a missing name', async () => {
    const { reach, calls } = open(opaque);
    expect(await reach.call({ method: 'GET', url: 'http://panel.example.com/' })).toMatchObject({ cause: 'dns' });
    expect(calls).toHaveLength(1);
  });
});

const WG_KEY = 'gI6EdUSYvn8ugXOt8QQD6Yc+JyiZxIhp3GInSWRfWGE=';

describe('reach: the log', () => {
  const call = async (body: unknown, sent?: unknown) => {
    const { reach, log } = open(() => (typeof body === 'string' ? new Response(body) : json(body)));
    await reach.call({
      method: 'PUT',
      url: `https://panel.example.com/a/b?key=${TOKEN}`,
      json: sent,
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    return log[0] as ReachLogEntry;
  };

  it('keeps method, host, path without query, status and duration', async () => {
    expect(await call({ ok: true }, { b_download: 100 })).toEqual({
      at: 1_007,
      method: 'PUT',
      host: 'panel.example.com',
      path: '/a/b',
      status: 200,
      failure: null,
      tookMs: 7,
      requestBody: '{"b_download":100}',
      responseBody: '{"ok":true}',
    });
  });

  it('masks the value of every telling key, at any depth, and keeps the others', async () => {
    const keys = [
      'password',
      'token',
      'private_key',
      'privateKey',
      'psk',
      'preshared_key',
      'PresharedKey',
      'secret',
      'client_secret',
      'api_key',
      'user_password',
      'username',
      'Authorization',
    ];
    const entry = await call(
      { status: 'enable', rows: [Object.fromEntries(keys.map((key) => [key, 'V1sible']))] },
      { l2tp: { 'ipsec-secret': 'V1sible' } },
    );
    expect(JSON.stringify(entry)).not.toContain('V1sible');
    expect(entry.responseBody).toContain('"status":"enable"');
    for (const key of keys) expect(entry.responseBody).toContain(`"${key}":"***"`);
  });

  it.each([
    ['as it is', { error: `token ${TOKEN} is wrong` }],
    ['as a key', { [TOKEN]: 1 }],
    ['in text that is not JSON', `<html>${TOKEN}</html>`],
    ['in JSON that is cut', `{"msg":{"x":"${TOKEN}`],
  ])('masks a known secret %s', async (_, body) => {
    const entry = await call(body, { note: TOKEN });
    expect(JSON.stringify(entry)).not.toContain(TOKEN);
    expect(entry.responseBody).toContain('***');
  });

  it('masks a known secret in every spelling: JSON escapes, URL escapes, Basic credentials', async () => {
    const secret = 'a"b\\c d%é';
    const { reach, log } = open(
      () => new Response(`x ${JSON.stringify(secret)} ${encodeURIComponent(secret)} ${btoa(secret)}`),
      { secrets: [secret] },
    );
    await reach.call({ method: 'GET', url: `https://panel.example.com/bot${encodeURIComponent(secret)}/send` });
    expect(log[0]).toMatchObject({ path: '/bot***/send', responseBody: 'x "***" *** ***' });
  });

  it.each([
    ['a WireGuard key', { msg: `PrivateKey = ${WG_KEY}` }, WG_KEY],
    ['a PEM block', { msg: '-----BEGIN KEY-----\nMIIEv\n-----END KEY-----' }, 'MIIEv'],
    ['a one-time link', { msg: 'https://vpn.example.test/otl/0f3c77aa' }, '0f3c77aa'],
    ['a long profile', { msg: `client\n${'remote x\n'.repeat(50)}` }, 'remote x'],
    ['a password in JSON that is cut', '{"status":"success","msg":{"password":"k$9%Tz*2', 'k$9%Tz'],
    ['a bearer in a text', 'sent Authorization: Bearer abcdef123456', 'abcdef123456'],
  ])('masks %s', async (_, body, hidden) => {
    expect(JSON.stringify(await call(body))).not.toContain(hidden);
  });

  it('logs the size of a body that is not text', async () => {
    const { reach, log } = open(() => new Response(new Uint8Array(12), { headers: { 'content-type': 'image/png' } }));
    await reach.call({ method: 'GET', url: 'https://panel.example.com/qr' });
    expect(log[0]?.responseBody).toBe('(12 bytes)');
  });

  it('masks the secret in the detail of a failure too', async () => {
    const { reach, log } = open(
      () => new Response(null, { status: 302, headers: { location: `https://${TOKEN.slice(0, 20)}.example.test/` } }),
      { secrets: [TOKEN.slice(0, 20)] },
    );
    const answer = await reach.call({ method: 'GET', url: 'https://panel.example.com/' });
    expect(answer).toMatchObject({ detail: 'it redirects to ***.example.test' });
    expect(log[0]).toMatchObject({
      failure: 'redirect',
      status: null,
      responseBody: 'it redirects to ***.example.test',
    });
  });
});
