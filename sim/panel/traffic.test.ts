import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Loose, Visitor } from '../testing/visitor.ts';
import { visit } from '../testing/visitor.ts';
import { advance } from './traffic.ts';

const HOUR = 3_600_000;
const EVENING = Date.UTC(2026, 3, 14, 20);
let panel: Visitor;
let now = EVENING;
beforeEach(async () => {
  now = EVENING;
  panel = await visit({ now: () => now });
  await panel.client('one');
});
afterEach(() => panel.close());

const month = async (path = '2026/04') => (await panel.ask('GET', `/client/one/traffic/${path}`)).payload;
const day = async (date: string) =>
  (await month(date.slice(0, 7).replace('-', '/'))).find((row: Loose) => row.date === date);

test('a month has a row for each day, zeros included', async () => {
  const rows = await month();
  expect(rows).toHaveLength(30);
  expect(rows[0]).toEqual({ client: 'one', date: '2026-04-01', traffic_download: 0, traffic_upload: 0 });
  expect(await month('2028/02')).toHaveLength(29);
  expect(await month('2026/4')).toEqual(rows);
});

test.each(['26/04', '2026/13', '2026/0', '2026/00'])('%s is no month', async (path) => {
  expect((await panel.ask('GET', `/client/one/traffic/${path}`)).error).toMatch(/^Wrong (month|year) setting/);
});

test('a session grows with the clock, more with a higher cap, and midnight is the panel’s', async () => {
  await panel.control('POST', 'sessions', { client: 'one' });
  now += HOUR;
  const slow = (await panel.ask('GET', '/client/online')).payload[0];
  expect(slow.transfer_tx).toBeGreaterThan(slow.transfer_rx);
  expect(await day('2026-04-14')).toMatchObject({
    traffic_download: slow.transfer_tx,
    traffic_upload: slow.transfer_rx,
  });
  await panel.ask('PUT', '/client/one', { b_download: 1000, b_upload: 500 });
  now += HOUR;
  const fast = (await panel.ask('GET', '/client/online')).payload[0];
  expect(fast.transfer_tx - slow.transfer_tx).toBeGreaterThan(10 * slow.transfer_tx);
  now += HOUR;
  expect((await day('2026-04-15')).traffic_download).toBeGreaterThan(0);
  const total = (await month()).reduce((sum: number, row: Loose) => sum + row.traffic_download, 0);
  expect(total).toBe((await panel.ask('GET', '/client/online')).payload[0].transfer_tx);
});

test('handshakes stay fresh unless stuck', async () => {
  const age = async () => now / 1000 - Number((await panel.ask('GET', '/client/online')).payload[0].latest_handshake);
  await panel.control('POST', 'sessions', { client: 'one' });
  now += 5 * HOUR + 61_000;
  expect(await age()).toBeLessThan(180);
  await panel.control('POST', 'sessions', { client: 'one', handshake: now - HOUR });
  expect(await age()).toBe(3600);
});

test('many small steps add up to one large one', async () => {
  await panel.control('POST', 'sessions', { client: 'one' });
  const one = structuredClone(panel.state);
  const many = structuredClone(panel.state);
  for (let at = now; at <= now + 3 * HOUR; at += 977) advance(many, at);
  advance(many, now + 3 * HOUR);
  advance(one, now + 3 * HOUR);
  expect(many).toEqual(one);
});

test('history outlives the client by a day, and nobody by two months', async () => {
  await panel.control('POST', 'traffic', { client: 'one', date: '2026-04-10', down: 4_000_000_000, up: 5 });
  expect(await day('2026-04-10')).toMatchObject({ traffic_download: 4_000_000_000, traffic_upload: 5 });
  now += 70 * 24 * HOUR;
  expect(await day('2026-04-10')).toMatchObject({ traffic_download: 0 });
  await panel.ask('DELETE', '/client/one');
  expect(await month()).toHaveLength(30);
  now += 25 * HOUR;
  expect((await panel.ask('GET', '/client/one/traffic/2026/04')).status).toBe(404);
});
