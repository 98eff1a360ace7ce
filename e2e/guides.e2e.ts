import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../scripts/supervisor/app.mjs';
import { closeBrowser, expectSound, type Look } from './world/browser.ts';
import { enter, open, pick, pressOn, tabTo } from './world/by-keyboard.ts';
import { heading, network, signedIn, TOKEN } from './world/console-pages.ts';
import { funded } from './world/funded.ts';
import { PASSWORD } from './world/portal-pages.ts';
import { until, visitor } from './world/visitor.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
/** Somebody who reads every guide slowly, in a foreign language, and hunts for each key. */
const [WORDS_A_MINUTE, KEYS_A_MINUTE] = [130, 80];
/** As the guide calls it. */
const SERVER = 'Frankfurt';
afterAll(closeBrowser);

const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
};

/** One request of a guide, as a shell would make it, with the panel's real address. */
async function run(command: string, panel: string): Promise<unknown> {
  const url = /https:\/\/\S+/.exec(command)?.[0] ?? '';
  const authorization = /Authorization: ([^"]+)/.exec(command)?.[1]?.replace('$TOKEN', TOKEN);
  const answer = await fetch(url.replace('https://vpn1.example.com', panel), {
    headers: authorization ? { authorization } : {},
  });
  expect(answer.status, command).toBe(200);
  return answer.json();
}

/** How many keys were pressed on the pages that follow. */
async function countKeys(page: Page): Promise<() => number> {
  let keys = 0;
  await page.exposeFunction('aKeyWasPressed', () => {
    keys += 1;
  });
  await page.addInitScript("addEventListener('keydown', () => window.aKeyWasPressed(), true)");
  return () => keys;
}

const wordsOn = async (page: Page): Promise<number> => (await page.locator('.guide').innerText()).split(/\s+/).length;

type Rows = Record<string, string>;
/** The tables of the guide on the page, and its commands. */
async function read(page: Page): Promise<{ fields: Rows; commands: string[] }> {
  const rows = await page
    .locator('.guide tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  const commands = await page.locator('.guide .copyable-value').allInnerTexts();
  return { fields: Object.fromEntries(rows.map(([field = '', value = '']) => [field, value])), commands };
}

describe('a newcomer without a mouse', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'culvert-keyboard-'));
  const staff = { email: 'newcomer@shop.example', password: PASSWORD };
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp({ dataDir, anyFree: true, seed: false, quiet: true });
    await visitor(app.url).post('/staff/setup', { token: app.setupToken, name: 'Nela Newcomer', ...staff });
  });
  afterAll(async () => {
    await app?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('V236 follows the guides in an empty shop, from the panel to a product that a customer can order, by the keyboard alone and in less than 20 minutes; each form links its guides', async () => {
    const panel = app.simUrls[0] ?? '';
    const { page, faults, close } = await signedIn(WIDE, app.url, staff);
    const keys = await countKeys(page);
    let words = 0;
    await page.goto('/admin');
    await pressOn(page, page.getByRole('link', { name: 'Step by step: the guides' }));
    await heading(page, 'Guides');
    await pressOn(page, page.getByRole('link', { name: 'Prepare a VPN panel' }));

    for (const [title, next] of [
      ['Prepare a VPN panel', 'Issue an API token'],
      ['Issue an API token', 'Make a network'],
      ['Make a network', 'Add a server'],
    ] as const) {
      await heading(page, title);
      await expectSound(page);
      words += await wordsOn(page);
      const { commands } = await read(page);
      expect(commands.length, title).toBeGreaterThan(0);
      for (const command of commands) await run(command, panel);
      await pressOn(page, page.locator('.guide').getByRole('link', { name: next }).last());
    }
    await heading(page, 'Add a server');
    words += await wordsOn(page);
    const server = (await read(page)).fields;
    await pressOn(page, page.getByRole('link', { name: 'Servers → Add server' }));
    await addServer(page, server, new URL(panel));
    await addGroup(page, server);

    await open(page, 'Guides');
    await pressOn(page, page.getByRole('link', { name: 'Make a product' }));
    await heading(page, 'Make a product');
    words += await wordsOn(page);
    const product = (await read(page)).fields;
    await pressOn(page, page.getByRole('link', { name: 'Product groups → Add' }));
    await heading(page, /product group/i);
    // Of the two tables on the page the product's fields come last; its group has the key and name of the first.
    await enter(page, page.getByLabel('Key'), 'vpn');
    await enter(page, page.getByLabel('Name', { exact: false }).first(), product['Product group'] ?? '');
    await pressOn(page, page.getByRole('button', { name: 'Create' }));
    await page.waitForURL(/product-groups$/);
    await addProduct(page, product);
    await expectLinked(page);
    expect(faults).toEqual([]);
    await close();
    await orderIt(app.url, product);
    expect(words).toBeGreaterThan(300);
    expect(keys()).toBeGreaterThan(300);
    const minutes = words / WORDS_A_MINUTE + keys() / KEYS_A_MINUTE;
    expect(minutes).toBeLessThan(20);
  });
});

