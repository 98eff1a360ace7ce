import { afterEach, beforeEach, expect, test } from 'vitest';
import { frankfurt, warsaw } from '../../index.ts';
import type { Visitor } from '../../testing/visitor.ts';
import { visit } from '../../testing/visitor.ts';

let panel: Visitor;
beforeEach(async () => {
  panel = await visit();
});
afterEach(() => panel.close());

test('the log tells what was asked, without secrets', async () => {
  await panel.ask('POST', '/client', { name: 'one', network_name: 'Default', password: 'hunter2' });
  const { text, json } = await panel.control('GET', 'log');
  expect(json).toEqual([
    {
      at: expect.any(Number),
      method: 'POST',
      path: '/client',
      status: 200,
      body: { name: 'one', network_name: 'Default', password: '***' },
      faults: [],
    },
  ]);
  expect(text).not.toContain('hunter2');
  await panel.control('DELETE', 'log');
  expect((await panel.control('GET', 'log')).json).toEqual([]);
});

test('no control answer holds a private key or a token', async () => {
  await panel.client('one');
  const texts = [
    await panel.control('GET', 'state'),
    await panel.control('POST', 'networks', { name: 'N', cidr: '10.0.7.0/24' }),
  ].map(({ text }) => text);
  for (const text of texts) expect(text).not.toContain('privateKey');
  expect(texts[0]).not.toContain('sim-demo-token');
  expect(texts[0]).toContain(panel.state.clients[0]?.keys.publicKey);
});

test('a network is created, replaced with its keys kept, and removed with its clients', async () => {
  await panel.control('POST', 'networks', {
    name: 'New',
    description: 'One',
    cidr: '10.0.7.0/24',
    protocols: ['wireguard', 'ikev2'],
  });
  const key = panel.state.networks.at(-1)?.keys.publicKey;
  await panel.client('one', 'New');
  await panel.control('POST', 'networks', { name: 'New', openvpn: true });
  expect(panel.state.networks.at(-1)).toMatchObject({
    description: 'One',
    protocols: { wireguard: true, openvpn: true, ikev2: true },
    keys: { publicKey: key },
  });
  expect((await panel.control('DELETE', 'networks/New')).json).toEqual({ clientsRemoved: 1 });
  expect((await panel.ask('GET', '/client/one')).status).toBe(404);
  expect((await panel.control('POST', 'networks', { name: 'Bad', cidr: '10.0.7.0/31' })).status).toBe(400);
});

test.each(['vpn.culvert.io', 'google.com', 'example.test.evil.net'])(
  'the real-looking host %s is refused',
  async (domain) => {
    expect((await panel.control('POST', 'networks', { name: 'N', domain })).status).toBe(400);
    expect((await panel.control('POST', 'otl', { host: `https://${domain}` })).status).toBe(400);
  },
);

test('the page shows everything escaped, and its form creates a network', async () => {
  await panel.control('POST', 'networks', { name: 'X', description: '<img onerror=alert(1)>', cidr: '10.0.7.0/24' });
  await panel.client('one');
  const html = await (await fetch(panel.url)).text();
  expect(html).toContain('simulator');
  expect(html).toContain('&lt;img onerror');
  expect(html).not.toContain('<img');
  const form = new URLSearchParams({ name: 'Forms', cidr: '10.0.8.0/24', wireguard: 'on' });
  const created = await fetch(`${panel.url}/__sim/networks`, { method: 'POST', body: form, redirect: 'manual' });
  expect([created.status, created.headers.get('location')]).toEqual([303, '/']);
  expect(panel.state.networks.at(-1)?.protocols).toEqual({
    wireguard: true,
    amneziawg: false,
    openvpn: false,
    ikev2: false,
  });
  await fetch(`${panel.url}/__sim/networks`, {
    method: 'POST',
    body: new URLSearchParams({ name: 'Forms', ikev2: 'on' }),
    redirect: 'manual',
  });
  expect(panel.state.networks.at(-1)?.protocols).toEqual({
    wireguard: false,
    amneziawg: false,
    openvpn: false,
    ikev2: true,
  });
});

test('a page of another site cannot steer it', async () => {
  const answer = await fetch(`${panel.url}/__sim/reset`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(answer.status).toBe(403);
});

test('the panel loads for a while after a reload, and then is well again', async () => {
  await panel.control('POST', 'clock', { now: Date.UTC(2026, 3, 14), frozen: true });
  await panel.ask('POST', '/system/reload');
  expect((await panel.ask('GET', '/system/status')).payload.status).toBe('Loading (networks)');
  expect((await panel.ask('POST', '/client', { network_name: 'Default' })).status).toBe(503);
  await panel.control('POST', 'clock', { now: Date.UTC(2026, 3, 14, 0, 1), frozen: true });
  expect((await panel.ask('GET', '/system/status')).payload.status).toBe('OK');
});

test('a reset goes back to the beginning, or to a given state', async () => {
  await panel.client('one');
  await panel.control('POST', 'mode', { envelope: 'v2' });
  await panel.control('POST', 'faults', { fault: 'reset' });
  await panel.control('POST', 'reset', {});
  expect(panel.state).toEqual(frankfurt());
  const first = await panel.client('one');
  await panel.control('POST', 'reset', { state: frankfurt() });
  expect(await panel.client('one')).toEqual(first);
  await panel.control('POST', 'reset', { seed: 7 });
  expect((await panel.client('one')).public_key).not.toBe(first.public_key);
});

test('several panels live side by side', async () => {
  const other = await visit({ state: warsaw() });
  try {
    await panel.client('one');
    expect((await other.ask('GET', '/client')).payload).toEqual([]);
    expect((await other.ask('GET', '/network/Full/available_ip')).payload).toEqual([]);
    expect((await other.ask('POST', '/client', { network_name: 'Full' })).error).toMatch(/no free ip/i);
  } finally {
    await other.close();
  }
});
