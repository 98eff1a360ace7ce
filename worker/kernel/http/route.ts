/**
 * Raw routes, for machines that are no clients of the API: webhooks, challenges. They stand outside sessions: no cookie
 * comes in or goes out, so no other site can act by them, and who is calling is the handler's to find out.
 */
import type { Context as HonoContext } from 'hono';
import type { Env } from '../../env.ts';
import { type App, type Ctx, makeCtx } from '../context.ts';
import { asProblem, Problem } from '../problem.ts';
import { finish, problem, unmatched, withRetryAfter } from './answer.ts';
import { networkOf } from './security.ts';

export type RawRequest = {
  /** Without cookies. */
  headers: Headers;
  /** What the `:names` of the path stand for. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** As they came, so that a signature over them can be checked. */
  body: Uint8Array<ArrayBuffer>;
};

export type RawRoute = {
  method: 'GET' | 'POST' | 'PUT';
  /** Below one of RAW_PREFIXES; a `:name` is one segment. */
  path: string;
  /** A longer body is refused before it is in memory. */
  maxBytes: number;
  /** What it finds under an address is the same for ever and for everybody: browsers and caches keep it. */
  lasting?: true;
  /** `ctx` is anonymous: a handler that has checked a signature may act as `system`. What it throws is a problem document. */
  handle(ctx: Ctx, request: RawRequest): Promise<Response>;
};

export const RAW_PREFIXES = ['/hooks/', '/.well-known/', '/images/'] as const;

/** Throws when a route lies elsewhere, or two would answer one request. */
export function refuseMisplaced(routes: readonly RawRoute[]): void {
  for (const { method, path } of routes) {
    const inside = RAW_PREFIXES.some((prefix) => path.startsWith(prefix) && path.length > prefix.length);
    if (!inside) throw new Error(`The raw route ${method} ${path} is not below ${RAW_PREFIXES.join(' or ')}.`);
  }
  routes.forEach((route, i) => {
    const other = routes.slice(0, i).find((r) => r.method === route.method && meet(r.path, route.path));
    if (other) throw new Error(`The raw routes ${other.path} and ${route.path} both answer ${route.method}.`);
  });
}

const isName = (segment: string) => segment.startsWith(':');

function meet(a: string, b: string): boolean {
  const [left, right] = [a.split('/'), b.split('/')];
  const same = (segment: string, i: number) => segment === right[i] || isName(segment) || isName(right[i] ?? '');
  return left.length === right.length && left.every(same);
}

/** What the names of `pattern` stand for in `path`, or null when it is another address. */
function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const [names, values] = [pattern.split('/'), path.split('/')];
  if (names.length !== values.length) return null;
  const params: Record<string, string> = {};
  for (const [i, name] of names.entries()) {
    const value = values[i] ?? '';
    if (!isName(name)) {
      if (name !== value) return null;
    } else if (value === '') return null;
    else params[name.slice(1)] = value;
  }
  return params;
}

/** Reads no further than `most`, whatever the caller says of the length. */
async function bytesWithin(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new Problem('too_large');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > most) throw new Problem('too_large');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** `c` is any request below the prefixes. */
export async function serveRaw(
  app: App,
  c: HonoContext<{ Bindings: Env }>,
  routes: readonly RawRoute[],
): Promise<Response> {
  const request = c.req.raw;
  const url = new URL(request.url);
  const ctx = makeCtx(app, c.env, {
    actor: { kind: 'anonymous' },
    ip: networkOf(request.headers.get('cf-connecting-ip') ?? ''),
    userAgent: request.headers.get('user-agent') ?? '',
    defer: (work) => c.executionCtx.waitUntil(work),
  });
  const { answer, lasting } = await answerOf(ctx, c, url, routes);
  app.served?.({ method: request.method, path: url.pathname, status: answer.status, meter: ctx.meter });
  const finished = finish(answer, [], ctx.requestId);
  if (lasting) finished.headers.set('cache-control', FOR_EVER);
  return finished;
}

const FOR_EVER = 'public, max-age=31536000, immutable';

type Answered = { answer: Response; lasting: boolean };

async function answerOf(ctx: Ctx, c: HonoContext, url: URL, routes: readonly RawRoute[]): Promise<Answered> {
  const passing = (answer: Response): Answered => ({ answer, lasting: false });
  const request = c.req.raw;
  const here = routes.flatMap((route) => {
    const params = paramsOf(route.path, url.pathname);
    return params ? [{ route, params }] : [];
  });
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const found = here.find(({ route }) => route.method === method);
  if (!found) return passing(await unmatched(c, here.map(({ route }) => route.method).sort(), ctx.requestId));
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  try {
    const body = await bytesWithin(request, found.route.maxBytes);
    const answer = await found.route.handle(ctx, { headers, params: found.params, query: url.searchParams, body });
    return { answer: withoutCookies(answer), lasting: found.route.lasting === true && answer.ok };
  } catch (error) {
    const fault = asProblem(error);
    if (fault.code === 'internal')
      ctx.log.error('route.threw', { path: found.route.path, error: fault.cause ?? error });
    const shown = fault.code === 'internal' ? new Problem('internal') : fault;
    return passing(await withRetryAfter(await problem(c, shown, ctx.requestId)));
  }
}

function withoutCookies(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.delete('set-cookie');
  return new Response(answer.body, { status: answer.status, headers });
}
