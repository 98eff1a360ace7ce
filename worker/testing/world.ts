/**
 * A shop for tests: the real worker on real D1, DO and queue, with a clock that the test turns. Requests go through
 * the same HTTP door as in production.
 */
import { env as bound, createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { contract } from '../contract.ts';
import type { Env } from '../env.ts';
import { type Actor, type App, type Ctx, makeCtx } from '../kernel/context.ts';
import type { Meter } from '../kernel/db/meter.ts';
import { makeHttp } from '../kernel/http/http.ts';
import { forgetIds } from '../kernel/id.ts';
import { dueJobs, runJob } from '../kernel/jobs/job.ts';
import { tick } from '../kernel/jobs/task.ts';
import {
  address,
  attention,
  callLog,
  drivers,
  jobs,
  listeners,
  mailLeaves,
  permissions,
  resolvers,
  router,
  routes,
  tasks,
  upgrades,
} from '../registry.ts';
import { newBreakers } from './breakers.ts';

export const ORIGIN = 'https://shop.test';
export type Api = ContractRouterClient<typeof contract>;

/** Problems that endpoints answered without declaring them, in this file's tests so far: `setup.ts` wants none. */
export const undeclared = new Set<string>();

/** 2026-06-15T12:00:00Z. */
export const START = Date.UTC(2026, 5, 15, 12);

/** The real queue would run jobs beside the test, on the real clock: messages are recorded, `drain` runs the rows. */
const sent: string[] = [];
const ownEnv: Env = {
  ...bound,
  JOBS: {
    sendBatch: async (batch: { body: { id: string } }[]) => void sent.push(...batch.map((m) => m.body.id)),
  } as never,
};

export type World = Awaited<ReturnType<typeof world>>;

export async function world(options: { now?: number; fetch?: typeof fetch; vars?: Partial<Env> } = {}) {
  forgetIds();
  const env: Env = { ...ownEnv, ...options.vars };
  const clock = { now: options.now ?? START };
  const costs: { method: string; path: string; status: number; meter: Meter }[] = [];
  const app: App = {
    served: (cost) => void costs.push(cost),
    onUndeclared: ({ endpoint, code }) => void undeclared.add(`${endpoint} answers ${code}`),
    now: () => clock.now,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    breakers: newBreakers(),
    callLog,
    drivers,
    jobs,
    tasks,
    listeners,
    attention,
    mailLeaves,
    permissionKeys: permissions,
  };
  const http = makeHttp(app, { router, contract, resolvers, upgrades, routes, address });

  const request = (
    path: string,
    init: RequestInit = {},
    jar?: Map<string, string>,
    odd?: (plain: Request) => Request,
  ) => requestWith(env, path, init, jar, odd);

  /** With other bindings than the test's own, e.g. a database that fails. */
  async function requestWith(
    bindings: Env,
    path: string,
    init: RequestInit = {},
    jar?: Map<string, string>,
    /** Makes it one that arrives and that nobody can construct. */
    odd = (plain: Request) => plain,
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    if (jar && jar.size > 0) headers.set('cookie', [...jar].map(([k, v]) => `${k}=${v}`).join('; '));
    const execution = createExecutionContext();
    const asked = odd(new Request(new URL(path, ORIGIN), { ...init, headers }));
    const response = await http.fetch(asked, bindings, execution);
    await waitOnExecutionContext(execution);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar?.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** A browser: a cookie jar and the typed client over `/rpc`. */
  function browser(extraHeaders: Record<string, string> = {}) {
    const jar = new Map<string, string>();
    const link = new RPCLink({
      url: `${ORIGIN}/rpc`,
      headers: () => ({ 'x-culvert': '1', origin: ORIGIN, ...extraHeaders }),
      fetch: async (req) =>
        request(
          req.url,
          { method: req.method, headers: req.headers, body: req.method === 'GET' ? undefined : await req.text() },
          jar,
        ),
    });
    return {
      jar,
      api: createORPCClient(link) as Api,
      /** A REST call with this browser's cookies. */
      rest: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
        request(
          path,
          {
            method,
            headers: { origin: ORIGIN, 'content-type': 'application/json', ...headers },
            body: body === undefined ? undefined : JSON.stringify(body),
          },
          jar,
        ),
    };
  }

  const deferred: Promise<unknown>[] = [];
  const ctx = (actor: Actor = { kind: 'system', name: 'test' }): Ctx =>
    makeCtx(app, env, { actor, defer: (w) => void deferred.push(w) });

  /** Runs every job that is due, and those they enqueue, until none is left. */
  async function drain(rounds = 50): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      const ids = await dueJobs(ctx());
      if (ids.length === 0) return;
      for (const id of ids) await runJob(ctx({ kind: 'system', name: 'job' }), jobs, id);
      await Promise.all(deferred.splice(0));
    }
    throw new Error('Jobs keep coming.');
  }

  return {
    env,
    /** Ids that were handed to the queue, in order. */
    sent,
    /** What each API request cost, in order. */
    costs,
    clock,
    app,
    ctx,
    request,
    requestWith,
    browser,
    drain,
    advance: (ms: number) => {
      clock.now += ms;
    },
    tick: () => tick(ctx({ kind: 'system', name: 'clock' }), tasks),
  };
}
