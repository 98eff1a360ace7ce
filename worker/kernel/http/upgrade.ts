/** WebSocket upgrades: who are you → may you → does this page of ours ask → the object that holds the socket. */
import type { Context as HonoContext } from 'hono';
import type { Env } from '../../env.ts';
import { type App, type Ctx, makeCtx } from '../context.ts';
import type { Permit } from '../contract.ts';
import { newId } from '../id.ts';
import { authorize, identify, type Resolvers } from '../identity/identity.ts';
import { asProblem, Problem } from '../problem.ts';
import { cookieJar } from './cookie.ts';

/** `path` is Hono's and names an `:id`. `open` answers the 101 as the holder of the socket gave it. */
export type Upgrade = { path: string; permit: Permit; open(ctx: Ctx, input: { id: string }): Promise<Response> };

const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Throws a Problem; nothing else than an upgrade passes. */
export async function serveUpgrade(
  app: App,
  c: HonoContext<{ Bindings: Env }>,
  resolvers: Resolvers,
  upgrade: Upgrade,
): Promise<Response> {
  const request = c.req.raw;
  const url = new URL(request.url);
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') throw new Problem('upgrade_required');
  // A browser sends cookies with every upgrade, whichever page asks; it also says which, and no page can change that.
  if (request.headers.get('origin') !== url.origin) throw new Problem('cross_site');
  const ctx = makeCtx(app, c.env, {
    actor: { kind: 'anonymous' },
    requestId: newId(app.now()),
    defer: (work) => c.executionCtx.waitUntil(work),
    cookies: cookieJar(request),
  });
  const audience = upgrade.permit === 'client' ? 'client' : 'staff';
  const { actor } = await identify(ctx, resolvers, audience, new Headers(), null);
  authorize(actor, upgrade.permit);
  ctx.actor = actor;
  const id = c.req.param('id') ?? '';
  if (!ID.test(id)) throw new Problem('not_found');
  try {
    return await upgrade.open(ctx, { id });
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === 'internal') ctx.log.error('upgrade.threw', { path: upgrade.path, error: problem.cause });
    throw problem;
  }
}
