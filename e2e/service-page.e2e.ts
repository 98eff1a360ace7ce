/** What the page of a VPN that works shows, and to whom. */

import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { closeBrowser, expectSound, type Look, visit } from './world/browser.ts';
import { network, newProduct, price, signedIn } from './world/console-pages.ts';
import { delivered, signIn, steer } from './world/delivered.ts';
import { demoShop } from './world/demo-shop.ts';
import { HANG_MS } from './world/hang.ts';
import { type Visitor, visitor } from './world/visitor.ts';

afterAll(closeBrowser);

const WIDE: Look = { width: 1280, theme: 'light' };
/** A region of its own, by its heading. */
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

type Product = { vpn: Record<string, unknown> } & Record<string, unknown>;
/** As the product's form would send it. */
async function setVpn(clerk: Visitor, id: string, change: Record<string, unknown>) {
  const { activeServices, totalServices, createdAt, warnings, ...kept } = await clerk.get<Product>(
    `/admin/products/${id}`,
  );
  await clerk.call('PUT', `/admin/products/${id}`, { ...kept, vpn: { ...kept.vpn, ...change } });
}

it('V036 V074 given a product that was made without touching either, its customer reads the password at once and sees no manual; on request, it takes a press; never, it is not there; with a link the manual opens in a new tab', async () => {
  const console_ = await signedIn(WIDE);
  const key = `fresh-${crypto.randomUUID().slice(0, 8)}`;
  await newProduct(console_.page, key);
  await network(console_.page, 'Frankfurt', 'Default').getByRole('checkbox').check();
  await price(console_.page, '5.00');
  await console_.page.getByRole('button', { name: 'Create product' }).click();
  await console_.page.waitForURL(/\/admin\/products\/[0-9A-Z]{26}/);
  const productId = /[0-9A-Z]{26}/.exec(console_.page.url())?.[0] ?? '';
  await console_.close();

  const { me, id } = await delivered(20_000_000, `Plan ${key}`);
  const { password } = await me.post<{ password: string }>(`/client/services/${id}/credentials`, {});
  const clerk = visitor(demoShop().url);
  await clerk.post('/staff/session', demoShop().admin);
  const { page, faults, close } = await visit(WIDE);
  await signIn(page, me);
  const card = panel(page, 'VPN client');
  const manual = page.getByRole('link', { name: 'User manual' });
  const open = async () => {
    await page.goto(`/services/${id}`);
    await card.getByText('Client name').waitFor();
  };

  await open();
  await card.getByText(password, { exact: true }).waitFor();
  expect(await card.getByRole('button', { name: 'Show' }).count()).toBe(0);
  expect(await manual.count()).toBe(0);

  await setVpn(clerk, productId, { showPassword: 'button', instructionUrl: 'https://manual.example/vpn' });
  await open();
  await card.getByRole('button', { name: 'Show' }).waitFor();
  expect(await card.innerText()).not.toContain(password);
  await card.getByRole('button', { name: 'Show' }).click();
  await card.getByText(password, { exact: true }).waitFor();
  await card.getByRole('button', { name: 'Hide' }).click();
  await card.getByRole('button', { name: 'Show' }).waitFor();
  expect(await card.innerText()).not.toContain(password);
  expect(await manual.evaluate((a: HTMLAnchorElement) => [a.href, a.target, a.relList.contains('noopener')])).toEqual([
    'https://manual.example/vpn',
    '_blank',
    true,
  ]);
  await expectSound(page);

  await setVpn(clerk, productId, { showPassword: 'no', instructionUrl: '' });
  await open();
  expect(await card.innerText()).not.toContain(password);
  for (const word of ['Password', 'User name']) expect(await card.getByText(word, { exact: true }).count()).toBe(0);
  expect(await card.getByRole('button', { name: 'Show' }).count()).toBe(0);
  expect(await manual.count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

it('V209 the state is in words, and its mark has a shape of its own; a change of it is read out politely; the enlarged code keeps the focus until it is closed and gives it back; axe finds nothing', async () => {
  const { me, id, vpnName } = await delivered();
  const { page, close } = await visit(WIDE);
  await signIn(page, me);
  await page.goto(`/services/${id}`);
  const status = panel(page, 'Connection status');
  const mark = async () => {
    const dot = status.locator('.badge .dot').first();
    return dot.evaluate((el) => {
      const { borderRadius, backgroundColor, borderTopWidth, width, height, clipPath } = getComputedStyle(el);
      return [borderRadius, backgroundColor === 'rgba(0, 0, 0, 0)', borderTopWidth, width, height, clipPath].join('/');
    });
  };
  await status.getByText('Offline', { exact: true }).waitFor();
  const live = status.locator('[role="status"]');
  expect(await live.getAttribute('aria-live')).toBe('polite');
  const offline = await mark();
  await steer('sessions', { client: vpnName, protocol: 'wireguard', rx: 1, tx: 1 });
  await status.getByText('Online', { exact: true }).waitFor();
  expect(await live.textContent()).toBe('Connection status: Online');
  expect(await mark()).not.toBe(offline);
  await expectSound(page);

  const opener = page.getByRole('button', { name: /^QR code for WireGuard/ });
  await opener.click();
  const lightbox = page.locator('dialog[open]');
  await expectSound(page);
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('Tab');
    expect(
      await lightbox.evaluate((el) => el.contains(document.activeElement) || document.activeElement === document.body),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect.poll(() => opener.evaluate((el) => el === document.activeElement)).toBe(true);
  await close();
});

type Server = { id: string } & Record<string, unknown>;
/** The zone that the simulated panels stamp in, which their servers are told to have. */
async function panelsIn(timeZone: string) {
  const clerk = visitor(demoShop().url);
  await clerk.post('/staff/session', demoShop().admin);
  const { items } = await clerk.get<{ items: Server[] }>('/admin/servers');
  const before = await Promise.all(items.map(({ id }) => clerk.get<Server>(`/admin/servers/${id}`)));
  for (const { accounts, baseUrl, probe, down, createdAt, ...server } of before)
    await clerk.call('PUT', `/admin/servers/${server.id}`, { ...server, timeZone });
}

it('V079 given the last handshake of a panel in Warsaw as epoch, as ISO with an offset or in its local time, a reader in New York sees how long ago it was and when by their own clock', async () => {
  const { me, id, vpnName } = await delivered();
  const { page, close } = await visit(WIDE);
  await panelsIn('Europe/Warsaw');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setTimezoneOverride', { timezoneId: 'America/New_York' });
  await signIn(page, me);
  await page.goto(`/services/${id}`);
  const facts = panel(page, 'Connection status').locator('dl');
  const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23', timeZone: 'America/New_York' });
  for (const [timestamps, secondsAgo] of [
    ['epoch', 65],
    ['iso', 95],
    ['local', 75],
  ] as const) {
    const handshake = Math.floor(Date.now() / 1000) * 1000 - secondsAgo * 1000;
    await steer('mode', { timestamps });
    await steer('sessions', { client: vpnName, protocol: 'wireguard', handshake, rx: 1, tx: 1 });
    const row = facts.locator('div', { hasText: 'Last handshake' });
    const words = async () => ((await row.count()) > 0 ? row.innerText() : '');
    await expect.poll(words, { timeout: HANG_MS }).toContain(clock.format(handshake));
    expect(await words(), timestamps).toMatch(/\(1m ago\)/);
  }
  await steer('mode', { timestamps: 'epoch' });
  await panelsIn('UTC');
  await close();
});
