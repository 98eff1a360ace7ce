/** Joins contracts to verbs: the door that every call passes, and `bound(contract, verbs)`. */

import type { AnySchema, ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput, Meta } from '@orpc/contract';
import { type AnyProcedure, implement, os } from '@orpc/server';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import type { Ctx } from '../context.ts';
import type { EndpointMeta, Permit } from '../contract.ts';
import { base64url } from '../id.ts';
import { actorKey, authorize, identify } from '../identity/identity.ts';
import { asProblem, Problem } from '../problem.ts';
import { fault } from '../words/index.ts';
import type { Hop } from './http.ts';
import { type EndpointRoute, problemsOf } from './problems.ts';

// Not `z.locales.en`, which brings the words of sixty languages along.
z.config(en());

type Declared = { '~orpc': { meta: EndpointMeta; route: EndpointRoute } };

/** Every procedure passes here, before its input is parsed. */
export const door = os.$context<Hop>().middleware(async ({ context, procedure, next, path }, input, output) => {
  const { meta, route } = (procedure as unknown as Declared)['~orpc'];
  try {
    return await enter(
      context,
      meta,
      path,
      input,
      async () => next(),
      async (value) => output(value as never),
    );
  } catch (error) {
    const problem = reported(context.ctx, error, path);
    if (!problemsOf(meta, route).includes(problem.code)) undeclared(context, path, problem);
    throw problem;
  }
});

/** The caller gets it all the same; the reference says otherwise, which is our fault. */
function undeclared({ ctx, onUndeclared }: Hop, path: readonly string[], { code }: Problem) {
  ctx.log.error('problem.undeclared', { path: path.join('.'), code });
  onUndeclared?.({ endpoint: path.join('.'), code });
}

async function enter<R>(
  hop: Hop,
  meta: EndpointMeta,
  path: readonly string[],
  input: unknown,
  next: () => Promise<R>,
  answer: (value: unknown) => R | Promise<R>,
) {
  const { ctx, resolvers, headers } = hop;
  const { permit, idempotent } = meta;
  if (permit === 'public' || permit === undefined) {
    authorize(ctx.actor, permit);
    return next();
  }
  const key = idempotent ? readKey(headers) : null;
  const { actor, replay } = await identify(ctx, resolvers, audienceOf(permit), headers, key);
  authorize(actor, permit);
  ctx.actor = actor;
  if (key === null) return next();
  const requestHash = await hashOf(path, input);
  if (replay) return answer(storedAnswer(replay, requestHash));
  ctx.idempotency = { actor: actorKey(actor), key, requestHash };
  try {
    return await next();
  } catch (error) {
    if (asProblem(error).code !== 'idempotency_replay') throw error;
    const again = await identify(ctx, resolvers, audienceOf(permit), headers, key);
    if (!again.replay) throw error;
    return answer(storedAnswer(again.replay, requestHash));
  }
}

const audienceOf = (permit: Permit) => (permit === 'client' ? 'client' : 'staff');

function storedAnswer(replay: { requestHash: string; result: string }, requestHash: string): unknown {
  if (replay.requestHash !== requestHash) throw new Problem('idempotency_mismatch');
  return JSON.parse(replay.result);
}

function reported(ctx: Ctx, error: unknown, path: readonly string[]): Problem {
  const problem = asProblem(error);
  if (problem.code === 'internal') ctx.log.error('verb.threw', { path: path.join('.'), error: problem.cause ?? error });
  return problem.told(ctx.say, problem.code === 'internal' ? { requestId: ctx.requestId } : {});
}

function readKey(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key === null) return null;
  if (!/^[\x21-\x7e]{8,255}$/.test(key))
    throw new Problem('validation', {
      errors: [{ pointer: '', message: fault('idempotencyKey.shape') }],
    });
  return key;
}

async function hashOf(path: readonly string[], input: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([path, input ?? null]));
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** The verb is called with the context and the parsed input, whatever the transport. */
const bind =
  <I, O>(verb: (ctx: Ctx, input: I) => Promise<O>) =>
  ({ context, input }: { context: Hop; input: I }): Promise<O> =>
    verb(context.ctx, input);

type Verb<I, O> = (ctx: Ctx, input: I) => Promise<O>;

/** A verb for each endpoint: it takes what the endpoint's input is parsed to, and answers what its output is parsed from. */
export type VerbsOf<C> = {
  [K in keyof C]: C[K] extends ContractProcedure<infer I, infer O, infer _E, infer _M>
    ? Verb<InferSchemaOutput<I>, InferSchemaInput<O>>
    : never;
};

type Endpoints = Record<string, ContractProcedure<AnySchema, AnySchema, ErrorMap, Meta>>;

/** The router of a contract: `bound(contract, { list: listServers, … })`. A verb that is missing fails the type check. */
export function bound<C extends Endpoints>(contract: C, verbs: VerbsOf<C>): Record<string, AnyProcedure> {
  const endpoints = implement(contract).$context<Hop>() as unknown as Record<string, Implementer>;
  return Object.fromEntries(
    Object.entries<Verb<never, unknown>>(verbs).map(([name, verb]) => [name, endpoints[name]?.handler(bind(verb))]),
  ) as Record<string, AnyProcedure>;
}
type Implementer = { handler(run: ReturnType<typeof bind<never, unknown>>): AnyProcedure };
