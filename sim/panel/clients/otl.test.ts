import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Visitor } from '../../testing/visitor.ts';
import { visit } from '../../testing/visitor.ts';

let panel: Visitor;
beforeEach(async () => {
  panel = await visit();
  await panel.client('one');
});
afterEach(() => panel.close());

const issue = async (): Promise<string> => (await panel.ask('POST', '/client/one/otl')).payload;

test('a link opens once', async () => {
  const url = await issue();
  expect(url).toMatch(new RegExp(`^${panel.url}/otl/[0-9a-f]{80}$`));
  const first = await fetch(url);
  expect(first.headers.get('x-simulated')).toBe('culvert');
  expect(await first.text()).toContain('PrivateKey');
  expect((await fetch(url)).status).toBe(404);
  expect((await panel.control('GET', 'log')).text).not.toContain(url.slice(-80));
});

test('GET does not issue, and an unknown client has none', async () => {
  expect((await panel.ask('GET', '/client/one/otl')).status).toBe(404);
  expect((await panel.ask('POST', '/client/none/otl')).status).toBe(404);
});

test('policy: uses, expiry, host, off', async () => {
  await panel.control('POST', 'otl', { maxUses: 0, expiryDays: 1, host: 'http://192.168.131.11:8098/' });
  expect((await panel.ask('GET', '/otl/config')).payload).toEqual({ enabled: true, expiry_days: 1, max_uses: 0 });
  const url = await issue();
  expect(url).toMatch(/^http:\/\/192\.168\.131\.11:8098\/otl\/[0-9a-f]+$/);
  const here = `${panel.url}${new URL(url).pathname}`;
  for (let i = 0; i < 3; i++) expect((await fetch(here)).status).toBe(200);
  expect((await panel.ask('GET', '/otl/list')).payload).toMatchObject([{ client: 'one', uses: 3 }]);
  await panel.control('POST', 'clock', { offsetMs: 86_400_001 });
  expect((await fetch(here)).status).toBe(404);
  await panel.control('POST', 'otl', { enabled: false });
  expect((await panel.ask('POST', '/client/one/otl')).status).toBe(403);
});

test('links die with their client', async () => {
  const url = await issue();
  await panel.ask('DELETE', '/client/one');
  expect((await fetch(url)).status).toBe(404);
});
