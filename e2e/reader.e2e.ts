import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Look, visit } from './browser.ts';
import { signedIn } from './console-pages.ts';
import { delivered, signIn, steer } from './delivered.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
const GB = 1024 ** 3;
const plain = (text: string) => text.replace(/\s/g, ' ');
afterAll(closeBrowser);

const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
};

const addressesIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/page\('([^']+)'/g)].map(([, path = '']) => path.replace('/*', ''));

describe('at 200 % zoom', () => {
  const TABS = 3;
  /** A window of 1280 px at 200 % is 640 px wide to the page; in Polish, whose words are longer. */
  async function wideOnes(page: Page, paths: readonly string[]): Promise<string[]> {
    const context = page.context();
    await context.addInitScript(() => localStorage.setItem('culvert.language', 'pl'));
    const left = [...paths];
    const wide: string[] = [];
    const walk = async () => {
      const tab = await context.newPage();
      await tab.setViewportSize({ width: 640, height: 430 });
      for (let path = left.shift(); path !== undefined; path = left.shift()) {
        await tab.goto(path);
        await settled(tab);
        const over = await tab.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) wide.push(`${path}: ${over} px`);
      }
    };
    await Promise.all(Array.from({ length: TABS }, walk));
    return wide;
  }

  it('no page of the console scrolls sideways', async () => {
    const { page, close } = await signedIn(WIDE);
    const all = addressesIn('ui/console/routes.tsx').filter((path) => !path.includes(':'));
    expect(all.length).toBeGreaterThan(20);
    const records: string[] = [];
    for (const name of ['clients', 'services', 'products', 'servers', 'documents']) {
      await page.goto(`/admin/${name}`);
      const record = page.locator(`main a[href^="/admin/${name}/"]:not([href$="/new"])`).first();
      records.push((await record.getAttribute('href')) ?? '');
    }
    expect(await wideOnes(page, [...all, ...records, '/admin/guides/product', '/admin/server-groups/new'])).toEqual([]);
    await close();
  });

  it('no page of the portal scrolls sideways', async () => {
    const mine = await delivered();
    const { page, close } = await visit(WIDE);
    await signIn(page, mine.me);
    const all = addressesIn('ui/portal/routes.tsx').filter((path) => !path.includes(':'));
    const of = ['', '/set-up', '/traffic'].map((part) => `/services/${mine.id}${part}`);
    expect(all.length).toBeGreaterThan(12);
    expect(await wideOnes(page, [...all, ...of])).toEqual([]);
    await close();
  });
});

describe('the language of the reader', () => {
  it('R-19 given the traffic page, when the language is switched, then the names of months and the numbers are written in it', async () => {
    const mine = await delivered();
    const now = new Date();
    const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 20));
    const titled = (language: string) =>
      last.toLocaleDateString(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    await steer('traffic', { client: mine.vpnName, date: last.toISOString().slice(0, 10), down: 3.5 * GB, up: GB });
    const { page, close } = await visit(WIDE);
    await signIn(page, mine.me);
    await page.goto(`/services/${mine.id}/traffic`);
    await page.getByLabel('Year').selectOption(String(last.getUTCFullYear()));
    await page.getByLabel('Month').selectOption(String(last.getUTCMonth() + 1));
    await page.getByRole('button', { name: 'Load' }).click();
    await page.getByText(`Downloaded in ${titled('en')}`).waitFor();
    const months = (label: string) => page.getByLabel(label).locator('option').allInnerTexts();
    const figures = async () => (await page.locator('.traffic-totals .figure').allInnerTexts()).map(plain);
    expect([(await months('Month')).slice(0, 3), await figures()]).toEqual([
      ['January', 'February', 'March'],
      ['3.50 GB', '1.00 GB'],
    ]);
    await page.getByRole('button', { name: 'Account menu' }).click();
    await page.getByRole('menuitemradio', { name: 'Polski' }).click();
    await page.getByText(`Pobrano: ${titled('pl')}`).waitFor();
    expect([(await months('Miesiąc')).slice(0, 3), await figures()]).toEqual([
      ['styczeń', 'luty', 'marzec'],
      ['3,50 GB', '1,00 GB'],
    ]);
    expect(await page.locator('main').innerText()).not.toContain(titled('en').split(' ')[0]);
    await close();
  });
});
