import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeBrowser, expectSound, type Look, visit } from './world/browser.ts';
import { addGroup, choose, heading, network, newProduct, price, remove, signedIn } from './world/console-pages.ts';
import { demoShop } from './world/demo-shop.ts';
import { funded } from './world/funded.ts';
import { until } from './world/visitor.ts';

afterAll(closeBrowser);
afterEach(() => Promise.all([0, 1].map((panel) => steer('faults', {}, panel, 'DELETE'))));

const WIDE: Look = { width: 1280, theme: 'light' };
/** Of the first panel, Frankfurt's, unless said otherwise. */
const steer = (path: string, body: unknown, panel = 0, method = 'POST') =>
  fetch(`${demoShop().simUrls[panel]}/__sim/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });

/** A product with a speed, of Frankfurt first and Warsaw second. */
async function soldAtBoth(page: Page, key: string): Promise<string> {
  await newProduct(page, key);
  await page.getByLabel('Download').fill('50');
  for (const server of ['Frankfurt', 'Warsaw']) await network(page, server, 'Default').getByRole('checkbox').check();
  await price(page, '1.00');
  await page.getByRole('button', { name: 'Create product' }).click();
  await page.waitForURL(/\/admin\/products\/[0-9A-Z]{26}/);
  return page.url().slice(-26);
}

type Standing = { status: string; cause: { code: string } | null };
async function ordered(productId: string, name: string) {
  const person = { name, email: `${crypto.randomUUID().slice(0, 8)}@customer.example` };
  const { me } = await funded(demoShop().url, 20_000_000, person);
  const { serviceId: id } = await me.post<{ serviceId: string }>('/client/orders', {
    productId,
    period: 'monthly',
    expectedTotalMicro: 1_000_000,
  });
  return {
    id,
    settled: (done: (s: Standing) => boolean) => until(() => me.get<Standing>(`/client/services/${id}`), done),
  };
}

const pair = (page: Page, server: string) => page.locator('main tr', { hasText: `${server} →` });

describe('servers, products and what became of an order', () => {
  it('V228 a server group is created, renamed, reordered and reduced; it cannot be deleted while a product sells from it, and then it can', async () => {
    const { page, close } = await signedIn(WIDE);
    await addGroup(page, 'Spare', ['Frankfurt', 'Warsaw']);
    await page.getByText('Spare').first().click();
    await page.getByLabel('Name', { exact: false }).first().fill('Reserve');
    await page.getByRole('button', { name: /^Move Frankfurt/ }).press('ArrowDown');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.goto('/admin/server-groups');
    expect(await page.getByRole('row', { name: /Reserve/ }).textContent()).toMatch(/Warsaw.*Frankfurt/);

    await newProduct(page, 'reserve', 'Reserve');
    expect(await page.locator('.net-server').count()).toBe(2);
    await price(page, '1.00');
    await page.getByRole('button', { name: 'Create product' }).click();
    await page.waitForURL(/\/admin\/products\/[0-9A-Z]{26}/);
    const product = page.url();

    await page.goto('/admin/server-groups');
    await page.getByText('Reserve').first().click();
    await page.getByRole('checkbox', { name: 'Warsaw' }).uncheck();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.goto(product);
    await page.getByText(/^Loaded \d+ networks/).waitFor();
    expect(await page.locator('.net-server').count()).toBe(1);

    await page.goto('/admin/server-groups');
    await page.getByText('Reserve').first().click();
    await remove(page, 'Reserve');
    await page.getByText('A product sells from this group. Change the product first.').waitFor();
    await addGroup(page, 'Unused', ['Warsaw']);
    await page.getByText('Unused').first().click();
    await remove(page, 'Unused');
    await page.waitForURL(/server-groups$/);
    await page.getByRole('row', { name: /Unused/ }).waitFor({ state: 'detached' });
    await close();
  });

  it('V229 a product is bound to a group or to one server: the tree follows, and ticks that still exist are kept', async () => {
    const { page, close } = await signedIn(WIDE);
    await newProduct(page, 'bound');
    await network(page, 'Frankfurt', 'Default').getByRole('checkbox').check();
    await network(page, 'Warsaw', 'Default').getByRole('checkbox').check();
    await page.getByRole('radio', { name: 'One server' }).check();
    await choose(page, 'Server', 'Frankfurt');
    await page.getByText(/^Loaded \d+ networks? from 1 server/).waitFor();
    expect(await page.locator('.net-server').count()).toBe(1);
    expect(await network(page, 'Frankfurt', 'Default').getByRole('checkbox').isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'Server group' }).check();
    await page.locator('.net-server').nth(1).waitFor();
    expect(await network(page, 'Warsaw', 'Default').getByRole('checkbox').isChecked()).toBe(true);
    await close();
  });

  it('V046 V218 a service page shows the server and network picked, why the earlier pair was skipped, and the product’s networks', async () => {
    await steer('networks', { name: 'Crowded', cidr: '10.77.0.0/30', wireguard: true });
    const { page, close } = await signedIn(WIDE);
    await newProduct(page, 'skipping');
    await network(page, 'Frankfurt', 'Crowded').getByRole('checkbox').check();
    await network(page, 'Warsaw', 'Default').getByRole('checkbox').check();
    await price(page, '1.00');
    await page.getByRole('button', { name: 'Create product' }).click();
    await page.waitForURL(/\/admin\/products\/[0-9A-Z]{26}/);
    const person = { name: '<img src=x onerror="document.title=1">', email: 'skip@customer.example' };
    const { me } = await funded(demoShop().url, 20_000_000, person);
    const productId = page.url().slice(-26);
    const { serviceId } = await me.post<{ serviceId: string }>('/client/orders', {
      productId,
      period: 'monthly',
      expectedTotalMicro: 1_000_000,
    });
    await until(
      () => me.get<{ status: string }>(`/client/services/${serviceId}`),
      (s) => s.status === 'active',
    );
    await page.goto(`/admin/services/${serviceId}`);
    await page.getByText('Crowded').first().waitFor();
    const shown = (await page.locator('main').textContent()) ?? '';
    expect(shown).toMatch(/Warsaw.*Default/s);
    expect(shown).toMatch(/Crowded.*(full|free address)/is);
    await expectSound(page);
    await close();
  });

  it('Z15 given a panel that does not set the speed, the order is set up at the next pair of the product, and its page says why the first was passed over', async () => {
    const { page, close } = await signedIn(WIDE);
    const productId = await soldAtBoth(page, 'passed-over');
    await steer('faults', { fault: 'bw-ignored' });
    const { id, settled } = await ordered(productId, 'Passed Over');
    await settled(({ status }) => status === 'active');
    await page.goto(`/admin/services/${id}`);
    await pair(page, 'Warsaw').getByText('Chosen').waitFor();
    expect(await pair(page, 'Frankfurt').innerText()).toMatch(/Tried, account taken back.*speed/is);
    await close();
  });

  it('Z15 Z17 given an order that failed at each pair, the overview has one row for it, by its names; staff send it to a pair with “Deploy here”, it is set up there, and the row goes by itself', async () => {
    const { page, close } = await signedIn(WIDE);
    const overview = await signedIn(WIDE);
    const productId = await soldAtBoth(page, 'failed-twice');
    for (const n of [0, 1]) await steer('faults', { fault: 'bw-ignored' }, n);
    const { id, settled } = await ordered(productId, 'Zofia Broken');
    await settled(({ cause }) => cause?.code === 'caps_failed');
    await steer('faults', {}, 1, 'DELETE');
    await overview.page.goto('/admin');
    const rows = overview.page.locator('a.attention', { hasText: 'Zofia Broken' });
    await rows.first().waitFor();
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/^Service \d+: Plan failed-twice for Zofia Broken/),
    ]);
    await page.goto(`/admin/services/${id}`);
    await pair(page, 'Warsaw').getByRole('button', { name: 'Deploy here' }).click();
    await page.getByText('Sent to Warsaw → Default').first().waitFor();
    await settled(({ status }) => status === 'active');
    await pair(page, 'Warsaw').getByText('Chosen').waitFor();
    await rows.first().waitFor({ state: 'detached' });
    await Promise.all([close(), overview.close()]);
  });

  it('R-07 a customer’s name with markup shows as text in the console and in the portal', async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    const { page, close } = await signedIn(WIDE);
    await page.goto('/admin/clients');
    await page.getByText(hostile).first().click();
    await heading(page, hostile);
    expect(await page.locator('img[src=x]').count()).toBe(0);
    const portal = await visit(WIDE);
    await portal.page.goto('/sign-in');
    await portal.page.getByLabel('E-mail').fill('skip@customer.example');
    await portal.page.getByLabel('Password', { exact: false }).first().fill('correct horse battery');
    await portal.page.getByRole('button', { name: 'Sign in' }).click();
    await portal.page.getByText(`Hello, ${hostile}`).waitFor();
    expect(await portal.page.locator('img[src=x]').count()).toBe(0);
    expect(await portal.page.title()).not.toBe('1');
    await Promise.all([close(), portal.close()]);
  });
});
