import { ORPCError, os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../problem.ts';
import { type CallOptions, clientOf, rpc } from './link.ts';

const file = () => new File(['[Interface]'], 'wg.conf', { type: 'application/octet-stream' });
const refusal = () =>
  new ORPCError('server_name_taken', {
    status: 409,
    message: 'Another server has this name.',
    data: { errors: [{ pointer: '/name', message: 'Taken.' }], requestId: 'r-1' },
  });

const handler = new RPCHandler({
  admin: {
    things: {
      echo: os.handler(({ input }) => ({ input, given: input !== undefined })),
      nothing: os.handler(() => {}),
      file: os.handler(file),
      nested: os.handler(() => ({ n: 1, deep: { conf: file() } })),
      refuse: os.handler(() => {
        throw refusal();
      }),
    },
  },
});

type Things = Record<
  'echo' | 'nothing' | 'file' | 'nested' | 'refuse',
  (i?: unknown, o?: CallOptions) => Promise<unknown>
>;
const { things } = (clientOf(rpc) as { admin: { things: Things } }).admin;
let sent: Request;

beforeEach(() => {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent = new Request(`http://shop.test${path}`, init);
    const { response } = await handler.handle(sent.clone() as never, { prefix: '/rpc', context: {} });
    return response ?? new Response('<h1>Not found</h1>', { status: 404, headers: { 'content-type': 'text/html' } });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('against the real RPC server', () => {
  it('carries input and output, and leaves out what is undefined', async () => {
    expect(await things.echo({ name: 'a', q: undefined })).toEqual({ input: { name: 'a' }, given: true });
    expect(await things.echo()).toEqual({ given: false });
    expect(await things.nothing({})).toBeUndefined();
  });

  it('marks each call as the page’s own, and sends the idempotency key', async () => {
    await things.echo({}, { context: { idempotencyKey: 'k-1' } });
    expect(sent.headers.get('x-culvert')).toBe('1');
    expect(sent.headers.get('idempotency-key')).toBe('k-1');
    await things.echo({});
    expect(sent.headers.has('idempotency-key')).toBe(false);
  });

  it('gives files, alone and inside', async () => {
    const whole = (await things.file()) as File;
    expect([whole.name, await whole.text()]).toEqual(['wg.conf', '[Interface]']);
    const { n, deep } = (await things.nested()) as { n: number; deep: { conf: File } };
    expect([n, deep.conf.name, await deep.conf.text()]).toEqual([1, 'wg.conf', '[Interface]']);
  });

  it('throws what the server refused', async () => {
    const cause = await things.refuse({}).catch((problem: unknown) => problem);
    expect(cause).toBeInstanceOf(ApiProblem);
    expect(cause).toMatchObject({
      code: 'server_name_taken',
      status: 409,
      message: 'Another server has this name.',
      requestId: 'r-1',
      errors: [{ pointer: '/name', message: 'Taken.' }],
    });
  });

  it('does not take a page of a proxy for an answer', async () => {
    const { elsewhere } = things as unknown as { elsewhere: () => Promise<unknown> };
    vi.stubGlobal(
      'fetch',
      async () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
    );
    await expect(elsewhere()).rejects.toMatchObject({ code: 'unexpected_answer', status: 502 });
  });

  it('passes an abort on', async () => {
    vi.stubGlobal('fetch', (_path: string, { signal }: RequestInit) => Promise.reject(signal?.reason));
    await expect(things.echo({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is no promise', async () => {
    expect(await Promise.resolve(things)).toBe(things);
  });
});
