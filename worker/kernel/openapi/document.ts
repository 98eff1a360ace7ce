/** OpenAPI 3.1 of everything under /api/v1. Made while the app is built, never in the Worker. */
import type { AnyContractRouter } from '@orpc/contract';
import type { EndpointMeta } from '../contract.ts';
import { sections } from '../contract.ts';
import { type EndpointRoute, problemsOf } from '../http/problems.ts';
import type { ProblemCode } from '../problem.ts';
import { ProblemResponses, problemExamples, problemSchema } from './problems.ts';
import { type FieldNotes, generatorOf } from './schema.ts';

/** One call that was made and what was answered, by the operation's id. */
export type Example = { request: Record<string, unknown>; answer?: unknown };

export type Written = {
  examples: Readonly<Record<string, Example>>;
  /** What is written about an endpoint. */
  noteOf(procedure: object): string | undefined;
  notesOf: FieldNotes;
};

type Media = { schema?: unknown; example?: unknown };
type Parameter = {
  name: string;
  in: string;
  schema?: { description?: string };
  description?: string;
  example?: unknown;
};
type Operation = {
  operationId: string;
  description?: string;
  tags?: string[];
  responses: Record<string, { content?: Record<string, Media> }>;
  requestBody?: { content: Record<string, Media> };
  security?: unknown[];
  parameters?: Parameter[];
  'x-permission'?: string;
};

type Endpoint = { meta: EndpointMeta; route: EndpointRoute; note: string | undefined };

const INFO = {
  title: 'Culvert',
  version: '1',
  summary: 'Sell VPN accounts and keep them working.',
  description: 'Everything that the portal and the console do. Errors are RFC 9457 problem documents.',
  license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
};

const SECURITY_SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer', description: 'An API token of the console.' },
  staffCookie: { type: 'apiKey', in: 'cookie', name: '__Host-admin', description: 'A session of the console.' },
  customerCookie: { type: 'apiKey', in: 'cookie', name: '__Host-client', description: 'A session of the portal.' },
} as const;

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string', minLength: 8, maxLength: 255 } as never,
  description: 'The same key with the same body is carried out once and answered alike.',
};

/** Who may call decides how: staff by token or cookie, customers by cookie, the rest by nothing. */
const securityOf = (permit: EndpointMeta['permit']) =>
  permit === 'public' ? [] : permit === 'client' ? [{ customerCookie: [] }] : [{ bearer: [] }, { staffCookie: [] }];

export async function openApiDocument(contract: AnyContractRouter, written: Written) {
  const endpoints = new Map<string, Endpoint>();
  const generated = await generatorOf(written.notesOf).generate(contract, {
    info: INFO,
    servers: [{ url: '/api/v1', description: 'This shop' }],
    components: { securitySchemes: SECURITY_SCHEMES },
    filter: ({ contract: procedure, path }) => {
      const { meta, route } = procedure['~orpc'] as unknown as Endpoint;
      endpoints.set(path.join('.'), { meta, route, note: written.noteOf(procedure) });
      return meta.permit !== undefined;
    },
  });
  const operations = Object.values(generated.paths ?? {}).flatMap((path) => Object.values(path as object));
  const [codes, tags, responses] = [new Set<ProblemCode>(), new Set<string>(), new ProblemResponses()];
  for (const operation of operations as Operation[]) {
    const endpoint = endpoints.get(operation.operationId);
    if (!endpoint) throw new Error(`${operation.operationId} is no endpoint.`);
    const answers = problemsOf(endpoint.meta, endpoint.route);
    describe(operation, endpoint);
    Object.assign(operation.responses, responses.of(answers));
    illustrate(operation, written.examples[operation.operationId]);
    for (const code of answers) codes.add(code);
    for (const tag of operation.tags ?? []) tags.add(tag);
  }
  generated.components = {
    ...generated.components,
    schemas: { Problem: problemSchema(codes) as never },
    responses: responses.components as never,
    examples: problemExamples(codes) as never,
  };
  return { ...generated, tags: [...tags].map((name) => ({ name, description: sectionOf(name) })) };
}

function sectionOf(name: string): string {
  const words = sections.get(name);
  if (!words) throw new Error(`Nobody says what the section “${name}” is about: name it by \`tag\` in a contract.`);
  return words;
}

function describe(operation: Operation, { meta, note }: Endpoint): void {
  if (note) operation.description = note;
  if (meta.permit?.startsWith('staff:')) operation['x-permission'] = meta.permit.slice('staff:'.length);
  operation.security = securityOf(meta.permit);
  operation.parameters = [...(operation.parameters ?? []), ...(meta.idempotent ? [IDEMPOTENCY_KEY] : [])];
  for (const parameter of operation.parameters) {
    const words = parameter.description ?? parameter.schema?.description;
    if (words !== undefined) parameter.description = words;
  }
}

/** The parts of the example, where they belong: path and query, body, answer. */
function illustrate(operation: Operation, example: Example | undefined): void {
  if (!example) return;
  const body = { ...example.request };
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in === 'header' || !(parameter.name in body)) continue;
    parameter.example = body[parameter.name];
    delete body[parameter.name];
  }
  const [sent] = Object.values(operation.requestBody?.content ?? {});
  if (sent) sent.example = body;
  const [answered] = Object.values(operation.responses['200']?.content ?? {});
  if (answered && example.answer !== undefined) answered.example = example.answer;
}
