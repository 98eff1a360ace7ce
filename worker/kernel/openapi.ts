import type { AnyContractRouter } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { EndpointMeta } from './contract.ts';
import { PROBLEMS } from './problem.ts';

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
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
} as const;

let document: Promise<unknown> | null = null;

/** OpenAPI 3.1 of everything under /api/v1; built once per isolate. */
export function openApiDocument(contract: AnyContractRouter): Promise<unknown> {
  document ??= generate(contract);
  return document;
}

type Operation = { responses: Record<string, unknown>; security?: unknown[] };

async function generate(contract: AnyContractRouter) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const generated = await generator.generate(contract, {
    info: {
      title: 'Culvert',
      version: '1',
      description: 'Sell VPN accounts and keep them working. Errors are RFC 9457 problem documents.',
    },
    servers: [{ url: '/api/v1' }],
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema as never },
    },
    security: [{ bearer: [] }],
    filter: ({ contract: procedure }) => (procedure['~orpc'].meta as EndpointMeta).permit !== undefined,
  });
  for (const path of Object.values(generated.paths ?? {})) {
    for (const operation of Object.values(path as Record<string, Operation>)) {
      operation.responses.default = {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return generated;
}
