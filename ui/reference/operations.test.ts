import { describe, expect, it } from 'vitest';
import { problemsIn, sectionsOf } from './operations.ts';
import { fieldsOf, words } from './schema.ts';

describe('API reference', () => {
  it('says a schema in words', () => {
    expect(words({ type: 'string', minLength: 1, maxLength: 80 })).toBe('text (1–80)');
    expect(words({ type: 'integer', minimum: 0, maximum: 10_000 })).toBe('integer (0–10000)');
    expect(words({ type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })).toBe(
      'integer',
    );
    expect(words({ anyOf: [{ type: 'integer' }, { type: 'null' }] })).toBe('integer or null');
    expect(words({ type: 'array', items: { enum: ['a', 'b'] } })).toBe('list of one of: a, b');
    expect(words({ type: 'string' })).toBe('text');
  });

  it('lists nested fields below their parent with what is required', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: {
        a: { type: 'object', properties: { b: { type: 'boolean' } } },
        c: { anyOf: [{ type: 'null' }, { type: 'object', properties: { d: { type: 'string' } } }] },
      },
    };
    expect(fieldsOf(schema).map((f) => `${' '.repeat(f.depth)}${f.name}${f.required ? '*' : ''}`)).toEqual([
      'a*',
      ' b',
      'c',
      ' d',
    ]);
  });

  it('shows beside a field what it counts and what is written about it', () => {
    const properties = { at: { type: 'integer', 'x-unit': 'ms', description: 'When.' }, name: { type: 'string' } };
    expect(fieldsOf({ type: 'object', properties }).map(({ name, unit, note }) => [name, unit, note])).toEqual([
      ['at', 'ms', 'When.'],
      ['name', null, null],
    ]);
  });

  const document = {
    info: { title: 't', version: '1' },
    tags: [{ name: 'X', description: 'All about X.' }],
    paths: {
      '/x/{id}': {
        get: {
          operationId: 'x.get',
          tags: ['X'],
          'x-permission': 'x.read',
          security: [{ bearer: [] }],
          parameters: [
            { name: 'id', in: 'path', example: '7' },
            { name: 'sort', in: 'query', example: 'name' },
            { name: 'Idempotency-Key', in: 'header' },
          ],
          responses: {
            '200': { content: { 'application/json': { schema: {}, example: { ok: true } } } },
            '404': { $ref: '#/components/responses/404.not_found' },
          },
        },
        post: { operationId: 'x.post', tags: ['X'], security: [{ customerCookie: [] }] },
      },
      '/y': { get: { operationId: 'y' } },
    },
    components: {
      examples: {
        not_found: { value: { title: 'Not there.', status: 404 } },
        unauthorized: { value: { title: 'Sign in.', status: 401 } },
      },
      responses: {
        '404.not_found': {
          content: { 'application/problem+json': { schema: { properties: { code: { enum: ['not_found'] } } } } },
        },
      },
    },
  };

  it('groups operations by their first tag, with the full path and what the section is about', () => {
    expect(sectionsOf(document).map((s) => [s.tag, s.about, s.operations.map((o) => `${o.method} ${o.path}`)])).toEqual(
      [
        ['X', 'All about X.', ['GET /api/v1/x/{id}', 'POST /api/v1/x/{id}']],
        ['Other', '', ['GET /api/v1/y']],
      ],
    );
  });

  it('says of an operation who may call, what it looks like and what can go wrong', () => {
    const [first, second] = sectionsOf(document)[0]?.operations ?? [];
    expect(first).toMatchObject({
      caller: 'Staff with x.read',
      idempotent: true,
      example: { request: 'GET /api/v1/x/7?sort=name', body: undefined, answer: { ok: true } },
      problems: [{ code: 'not_found', status: 404, title: 'Not there.' }],
    });
    expect(first?.parameters.map(({ name }) => name)).toEqual(['id', 'sort']);
    expect(second).toMatchObject({ caller: 'A signed-in customer', idempotent: false, example: null, problems: [] });
    expect(problemsIn(document).map(({ code }) => code)).toEqual(['unauthorized', 'not_found']);
  });
});
