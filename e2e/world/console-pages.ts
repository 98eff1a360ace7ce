/** What an operator does on the console's pages, by the words and labels that are on them. */
import type { Page } from 'playwright-core';

import { type Look, visit } from './browser.ts';
import { demoShop } from './demo-shop.ts';
import { type Visitor, visitor } from './visitor.ts';

export const TOKEN = 'sim-demo-token-0123456789abcdef0123456789abcdef';

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
export async function choose(page: Page, label: string, option: string) {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

export async function fillServer(page: Page, name: string, port: string, token = TOKEN) {
  await page.goto('/admin/servers/new');
  await page.getByLabel('Name', { exact: false }).first().fill(name);
  await page.getByLabel('Host name or IP address').fill('127.0.0.1');
  await page.getByRole('radio', { name: 'http', exact: true }).check();
  await page.getByLabel('Port').fill(port);
  await page.getByLabel('I accept that the token travels readable').check();
  await page.getByRole('textbox', { name: 'API token' }).fill(token);
}

export async function addServer(page: Page, name: string, port: string) {
  await fillServer(page, name, port);
  await page.getByRole('button', { name: 'Add server' }).click();
  await page.getByText('Server added and tested').waitFor();
}

export async function newProduct(page: Page, key: string, group = 'Europe') {
  await page.goto('/admin/products/new');
  await page.getByLabel('Name', { exact: false }).first().fill(`Plan ${key}`);
  await page.getByLabel('Key').fill(key);
  await choose(page, 'Product group', 'VPN');
  await choose(page, 'Server group', group);
  await page.getByText(/^Loaded \d+ networks/).waitFor();
}

export const network = (page: Page, server: string, name: string) =>
  page.locator('.net-server', { hasText: server }).locator('.net-line', { hasText: name });

export async function price(page: Page, amount: string) {
  await page.getByRole('button', { name: 'Add currency' }).click();
  await page.getByRole('menuitem', { name: 'EUR' }).click();
  const monthly = page.getByLabel('Price, EUR, Monthly');
  if ((await monthly.count()) === 0) {
    await page.getByRole('button', { name: 'Add period: EUR' }).click();
    await page.getByRole('menuitem', { name: 'Monthly' }).click();
  }
  await monthly.fill(amount);
  const setup = page.getByLabel('Setup fee, EUR, Monthly');
  if ((await setup.inputValue()) === '') await setup.fill('0');
}

export async function addGroup(page: Page, name: string, servers: readonly string[]) {
  await page.goto('/admin/server-groups/new');
  await page.getByLabel('Name', { exact: false }).first().fill(name);
  for (const server of servers) await page.getByRole('checkbox', { name: server }).check();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/server-groups$/);
  await page.getByText(name).first().waitFor();
}

/** Deletes the record of the open page; the confirmation wants its name typed. */
export async function remove(page: Page, name: string) {
  const asking = page.locator('dialog[open]');
  await page.getByRole('button', { name: 'Delete' }).first().click();
  await asking.getByRole('textbox').fill(name);
  await asking.getByRole('button', { name: 'Delete' }).click();
}

type Staff = { email: string; password: string };
const sessions = new Map<string, Promise<Visitor>>();

/** A member of staff signed in without the form, once for all tests of a file. */
function staffSession(url: string, staff: Staff): Promise<Visitor> {
  const open = async () => {
    const me = visitor(url);
    await me.post('/staff/session', staff);
    return me;
  };
  const session = sessions.get(url) ?? open();
  sessions.set(url, session);
  return session;
}

/** In the demo shop as its operator, or in the shop at `url` as `staff`. */
export async function signedIn(look: Look, url = demoShop().url, staff: Staff = demoShop().admin) {
  const { jar } = await staffSession(url, staff);
  const v = await visit(look, url);
  await v.page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url })));
  return v;
}
