/** What a run of the saga does to the world outside, with names, for tests that kill it there. */
import { type Ctx, makeCtx } from '../kernel/context.ts';
import type { World } from './world.ts';

/** `at` says which contact it is, e.g. `intent: creating` or `POST client`. */
export type Contact = <T>(act: () => Promise<T>, at: string) => Promise<T>;
export type Query = { toSQL(): { sql: string; params: unknown[] } };

const STEPS = ['choosing', 'minted', 'creating', 'capping', 'removing', 'done', 'failed'];
export function batchLabel(queries: Query[]): string {
  const made = queries.map((q) => q.toSQL());
  if (made.some(({ sql }) => sql.startsWith('insert into "service_intent"'))) return 'D1: claim the service';
  const intent = made.find(({ sql }) => sql.startsWith('update "service_intent" set "step"'));
  if (intent) return `D1: intent “${intent.params.find((value) => STEPS.includes(String(value)))}”`;
  if (made.some(({ sql }) => sql.startsWith('update "job"'))) return 'D1: lease or end of the job';
  return 'D1: read';
}
export function callLabel(input: RequestInfo | URL, init?: RequestInit): string {
  const [, , , first = '', second = '', third = ''] = new URL(String(input)).pathname.split('/');
  const path =
    first === 'client' && second ? 'client/{name}' : [first, first === 'network' && second ? '{name}' : second, third];
  return `panel: ${init?.method ?? 'GET'} ${[path].flat().filter(Boolean).join('/')}`;
}

/** A job's context whose every D1 batch and request to the panel goes through `contact`. */
export function ctxThrough(w: World, contact: Contact): Ctx {
  const app = {
    ...w.app,
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      contact(() => w.app.fetch(input, init), callLabel(input, init)),
  };
  const ctx = makeCtx(app as typeof w.app, w.env, { actor: { kind: 'system', name: 'job' }, defer: () => undefined });
  const batch = ctx.db.batch.bind(ctx.db) as (q: unknown) => Promise<unknown>;
  Object.assign(ctx.db, { batch: (queries: Query[]) => contact(() => batch(queries), batchLabel(queries)) });
  return ctx;
}
