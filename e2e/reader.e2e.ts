import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Look, visit } from './world/browser.ts';
import { delivered, signIn, steer } from './world/delivered.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
const GB = 1024 ** 3;
const plain = (text: string) => text.replace(/\s/g, ' ');
afterAll(closeBrowser);

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
