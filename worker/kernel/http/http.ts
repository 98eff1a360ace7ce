/**
 * The door: who are you → may you → parse → verb. One router, mounted twice: `/rpc` for the SPAs, `/api/v1`
 * (REST, OpenAPI 3.1) for API clients. The only place that knows about HTTP.
 */

import type { AnyContractRouter } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import type { AnyRouter } from '@orpc/server';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/fetch';
import { Hono, type Context as HonoContext } from 'hono';
import { consoleHostOf, type Env, modeOf } from '../../env.ts';
import { type App, type Ctx, makeCtx } from '../context.ts';
import { newId } from '../id.ts';
import type { Resolvers } from '../identity/identity.ts';
import { makeLog } from '../log.ts';
import { asProblem, Problem, problemBody } from '../problem.ts';
import { fault } from '../words/index.ts';
import { speechFor } from '../words/speech.ts';
import { finish, json, problem, unmatched, withRetryAfter } from './answer.ts';
import { cookieJar } from './cookie.ts';
import { isElsewhere } from './hosts.ts';
import { addressTable } from './methods.ts';
import { RAW_PREFIXES, type RawRoute, serveRaw } from './route.ts';
import { isPlainHttp, networkOf, refuseCrossSite, securityHeaders } from './security.ts';
import { serveUpgrade, type Upgrade } from './upgrade.ts';

/** What the middleware of every procedure is given; `ctx` has no actor yet. */
export type Hop = {
  ctx: Ctx;
  resolvers: Resolvers;
  headers: Headers;
  onUndeclared?: App['onUndeclared'];
};

const MAX_BODY_BYTES = 256 * 1024;

type Bindings = { Bindings: Env };

/** Cron, queue and the pages of the SPAs start the Worker, too, and need no handlers. */
function atFirstUse<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function handlersOf(router: AnyRouter) {
  const plugins = (maxBodySize: number) => [new BodyLimitPlugin<Hop>({ maxBodySize })];
  const customErrorResponseBodyEncoder = (error: unknown) => problemBody(asProblem(error), '', '');
  const ofLimit = new Map<number, OpenAPIHandler<Hop>>();
  const rest = (maxBytes = MAX_BODY_BYTES) => {
    const made =
      ofLimit.get(maxBytes) ??
      new OpenAPIHandler<Hop>(router as never, { plugins: plugins(maxBytes), customErrorResponseBodyEncoder });
    ofLimit.set(maxBytes, made);
    return made;
  };
  return { rpc: atFirstUse(() => new RPCHandler<Hop>(router as never, { plugins: plugins(MAX_BODY_BYTES) })), rest };
}

/** What the house answers. */
export type Doors = {
  router: AnyRouter;
  contract: AnyContractRouter;
  resolvers: Resolvers;
  upgrades: readonly Upgrade[];
  routes: readonly RawRoute[];
  /** Where customers find the shop; null: nobody has said it. */
  address(ctx: Ctx): Promise<string | null>;
};

