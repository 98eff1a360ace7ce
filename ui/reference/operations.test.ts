import { describe, expect, it } from 'vitest';
import { fieldsOf, sectionsOf, words } from './operations.ts';

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

  it('groups operations by their first tag, with the full path', () => {
    const sections = sectionsOf({
      info: { title: 't', version: '1' },
      paths: {
        '/x': { get: { operationId: 'x.get', tags: ['X'] }, post: { operationId: 'x.post', tags: ['X'] } },
        '/y': { get: { operationId: 'y' } },
      },
    });
    expect(sections.map((s) => [s.tag, s.operations.map((o) => `${o.method} ${o.path}`)])).toEqual([
      ['X', ['GET /api/v1/x', 'POST /api/v1/x']],
      ['Other', ['GET /api/v1/y']],
    ]);
  });
});