/** Each form's help leads to the guides of what it makes. */
async function expectLinked(page: Page): Promise<void> {
  const linked = async (form: string) => {
    await page.goto(form);
    await settled(page);
    return page
      .locator('details.help a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')?.split('/').at(-1)));
  };
  expect(await linked('/admin/servers/new')).toEqual(
    expect.arrayContaining(['prepare-panel', 'issue-token', 'add-server']),
  );
  expect(await linked('/admin/products/new')).toEqual(expect.arrayContaining(['make-network', 'product']));
  expect(await linked('/admin/server-groups/new')).toContain('add-server');
  expect(await linked('/admin/product-groups/new')).toContain('product');
}

async function addServer(page: Page, guide: Rows, panel: URL): Promise<void> {
  await heading(page, 'Add server');
  await enter(page, page.getByLabel('Name', { exact: false }).first(), guide.Servers ?? '');
  await enter(page, page.getByLabel('Host name or IP address'), panel.hostname);
  await tabTo(page, page.getByRole('radio', { name: 'https', exact: true }));
  await page.keyboard.press('ArrowRight');
  await enter(page, page.getByLabel('Port'), panel.port);
  await pressOn(page, page.getByLabel('I accept that the token travels readable'), 'Space');
  await enter(page, page.getByRole('textbox', { name: 'API token' }), TOKEN);
  await pressOn(page, page.getByRole('button', { name: 'Test connection' }));
  await page.getByText('Connection works').waitFor();
  await pressOn(page, page.getByRole('button', { name: 'Add server' }));
  await heading(page, guide.Servers ?? '');
}

async function addGroup(page: Page, guide: Rows): Promise<void> {
  await open(page, 'New server group');
  await enter(page, page.getByLabel('Name', { exact: false }).first(), guide.Name ?? '');
  await pressOn(page, page.getByRole('checkbox', { name: guide.Servers ?? '' }), 'Space');
  await pressOn(page, page.getByRole('button', { name: 'Create' }));
  await page.waitForURL(/server-groups$/);
}

async function addProduct(page: Page, guide: Rows): Promise<void> {
  await open(page, 'New product');
  await heading(page, 'Add product');
  await enter(page, page.getByLabel('Name', { exact: false }).first(), guide.Name ?? '');
  await enter(page, page.getByLabel('Key'), guide.Key ?? '');
  await pick(page, 'Product group', guide['Product group'] ?? '');
  await pick(page, 'Server group', guide['Server group'] ?? '');
  await page.getByText(/^Loaded \d+ networks/).waitFor();
  const ticked = network(page, SERVER, guide['VPN networks'] ?? '').getByRole('checkbox');
  await pressOn(page, ticked, 'Space');
  for (const field of ['Download', 'Upload'])
    await enter(page, page.getByLabel(field, { exact: false }).first(), guide[field] ?? '');
  await pressOn(page, page.getByRole('button', { name: 'Add currency' }));
  const euro = page.getByRole('menuitem', { name: 'EUR' });
  await euro.waitFor();
  for (let i = 0; i < 10 && !(await euro.evaluate((item) => item === document.activeElement)); i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (const field of ['Price, EUR, Monthly', 'Setup fee, EUR, Monthly'])
    await enter(page, page.getByLabel(field), guide[field] ?? '');
  await pressOn(page, page.getByRole('button', { name: 'Create product' }));
  await page.waitForURL(/\/admin\/products\/[0-9A-Z]{26}/);
}

/** What the guide promises at its end: a customer orders the plan and it comes alive. */
async function orderIt(url: string, guide: Rows): Promise<void> {
  const person = { name: 'First Customer', email: 'first@customer.example', currency: 'EUR' };
  const { me } = await funded(url, 20_000_000, person);
  const { plans } = await me.get<{ plans: { id: string; name: string }[] }>('/client/plans');
  const plan = plans.find(({ name }) => name === guide.Name);
  const placed = { productId: plan?.id, period: 'monthly', expectedTotalMicro: 5_000_000 };
  const { serviceId } = await me.post<{ serviceId: string }>('/client/orders', placed);
  const status = () => me.get<{ status: string }>(`/client/services/${serviceId}`);
  expect((await until(status, (service) => service.status === 'active')).status).toBe('active');
}
