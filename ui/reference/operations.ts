/** The parts of the OpenAPI document that the reference page shows. */
import type { Schema } from './schema.ts';

type Media = { content?: Record<string, { schema?: Schema; example?: unknown }> };
type Ref = { $ref: string };
export type Parameter = {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
  description?: string;
  example?: unknown;
};
type RawOperation = {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: Media;
  responses?: Record<string, Media | Ref>;
  security?: Record<string, unknown>[];
  'x-permission'?: string;
};
export type OpenApi = {
  info: { title: string; version: string; description?: string };
  tags?: { name: string; description: string }[];
  paths: Record<string, Record<string, RawOperation>>;
  components?: {
    examples?: Record<string, { value: { title: string; status: number } }>;
    responses?: Record<string, Media>;
  };
};

export type Problem = { code: string; status: number; title: string };
export type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  note: string | null;
  /** Who may call, in words. */
  caller: string;
  idempotent: boolean;
  parameters: Parameter[];
  body: Schema | null;
  answer: Schema | null;
  problems: Problem[];
  example: { request: string; body: unknown; answer: unknown } | null;
};
export type Section = { tag: string; about: string; operations: Operation[] };

const mediaOf = (media: Media | undefined) => Object.values(media?.content ?? {})[0];

/** Grouped by tag, in the order of the document. */
export function sectionsOf(document: OpenApi): Section[] {
  const sections = new Map<string, Operation[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, raw] of Object.entries(methods)) {
      const tag = raw.tags?.[0] ?? 'Other';
      sections.set(tag, [
        ...(sections.get(tag) ?? []),
        operationOf(document, method.toUpperCase(), `/api/v1${path}`, raw),
      ]);
    }
  }
  const about = new Map(document.tags?.map(({ name, description }) => [name, description]));
  return [...sections].map(([tag, operations]) => ({ tag, about: about.get(tag) ?? '', operations }));
}

const IDEMPOTENCY = 'Idempotency-Key';

function operationOf(document: OpenApi, method: string, path: string, raw: RawOperation): Operation {
  const parameters = raw.parameters ?? [];
  const body = mediaOf(raw.requestBody);
  const answer = mediaOf(raw.responses?.['200'] as Media | undefined);
  const request = `${method} ${addressOf(path, parameters)}`;
  return {
    id: raw.operationId,
    method,
    path,
    summary: raw.summary ?? '',
    note: raw.description ?? null,
    caller: callerOf(raw),
    idempotent: parameters.some(({ name }) => name === IDEMPOTENCY),
    parameters: parameters.filter(({ name }) => name !== IDEMPOTENCY),
    body: body?.schema ?? null,
    answer: answer?.schema ?? null,
    problems: problemsOf(document, raw),
    example: answer?.example === undefined ? null : { request, body: body?.example, answer: answer.example },
  };
}

function callerOf({ security = [], 'x-permission': permission }: RawOperation): string {
  if (permission) return `Staff with ${permission}`;
  return security.some((scheme) => 'customerCookie' in scheme) ? 'A signed-in customer' : 'Anybody';
}

/** The path with what the example puts into it. */
function addressOf(path: string, parameters: readonly Parameter[]): string {
  const given = parameters.filter(({ example }) => example !== undefined);
  const filled = given.reduce((text, { name, example }) => text.replace(`{${name}}`, String(example)), path);
  const query = given.filter((p) => p.in === 'query').map(({ name, example }) => `${name}=${example}`);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

function problemsOf(document: OpenApi, { responses = {} }: RawOperation): Problem[] {
  const { responses: shared = {}, examples = {} } = document.components ?? {};
  return Object.values(responses).flatMap((response) => {
    const named = '$ref' in response ? shared[response.$ref.split('/').at(-1) ?? ''] : undefined;
    const codes = (mediaOf(named)?.schema?.properties?.code?.enum ?? []) as string[];
    return codes.map((code) => ({
      code,
      status: examples[code]?.value.status ?? 0,
      title: examples[code]?.value.title ?? '',
    }));
  });
}

/** Every code that something answers, by status. */
export const problemsIn = (document: OpenApi): Problem[] =>
  Object.entries(document.components?.examples ?? {})
    .map(([code, { value }]) => ({ code, status: value.status, title: value.title }))
    .sort((a, b) => a.status - b.status || a.code.localeCompare(b.code));
