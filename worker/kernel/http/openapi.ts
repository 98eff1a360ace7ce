import type { AnyContractRouter } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { EndpointMeta } from '../contract.ts';
import { problemRows } from '../problem.ts';

const problemSchema = () => ({
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problemRows()) },
    detail: { type: 'string' },
    instance: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'message'],
        properties: { pointer: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
});

let document: Promise<unknown> | null = null;

/** OpenAPI 3.1 of everything under /api/v1; built once per isolate. */
export function openApiDocument(contract: AnyContractRouter): Promise<unknown> {
  document ??= generate(contract);
  return document;
}

type Operation = {
  responses: Record<string, unknown>;
  security?: unknown[];
  parameters?: unknown[];
  operationId?: string;
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string', minLength: 8, maxLength: 255 },
  description: 'The same key with the same body is carried out once and answered alike.',
} as const;

/** Who may call decides how: staff by token or cookie, customers by cookie, the rest by nothing. */
const securityOf = (permit: EndpointMeta['permit']) =>
  permit === 'public' ? [] : permit === 'client' ? [{ customerCookie: [] }] : [{ bearer: [] }, { staffCookie: [] }];

async function generate(contract: AnyContractRouter) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const metas = new Map<string, EndpointMeta>();
  const generated = await generator.generate(contract, {
    info: {
      title: 'Culvert',
      version: '1',
      description: 'Sell VPN accounts and keep them working. Errors are RFC 9457 problem documents.',
    },
    servers: [{ url: '/api/v1' }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API token of the console.' },
        staffCookie: { type: 'apiKey', in: 'cookie', name: '__Host-admin' },
        customerCookie: { type: 'apiKey', in: 'cookie', name: '__Host-client' },
      },
      schemas: { Problem: problemSchema() as never },
    },
    filter: ({ contract: procedure, path }) => {
      metas.set(path.join('.'), procedure['~orpc'].meta as EndpointMeta);
      return (procedure['~orpc'].meta as EndpointMeta).permit !== undefined;
    },
  });
  for (const path of Object.values(generated.paths ?? {})) {
    for (const operation of Object.values(path as Record<string, Operation>)) {
      const meta = metas.get(operation.operationId ?? '');
      operation.security = securityOf(meta?.permit);
      if (meta?.idempotent) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
      operation.responses.default = {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return generated;
}
