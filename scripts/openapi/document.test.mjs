import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { NODE } from '../supervisor/paths.mjs';
import { withNotes } from './notes.mjs';

/** In a process of its own, as the build makes it. */
const made = () =>
  JSON.parse(execFileSync(NODE, [fileURLToPath(new URL('./print.mjs', import.meta.url))], { maxBuffer: 2 ** 26 }));

let document;
let operations;
beforeAll(() => {
  document = made();
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
  );
});

/** Every field and parameter with a name, wherever it stands. */
function* fields(node, at = '') {
  if (Array.isArray(node)) for (const [i, one] of node.entries()) yield* fields(one, `${at}/${i}`);
  else if (node && typeof node === 'object') {
    if (typeof node.name === 'string' && node.schema) yield { at, name: node.name, schema: node.schema };
    for (const [key, value] of Object.entries(node)) {
      if (key === 'example' || key === 'examples') continue;
      const isShape = key === 'properties' && !Array.isArray(value);
      if (isShape) for (const [name, schema] of Object.entries(value)) yield { at: `${at}/${name}`, name, schema };
      yield* fields(value, `${at}/${key}`);
    }
  }
}
const isNumber = ({ type, anyOf = [] }) => type === 'integer' || type === 'number' || anyOf.some(isNumber);

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1 of every path, with who may call and what goes along', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.paths)).toContain('/admin/servers/{id}');
    expect(Object.keys(document.paths).length).toBeGreaterThan(30);
    expect(document.paths['/admin/servers'].post).toMatchObject({
      security: [{ bearer: [] }, { staffCookie: [] }],
      parameters: [{ name: 'Idempotency-Key', in: 'header' }],
      'x-permission': 'servers.write',
    });
    expect(document.paths['/client/plans'].get).toMatchObject({ security: [{ customerCookie: [] }] });
    expect(document.paths['/sign-up'].post).toMatchObject({ security: [] });
  });

  it('names each operation once, says what it does and puts it into a section that says what it is about', () => {
    expect(new Set(operations.map((o) => o.operationId)).size).toBe(operations.length);
    const sections = new Map(document.tags.map((tag) => [tag.name, tag.description]));
    for (const { name, summary, tags } of operations) {
      expect(summary, name).toMatch(/^\S.{3,}/);
      expect(tags, name).toHaveLength(1);
      expect(sections.get(tags[0]), name).toMatch(/^\S.{10,}\.$/);
    }
  });

  it('names the problems that an operation answers by status, each with an example', () => {
    const { responses, examples, schemas } = document.components;
    const codesOf = ({ responses: given }, status) =>
      responses[given[status].$ref.split('/').at(-1)].content['application/problem+json'].schema.properties.code.enum;
    const place = document.paths['/client/orders'].post;
    expect(codesOf(place, 401)).toEqual(['unauthorized']);
    expect(codesOf(place, 409)).toEqual(
      [
        'currency_mismatch',
        'email_unconfirmed',
        'idempotency_replay',
        'insufficient_funds',
        'not_orderable',
        'price_changed',
      ].sort(),
    );
    for (const operation of operations) {
      const statuses = Object.keys(operation.responses);
      expect(statuses, operation.name).toEqual(expect.arrayContaining(['200', '422', '500']));
      for (const status of statuses.filter((s) => s !== '200')) {
        for (const code of codesOf(operation, status)) {
          expect(examples[code].value).toMatchObject({ code, status: Number(status), title: expect.any(String) });
          expect(schemas.Problem.properties.code.enum).toContain(code);
        }
      }
    }
  });

  it('says what each amount, instant, duration, size and speed counts', () => {
    const measured = [...fields(document.paths), ...fields(document.components)].filter(
      ({ name, schema }) =>
        isNumber(schema) && /(Micro|Minor|At|Ms|Bytes|Mbps|Ppm|Seconds|Hours|Days|Since)$|^at$/.test(name),
    );
    expect(measured.length).toBeGreaterThan(200);
    expect(measured.filter(({ schema }) => !schema['x-unit'] || !schema.description).map(({ at }) => at)).toEqual([]);
  });

  it('says what the contract says above an endpoint and above a field', () => {
    const { post } = document.paths['/admin/servers'];
    const { port } = post.requestBody.content['application/json'].schema.properties;
    expect(port.description).toMatch(/^null: .+\.$/);
    expect(document.paths['/admin/servers/test'].post.description).toMatch(/^Tests what the form holds/);
  });
});

describe('what stands above a field', () => {
  it('is tied to the object that has it, with what it takes from others', () => {
    const source = [
      'export const own = {\n  /** What it is. */\n  a: z.int(),\n};',
      'export const whole = z.object({\n  ...own,\n  /**\n   * On two\n   * lines.\n   */\n  b: z.int(),\n});',
      'export const more = z.extend(whole, { c: z.int() });',
      '// Not this.\nexport const plain = z.object({ d: z.int() });',
    ].join('\n');
    const noted = withNotes('x.ts', source);
    expect(noted).toContain('}, {"a":"What it is."}, [])');
    expect(noted).toContain('}), {"b":"On two lines."}, [own])');
    expect(noted).toContain('{ c: z.int() }), {}, [whole])');
    expect(noted).toContain('export const plain = z.object({ d: z.int() });');
  });
});
