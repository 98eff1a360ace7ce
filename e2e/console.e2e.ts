import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSoundInEveryLook } from './browser.ts';
import { signedIn } from './console-pages.ts';

afterAll(closeBrowser);

const PAGES = [
  '',
  '/clients',
  '/services',
  '/products',
  '/product-groups',
  '/servers',
  '/server-groups',
  '/transactions',
  '/documents',
  '/payments',
  '/jobs',
  '/activity',
  '/mails',
  '/settings',
  '/tokens',
] as const;
/** Lists whose first row leads to a page of its own. */
const RECORDS = ['clients', 'services', 'products', 'servers', 'documents'] as const;

const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
};

describe('the console of a shop with customers', () => {
  it('every page is sound at 360 and 1280 px, light and dark: axe finds nothing, nothing scrolls sideways, nothing is thrown', async () => {
    const { page, faults, close } = await signedIn({ width: 1280, theme: 'light' });
    for (const path of PAGES) {
      await page.goto(`/admin${path}`);
      await settled(page);
      await expectSoundInEveryLook(page);
    }
    for (const name of RECORDS) {
      await page.goto(`/admin/${name}`);
      await settled(page);
      const href = await page
        .locator(`main a[href^="/admin/${name}/"]:not([href$="/new"])`)
        .first()
        .getAttribute('href');
      await page.goto(href ?? '');
      await settled(page);
      await expectSoundInEveryLook(page);
    }
    expect(faults).toEqual([]);
    await close();
  });
});
