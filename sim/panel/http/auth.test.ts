import { afterAll, beforeAll, expect, test } from 'vitest';
import { PERMISSIONS } from '../../index.ts';
import type { Visitor } from '../../testing/visitor.ts';
import { visit } from '../../testing/visitor.ts';
import { ROUTES } from './routes.ts';

let panel: Visitor;
beforeAll(async () => {
  panel = await visit();
});
afterAll(() => panel.close());

const pathOf = (key: string): [string, string] => {
  const [method = '', path = ''] = key.split(' ');
  return [method, path.replace('{year}', '2026').replace('{month}', '04').replace('{name}', 'nobody')];
};

test('no token and a wrong token are 401, marked as simulated', async () => {
  for (const token of [null, 'wrong']) {
    const answer = await panel.ask('GET', '/client', undefined, { token });
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ status: 'error', error: 'Not authorized', msg: '' });
    expect(answer.headers.get('x-simulated')).toBe('culvert');
  }
});

test('an expired token is 401 and a foreign address 403', async () => {
  await panel.control('POST', 'tokens', { token: 'old', expires: '2020-01-01' });
  await panel.control('POST', 'tokens', { token: 'elsewhere', ips: ['192.0.2.7'] });
  await panel.control('POST', 'tokens', { token: 'here', ips: ['192.0.2.7', '127.0.0.1'] });
  expect((await panel.ask('GET', '/client', undefined, { token: 'old' })).error).toMatch(/expired/);
  expect((await panel.ask('GET', '/client', undefined, { token: 'elsewhere' })).status).toBe(403);
  expect((await panel.ask('GET', '/client', undefined, { token: 'here' })).status).toBe(200);
});

test.each(ROUTES.filter((route) => route.permission !== null))(
  '$key needs exactly its permission',
  async ({ key, permission }) => {
    const [method, path] = pathOf(key);
    await panel.control('POST', 'tokens', {
      token: 'all-but',
      permissions: PERMISSIONS.filter((other) => other !== permission),
    });
    await panel.control('POST', 'tokens', { token: 'only', permissions: [permission] });
    expect((await panel.ask(method, path, undefined, { token: 'all-but' })).status).toBe(403);
    expect([401, 403]).not.toContain((await panel.ask(method, path, undefined, { token: 'only' })).status);
    await panel.control('POST', 'status', {});
  },
);

test('openapi.json is open to all and describes the nineteen operations', async () => {
  const { status, json } = await panel.ask('GET', '/openapi.json', undefined, { token: null });
  expect(status).toBe(200);
  const operations = Object.values<object>(json.paths).flatMap((path) => Object.keys(path));
  expect(operations).toHaveLength(19);
  expect(json.paths['/client'].post.requestBody.content['application/json'].schema.$ref).toMatch(/ClientCreate$/);
  for (const [ref] of JSON.stringify(json).matchAll(/#\/components\/schemas\/\w+/g))
    expect(json.components.schemas).toHaveProperty(ref.split('/')[3] ?? '');
});
