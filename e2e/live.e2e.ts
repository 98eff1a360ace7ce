import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSoundInEveryLook, type Look, visit } from './world/browser.ts';
import { signedIn } from './world/console-pages.ts';
import { delivered } from './world/delivered.ts';
import { demoShop } from './world/demo-shop.ts';
import { until, type Visitor } from './world/visitor.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
const INTERVAL_MS = 5_000;

let me: Visitor;
let serviceId = '';
let account = '';
let sim = '';

const steer = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${sim}/__sim/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};
const connect = (more: Record<string, unknown> = {}) =>
  steer('POST', 'sessions', { client: account, protocol: 'wireguard', rx: 20_000, tx: 5_000_000_000, ...more });
const onlineCalls = async () =>
  ((await steer('GET', 'log')) as { path: string }[]).filter((c) => c.path.endsWith('/client/online')).length;

beforeAll(async () => {
  const { simUrls } = demoShop();
  const mine = await delivered(20_000_000, 'Starter');
  me = mine.me;
  serviceId = mine.id;
  account = mine.vpnName;
  for (const candidate of simUrls) {
    const state = await (await fetch(`${candidate}/__sim/state`)).text();
    if (state.includes(`"${account}"`)) sim = candidate;
  }
  expect(sim, `${account} is on a panel`).not.toBe('');
});
afterAll(async () => {
  await steer('DELETE', 'faults');
  await closeBrowser();
});

/** A browser of the customer's, signed in by the session that ordered. */
async function customerAt(look: Look = WIDE) {
  const v = await visit(look);
  const { url } = demoShop();
  await v.page.context().addCookies([...me.jar].map(([name, value]) => ({ name, value, url })));
  await v.page.goto(`/services/${serviceId}`);
  await card(v.page).waitFor();
  return v;
}

const card = (page: Page) => page.getByRole('region', { name: 'Connection status' });
const pill = (page: Page, state: string) => page.locator(`.live-pill [data-state="${state}"]`);
const shows = (page: Page, state: string) => pill(page, state).waitFor({ state: 'visible' });

describe('connection status', () => {
  it('V076 R-02 given a customer’s page and a staff page, both go online within one interval of the connection and offline, without an error, within one of its end or of an empty list', async () => {
    const customer = await customerAt();
    const clerk = await signedIn(WIDE);
    await clerk.page.goto(`/admin/services/${serviceId}`);
    await Promise.all([shows(customer.page, 'offline'), shows(clerk.page, 'offline')]);
    expect(await card(customer.page).getByText('No device is connected.').count()).toBe(1);
    expect(await customer.page.locator('.notice-danger').count()).toBe(0);

    await connect();
    await Promise.all([shows(customer.page, 'online'), shows(clerk.page, 'online')]);
    const shown = card(customer.page);
    expect(await shown.innerText()).toMatch(/Last checked \d\d:\d\d:\d\d/);
    expect(await shown.getByRole('status').textContent()).toBe('Connection status: Online');
    for (const raw of ['network', 'ip', 'endpoint', 'latest_handshake', 'transfer_rx', 'transfer_tx'])
      expect(await clerk.page.locator('.live-chip', { hasText: raw }).count(), raw).toBe(1);

    await steer('DELETE', `sessions/${account}`);
    await Promise.all([shows(customer.page, 'offline'), shows(clerk.page, 'offline')]);

    await connect();
    await shows(customer.page, 'online');
    await steer('POST', 'faults', { fault: 'online-empty' });
    await Promise.all([shows(customer.page, 'offline'), shows(clerk.page, 'offline')]);
    for (const { page } of [customer, clerk])
      expect(await page.locator('.notice-danger, .notice-warn, [role="alert"]').count()).toBe(0);
    await steer('DELETE', 'faults');
    await steer('DELETE', `sessions/${account}`);
    expect([...customer.faults, ...clerk.faults]).toEqual([]);
    await Promise.all([customer.close(), clerk.close()]);
  });

  it('V075 V077 each protocol has its name, icon and accent; what the server sent is downloaded, what it received uploaded', async () => {
    for (const protocol of ['wireguard', 'amneziawg', 'openvpn', 'ikev2']) await connect({ protocol });
    const { page, close } = await customerAt();
    await shows(page, 'online');
    const looks = [];
    for (const [key, name] of [
      ['wireguard', 'WireGuard'],
      ['amneziawg', 'AmneziaWG'],
      ['openvpn', 'OpenVPN'],
      ['ikev2', 'IKEv2'],
    ] as const) {
      const block = page.locator(`[data-protocol="${key}"]`);
      expect(await block.getByRole('heading', { name }).count(), name).toBe(1);
      expect(await block.getByText('Live', { exact: true }).count(), name).toBe(1);
      const facts = await block.locator('dl').innerText();
      expect(facts).toMatch(/Downloaded\s+[45]\.\d\d.GB/);
      expect(facts).toMatch(/Uploaded\s+[\d.]+.[KM]B/);
      looks.push(
        await block.evaluate((el) => {
          const svg = el.querySelector('.live-icon path');
          return `${getComputedStyle(el).borderInlineStartColor} ${svg?.getAttribute('d')}`;
        }),
      );
    }
    expect(new Set(looks.map((l) => l.split(') ')[0])).size).toBe(4);
    expect(new Set(looks.map((l) => l.split(') ')[1])).size).toBe(4);
    const handshake = page.locator('[data-protocol="wireguard"] time');
    expect(await handshake.getAttribute('title')).toMatch(/\(.+\)$/);
    await close();
  });

  it('V095 given a panel that stops answering, the state is unknown since then, the rest of the page works, and it comes back by itself', async () => {
    await connect();
    const { page, close } = await customerAt();
    await shows(page, 'online');
    await steer('POST', 'faults', { fault: 'timeout', route: 'GET /client/online' });
    await shows(page, 'unknown');
    const text = await card(page).innerText();
    expect(text).toMatch(/since \d\d:\d\d:\d\d/);
    expect(text).toContain('The VPN server does not answer.');
    expect(await page.getByRole('button', { name: /QR code for WireGuard/ }).count()).toBeGreaterThan(0);
    await steer('DELETE', 'faults');
    await shows(page, 'online');
    await close();
  });

  it('V080 V081 while the page is hidden the panel is not asked; shown again it is, and the button asks at once', async () => {
    const { page, close } = await customerAt();
    await shows(page, 'online');
    const look = (state: string) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await look('hidden');
    await page.waitForTimeout(1_000);
    const before = await onlineCalls();
    await page.waitForTimeout(2 * INTERVAL_MS + 1_000);
    expect((await onlineCalls()) - before).toBe(0);
    await look('visible');
    expect(await until(onlineCalls, (n) => n > before), 'asked again').toBeGreaterThan(before);
    await shows(page, 'online');
    const answer = page.waitForResponse((r) => r.url().includes('/rpc/client/connections/status'));
    await card(page).getByRole('button', { name: 'Check now' }).click();
    expect((await answer).status()).toBe(200);
    await close();
  });

  it('is sound at both widths in both themes, on both pages', async () => {
    await connect();
    await connect({ protocol: 'openvpn' });
    const customer = await customerAt();
    await shows(customer.page, 'online');
    await expectSoundInEveryLook(customer.page);
    const clerk = await signedIn(WIDE);
    await clerk.page.goto(`/admin/services/${serviceId}`);
    await shows(clerk.page, 'online');
    await expectSoundInEveryLook(clerk.page);
    await Promise.all([customer.close(), clerk.close()]);
  });
});
