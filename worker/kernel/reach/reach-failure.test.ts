import { describe, expect, it } from 'vitest';
import { json, open, TOKEN } from './reach-scripted.ts';

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
