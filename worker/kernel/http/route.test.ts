import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolvers } from '../../registry.ts';
import { customer } from '../../testing/actors.ts';
import { type World, world } from '../../testing/world.ts';
import type { Ctx } from '../context.ts';
import { Problem } from '../problem.ts';
import { makeHttp } from './http.ts';
import { type RawRequest, type RawRoute, refuseMisplaced } from './route.ts';

let w: World;
let seen: { ctx: Ctx; request: RawRequest } | undefined;
beforeAll(async () => {
  w = await world();
});

const MAX = 1000;
const route = (over: Partial<RawRoute>): RawRoute => ({
  method: 'POST',
  path: '/hooks/pay/:account',
  maxBytes: MAX,
  handle: async (ctx, request) => {
    seen = { ctx, request };
    ctx.cookies.set('client', 'x', 60);
    return new Response('taken', { headers: { 'set-cookie': 'a=b', 'content-type': 'text/plain' } });
  },
  ...over,
});
const failing = (path: string, error: unknown) => route({ path, handle: () => Promise.reject(error) });
const routes: RawRoute[] = [
  route({}),
  route({ method: 'GET' }),
  route({ method: 'GET', path: '/.well-known/challenge/:token', maxBytes: 0 }),
  failing('/hooks/broken', new Error('SECRET-PART')),
  failing('/hooks/refused', new Problem('throttled', { retryAfterMs: 1500 })),
];

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  seen = undefined;
  const http = makeHttp(w.app, {
    router: {},
    contract: {},
    resolvers,
    upgrades: [],
    routes,
    address: async () => null,
  });
  const execution = createExecutionContext();
  const response = await http.fetch(new Request(`https://shop.test${path}`, init), w.env, execution);
  await waitOnExecutionContext(execution);
  return response;
}
const post = (path: string, body?: BodyInit, headers: HeadersInit = {}) => ask(path, { method: 'POST', body, headers });
const code = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = (await response.json()) as { code: string; requestId: string };
  expect(body.requestId).toBe(response.headers.get('x-request-id'));
  return [response.status, body.code];
};

describe('a raw route', () => {
  it('gets the bytes as they were sent, so that a signature over them can be checked', async () => {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(32), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]);
    const sent = new Uint8Array([0xff, 0xfe, 0, 13, 10, 0xc3, 0x28, ...new TextEncoder().encode('{ "a" :1}\r\n')]);
    const signature = await crypto.subtle.sign('HMAC', key, sent);
    const response = await post('/hooks/pay/main?try=2', sent, { 'content-type': 'application/json' });
    expect([response.status, await response.text()]).toEqual([200, 'taken']);
    const { request } = seen ?? {};
    expect(await crypto.subtle.verify('HMAC', key, signature, request?.body ?? new Uint8Array())).toBe(true);
    expect([request?.params, request?.query.get('try')]).toEqual([{ account: 'main' }, '2']);
  });

  it('is reached by a stranger from another site, without anybody’s session: no cookie comes in or goes out', async () => {
    const { jar } = await customer(w);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' };
    const response = await post('/hooks/pay/main', '{}', headers);
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(seen?.request.headers.get('cookie')).toBeNull();
    expect(seen?.ctx.actor).toEqual({ kind: 'anonymous' });
    expect(seen?.ctx.cookies.get('client')).toBeUndefined();
  });

  it('knows its caller by the network and by what the program says of itself', async () => {
    await post('/hooks/pay/main', '{}', { 'cf-connecting-ip': '203.0.113.9', 'user-agent': 'Gateway/2' });
    expect([seen?.ctx.ip, seen?.ctx.userAgent]).toEqual(['203.0.113.0/24', 'Gateway/2']);
  });

  it('answers with the headers of the house and is kept by nobody', async () => {
    const { headers } = await post('/hooks/pay/main');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
    expect(headers.get('x-request-id')).toBe(seen?.ctx.requestId);
    expect(headers.get('content-type')).toBe('text/plain');
  });

  it('takes a body of its size and refuses a longer one, by what it says of itself or by what it is', async () => {
    expect((await post('/hooks/pay/main', new Uint8Array(MAX))).status).toBe(200);
    expect(await code(await post('/hooks/pay/main', new Uint8Array(MAX + 1)))).toEqual([413, 'too_large']);
    expect(seen).toBeUndefined();
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        chunks++;
        controller.enqueue(new Uint8Array(400));
      },
    });
    expect(await code(await post('/hooks/pay/main', endless))).toEqual([413, 'too_large']);
    expect(seen).toBeUndefined();
    expect(chunks).toBeLessThan(10);
  });

  it('asked by another method names those it answers; an address of nothing is a problem document, not a page', async () => {
    const put = await ask('/hooks/pay/main', { method: 'PUT', body: 'x' });
    expect(put.headers.get('allow')).toBe('GET, POST');
    expect(await code(put)).toEqual([405, 'method_not_allowed']);
    for (const path of ['/hooks/pay', '/hooks/pay/', '/hooks/pay/a/b', '/hooks/other', '/.well-known/nothing'])
      expect(await code(await ask(path)), path).toEqual([404, 'not_found']);
    expect((await ask('/.well-known/challenge/abc')).status).toBe(200);
    expect(seen?.request.params).toEqual({ token: 'abc' });
    expect((await ask('/.well-known/challenge/abc', { method: 'HEAD' })).status).toBe(200);
  });

  it('whose handler throws answers what it threw, and of a bug nothing but the request id', async () => {
    const broken = await post('/hooks/broken', 'x');
    expect(await broken.clone().text()).not.toContain('SECRET-PART');
    expect(await code(broken)).toEqual([500, 'internal']);
    const refused = await post('/hooks/refused', 'x');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await code(refused)).toEqual([429, 'throttled']);
  });
});

describe('the places of raw routes', () => {
  it.each(['/api/v1/hooks', '/hooks', '/hooks/', '/hookshop/x', '/', '/.well-known', '/admin/hooks/x'])(
    'are below their prefixes: not %s',
    (path) => {
      expect(() => refuseMisplaced([route({ path })])).toThrow(path);
    },
  );

  it.each([
    ['/hooks/a', '/hooks/a'],
    ['/hooks/:a', '/hooks/:b'],
    ['/hooks/:gateway', '/hooks/test'],
    ['/hooks/:a/x', '/hooks/b/:c'],
  ])('are one route’s for a method: not both %s and %s', (a, b) => {
    expect(() => refuseMisplaced([route({ path: a }), route({ path: b })])).toThrow(b);
    expect(() => refuseMisplaced([route({ path: a }), route({ path: b, method: 'GET' })])).not.toThrow();
  });

  it('may lie side by side', () => {
    expect(() => refuseMisplaced(['/hooks/a', '/hooks/b', '/hooks/a/:b'].map((path) => route({ path })))).not.toThrow();
  });
});