export function makeHttp(app: App, { router, contract, resolvers, upgrades, routes, address }: Doors) {
  const { rpc, rest } = handlersOf(router);
  const addressAt = atFirstUse(() => addressTable(contract));
  const hono = new Hono<Bindings>();

  // `Request` has no such thing: whoever copies one (routers, limits, the asset server) would throw.
  hono.use('*', async (c, next) => {
    if (!isRead(c.req.method) || c.req.raw.body === null) return next();
    return problem(c, new Problem('validation', { detail: fault('body.unexpected', { method: c.req.method }) }));
  });
  hono.use('*', async (c, next) => {
    const url = new URL(c.req.url);
    if (!isPlainHttp(url, modeOf(c.env))) return next();
    // The request names the host that it likes: a redirect leads to the address that is known, or nowhere.
    if (!isRead(c.req.method)) return problem(c, new Problem('https_required'));
    const own = consoleHostOf(c.env);
    const secure = url.host === own ? `https://${own}` : await address(anonymousCtx(app, c));
    return secure ? c.redirect(secure + url.pathname + url.search, 308) : problem(c, new Problem('https_required'));
  });
  hono.use('*', async (c, next) => {
    const url = new URL(c.req.url);
    if (!isElsewhere(c.env, url)) return next();
    const isStart = url.host === consoleHostOf(c.env) && url.pathname === '/';
    return isStart ? c.redirect('/admin', 302) : problem(c, new Problem('not_found'));
  });
  hono.get('/api/health', () => json({ ok: true }));
  hono.get('/api/v1/openapi.json', page);
  hono.all('/rpc/*', (c) =>
    serve(app, c, resolvers, (request, context) => rpc().handle(request, { prefix: '/rpc', context })),
  );
  hono.all('/api/v1/*', (c) => {
    const { methods, maxBytes } = addressAt()(c.req.path.slice('/api/v1'.length), c.req.method);
    const handle: Handle = (request, context) => rest(maxBytes).handle(request, { prefix: '/api/v1', context });
    return serve(app, c, resolvers, handle, methods);
  });
  for (const upgrade of upgrades) hono.get(upgrade.path, (c) => serveUpgrade(app, c, resolvers, upgrade));
  for (const prefix of RAW_PREFIXES) hono.all(`${prefix}*`, (c) => serveRaw(app, c, routes));
  hono.all('/live/*', (c) => problem(c, new Problem('not_found')));
  hono.all('/api/*', (c) => (c.req.path === '/api/docs' ? page(c) : problem(c, new Problem('not_found'))));
  hono.get('*', page);
  hono.all('*', (c) => problem(c, new Problem('method_not_allowed')));
  hono.onError((error, c) => {
    if (!(error instanceof Problem)) makeLog({ path: c.req.path }).error('http.threw', { error });
    return problem(c, asProblem(error));
  });
  return hono;
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

const anonymousCtx = (app: App, c: HonoContext<Bindings>): Ctx =>
  makeCtx(app, c.env, { actor: { kind: 'anonymous' }, defer: (work) => c.executionCtx.waitUntil(work) });

type Handle = (request: Request, context: Hop) => Promise<{ matched: boolean; response?: Response | undefined }>;

/** `methods` that the address would answer, when this one is not among them. */
async function serve(
  app: App,
  c: HonoContext<Bindings>,
  resolvers: Resolvers,
  handle: Handle,
  methods: readonly string[] = [],
): Promise<Response> {
  const request = c.req.raw;
  const requestId = newId(app.now());
  const jar = cookieJar(request);
  const url = new URL(request.url);
  const speech = await speechFor(request.headers.get('accept-language'));
  const ctx = makeCtx(app, c.env, {
    actor: { kind: 'anonymous' },
    requestId,
    speech,
    ip: networkOf(request.headers.get('cf-connecting-ip') ?? ''),
    userAgent: request.headers.get('user-agent') ?? '',
    defer: (work) => c.executionCtx.waitUntil(work),
    cookies: jar,
  });
  const refused = refuseCrossSite(request, url);
  if (refused) return finish(await problem(c, refused, requestId), jar.lines(), requestId);
  const { matched, response } = await handle(request, {
    ctx,
    resolvers,
    headers: request.headers,
    onUndeclared: app.onUndeclared,
  });
  app.served?.({ method: request.method, path: url.pathname, status: response?.status ?? 404, meter: ctx.meter });
  if (!matched || !response) return finish(await unmatched(c, methods, requestId), jar.lines(), requestId);
  const answer =
    response.status >= 400 && url.pathname.startsWith('/api/')
      ? await asProblemJson(response, url.pathname, requestId)
      : response;
  return finish(await withRetryAfter(answer), jar.lines(), requestId);
}

/** oRPC encodes the body; the media type, instance and request id are ours to add. */
async function asProblemJson(response: Response, instance: string, requestId: string): Promise<Response> {
  const body = { ...((await response.json()) as { status: number }), instance, requestId };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

/** A file of the build, or the shell of the SPA that owns the path. */
async function page(c: HonoContext<Bindings>): Promise<Response> {
  const path = c.req.path;
  const isFile = path.startsWith('/assets/') || /\.[a-z0-9]{2,5}$/i.test(path);
  const shell = path === '/admin' || path.startsWith('/admin/') ? '/admin/' : path === '/api/docs' ? '/docs/' : '/';
  const target = isFile ? path : shell;
  const answer = await c.env.ASSETS.fetch(new Request(new URL(target, c.req.url), { headers: c.req.raw.headers }));
  const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html');
  if (answer.status === 404 || (isFile && isPage)) return problem(c, new Problem('not_found'));
  const headers = new Headers(answer.headers);
  securityHeaders(headers);
  if (!isFile) headers.set('cache-control', 'no-cache');
  return new Response(answer.body, { status: answer.status, headers });
}
