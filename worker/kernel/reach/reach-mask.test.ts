import { describe, expect, it } from 'vitest';
import type { ReachLogEntry } from './reach.ts';
import { json, open, TOKEN } from './reach-scripted.ts';

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
      poll: false,
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
      'token2',
      '2ndPassword',
      'auth.secret',
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

  it.each([
    ['letters', 'a'.repeat(400_000), 'aaaa'],
    ['an open quote and letters', `{"${'a'.repeat(400_000)}`, '{"aaaa'],
    ['a key made of telling words', `{"${'pass'.repeat(100_000)}`, '{"pass'],
    ['blanks after “bearer”', `bearer${' '.repeat(400_000)}`, 'bearer '],
    ['JSON', JSON.stringify({ rows: Array.from({ length: 40_000 }, () => 'abcdefg') }), '{"rows":["abcdefg",'],
  ])('given %s of 400 000 characters, keeps the head of it and how long it is', async (_, body, head) => {
    const kept = (await call(body)).responseBody ?? '';
    expect(kept.startsWith(head)).toBe(true);
    expect(kept.endsWith(`… (${body.length} characters)`)).toBe(true);
    expect(kept.length).toBeLessThan(200);
  });

  it('given a secret that the cut goes through, keeps none of it', async () => {
    const hidden = `"password":"${'x'.repeat(64 * 1024 - 200)}",`;
    for (let at = 0; at < TOKEN.length; at++) {
      const blanks = ' '.repeat(64 * 1024 - hidden.length - at);
      const kept = (await call(`{${hidden}${blanks}${TOKEN}${'y'.repeat(99)}`)).responseBody ?? '';
      expect(kept).not.toContain(TOKEN.slice(0, 4));
    }
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
