/** How problems stand in the document: one schema, one example of each code, and the answers of an operation by status. */
import { Problem, type ProblemCode, problemBody, problemRows } from '../problem.ts';
import { sentence } from '../words/index.ts';

const EXAMPLE_ID = '01JX0000000000000000000000';

export const problemSchema = (codes: Iterable<ProblemCode>) => ({
  type: 'object',
  description: 'What went wrong (RFC 9457). Match on `code`: codes never change.',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', description: 'Address of what is written about this code.' },
    title: { type: 'string', description: 'What the code means.' },
    status: { type: 'integer' },
    code: { type: 'string', enum: [...codes] },
    detail: { type: 'string', description: 'What happened this time.' },
    instance: { type: 'string', description: 'Path of the request.' },
    requestId: { type: 'string', description: 'Quote it to support.' },
    retryAfterMs: { type: 'integer', description: 'When to come back. Milliseconds.', 'x-unit': 'ms' },
    errors: {
      type: 'array',
      description: 'Each field at fault.',
      items: {
        type: 'object',
        required: ['pointer', 'message'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the body.' },
          message: { type: 'string' },
        },
      },
    },
  },
});

const SAMPLE_FAULT = { errors: [{ pointer: '/name', message: sentence('Enter a value.') }] };

/** `components.examples`: what each code looks like. */
export const problemExamples = (codes: Iterable<ProblemCode>) =>
  Object.fromEntries(
    [...codes].map((code) => {
      const problem = new Problem(code, code === 'validation' ? SAMPLE_FAULT : {});
      return [code, { summary: problemRows()[code].title, value: problemBody(problem, '/api/v1/…', EXAMPLE_ID) }];
    }),
  );

/** The 4XX and 5XX answers of operations: many are alike, so each stands once under `components.responses`. */
export class ProblemResponses {
  readonly components: Record<string, object> = {};

  of(codes: readonly ProblemCode[]): Record<string, object> {
    const byStatus = Map.groupBy(codes, (code) => problemRows()[code].status);
    return Object.fromEntries([...byStatus].map(([status, these]) => [String(status), this.#refTo(status, these)]));
  }

  #refTo(status: number, codes: readonly ProblemCode[]) {
    const name = [status, ...codes.toSorted()].join('.');
    this.components[name] ??= responseOf(codes.toSorted());
    return { $ref: `#/components/responses/${name}` };
  }
}

const responseOf = (codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${problemRows()[code].title}`).join(' '),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem', properties: { code: { enum: codes } } },
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
    },
  },
});
