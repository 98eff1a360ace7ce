/** Every endpoint as data, with a valid sample of its input, for tests that are generated over all of them. */
import * as z from 'zod/mini';
import { contract } from '../contract.ts';
import type { EndpointMeta, Permit, ProblemCode } from '../kernel/contract.ts';
import { problemsOf } from '../kernel/http/problems.ts';

type Procedure = {
  '~orpc': { meta: EndpointMeta; route: { method?: string; path?: string }; inputSchema?: z.ZodMiniType };
};

export type Endpoint = {
  name: string;
  audience: 'public' | 'client' | 'admin';
  permit: Permit;
  method: string;
  /** With `{id}` and the like. */
  path: string;
  /** What it declares itself, and that with what its kind can answer. */
  declared: readonly ProblemCode[];
  problems: readonly ProblemCode[];
  /** Valid by schema; ids in it exist nowhere. */
  sample: Record<string, unknown>;
  /** JSON schemas of the input's fields. */
  fields: Record<string, Schema>;
};

/** Every sort and every value of every enumerated filter of a list, one at a time and together. */
export function listQueries(e: Endpoint): Record<string, unknown>[] {
  const sorts = e.fields.sort?.enum ?? [];
  const filters = Object.entries(e.fields).flatMap(([key, schema]) =>
    key === 'sort' ? [] : (schema.enum ?? []).map((value) => ({ [key]: value })),
  );
  return [{}, ...filters].flatMap((filter) => sorts.map((sort) => ({ ...filter, sort })));
}

/**
 * Lists that read every row of one client for some of their filters and sorts, which no index serves together: as much
 * as that client has, never more with the shop. Nothing new belongs here: see `sortedBy`.
 */
export const WALKED: ReadonlySet<string> = new Set([
  'admin.activity.list',
  'admin.documents.list',
  'admin.services.list',
  'admin.transactions.list',
  'client.documents.list',
  'client.services.list',
  'client.wallet.transactions',
]);

/** A well-formed id of nothing. */
export const NO_ID = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';

/** Candidates for a text with a pattern; the first that fits is taken. */
const TEXTS = [NO_ID, 'sample-text', 'EUR', 'someone@example.test', 'UTC', `/services/${NO_ID}`];

function* walk(node: object, path: string[] = []): Generator<[string[], Procedure]> {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'object' || value === null) continue;
    if ('~orpc' in value) yield [[...path, key], value as Procedure];
    else yield* walk(value, [...path, key]);
  }
}

export const endpoints: readonly Endpoint[] = [...walk(contract)].map(([path, { '~orpc': p }]) => {
  const schema = p.inputSchema
    ? (z.toJSONSchema(p.inputSchema, { io: 'input', unrepresentable: 'any' }) as Schema)
    : {};
  return {
    name: path.join('.'),
    audience: path[0] as Endpoint['audience'],
    permit: p.meta.permit as Permit,
    method: p.route.method ?? 'POST',
    path: p.route.path ?? '',
    declared: p.meta.problems ?? [],
    problems: problemsOf(p.meta, p.route),
    sample: (sampleOf(schema) as Record<string, unknown> | undefined) ?? {},
    fields: schema.properties ?? {},
  };
});

export type Schema = {
  type?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
  minLength?: number;
};

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return schema.anyOf.some((s) => s.type === 'null') ? null : sampleOf(schema.anyOf[0] ?? {});
  if (schema.type === 'object')
    return Object.fromEntries((schema.required ?? []).map((key) => [key, sampleOf(schema.properties?.[key] ?? {})]));
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'string') {
    const fitting = TEXTS.filter(
      (t) => new RegExp(schema.pattern ?? '').test(t) && t.length >= (schema.minLength ?? 0),
    );
    return schema.pattern === undefined ? 'sample-text'.padEnd(schema.minLength ?? 0, 'x') : (fitting[0] ?? 'sample');
  }
  return undefined;
}

/** The REST request of an endpoint for this input. */
export function restOf(e: Endpoint, input: Record<string, unknown>): { method: string; path: string; body: unknown } {
  const rest = { ...input };
  const path = e.path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(rest[key] ?? NO_ID);
    delete rest[key];
    return encodeURIComponent(value);
  });
  if (e.method !== 'GET') return { method: e.method, path: `/api/v1${path}`, body: rest };
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([k, v]) => (v === undefined || v === null ? [] : [[k, String(v)]])),
  );
  return { method: 'GET', path: `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`, body: undefined };
}
