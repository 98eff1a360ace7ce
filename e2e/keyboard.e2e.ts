import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSound, type Look, visit } from './world/browser.ts';
import { enter, pressOn, tabTo } from './world/by-keyboard.ts';
import { heading, signedIn } from './world/console-pages.ts';
import { delivered } from './world/delivered.ts';
import { PASSWORD } from './world/portal-pages.ts';

const WIDE: Look = { width: 1280, theme: 'light' };
afterAll(closeBrowser);

const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
};

describe('a customer without a mouse', () => {
  it('signs up, adds funds, orders a plan and gets its configuration by the keyboard alone', async () => {
    const { page, faults, close } = await visit(WIDE);
    await page.goto('/sign-up');
    await enter(page, page.getByLabel('Name'), 'Kasia Klawisz');
    await enter(page, page.getByLabel('E-mail'), `${crypto.randomUUID().slice(0, 8)}@customer.example`);
    await enter(page, page.getByLabel('Password', { exact: false }).first(), PASSWORD);
    await page.keyboard.press('Enter');
    await heading(page, 'Hello, Kasia Klawisz');

    await pressOn(page, page.locator('a[href^="/add-funds"]:visible'));
    await enter(page, page.getByLabel('Amount to add'), '20');
    const card = page.getByRole('radio', { name: /Test card/ });
    await tabTo(page, page.getByRole('radio'));
    for (let i = 0; i < 5 && !(await card.isChecked()); i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await pressOn(page, page.getByRole('button', { name: /^Pay/ }));
    await pressOn(page, page.getByRole('button', { name: 'Approve payment' }));
    await heading(page, 'Payment received');

    await pressOn(page, page.locator('a[href="/order"]:visible'));
    await pressOn(page, page.getByRole('link', { name: /Starter/ }));
    await pressOn(page, page.getByRole('button', { name: 'Order now' }));
    await page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the keys of the console', () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  let mine: Awaited<ReturnType<typeof delivered>>;
  beforeAll(async () => {
    mine = await delivered();
  });

  it('/ goes to the search of the list, j and k to the next and previous row, Enter opens it; typed into a field they are letters', async () => {
    const { page, faults, close } = await signedIn(WIDE);
    await page.goto('/admin/products');
    await page.locator('main .row-link').first().waitFor();
    await page.keyboard.press('/');
    const search = page.getByRole('searchbox');
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('jk?g');
    expect(await search.inputValue()).toBe('jk?g');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.locator('main .row-link').nth(1).waitFor();
    await search.blur();
    const names = await page.locator('main .row-link').allInnerTexts();
    const seen: string[] = [];
    for (const key of ['j', 'j', 'k']) {
      await page.keyboard.press(key);
      seen.push(await focused(page));
    }
    expect(seen).toEqual([names[0], names[1], names[0]].map((name) => name?.trim()));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/products\/[0-9A-Z]{26}/);
    expect(faults).toEqual([]);
    await close();
  });

  it('? lists the shortcuts, keeps the focus inside and gives it back; single keys can be switched off there, Ctrl K stays', async () => {
    const { page, close } = await signedIn(WIDE);
    await page.goto('/admin');
    const opener = page.getByRole('link', { name: 'Clients', exact: true });
    await tabTo(page, opener);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    await expectSound(page);
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('Tab');
      // Between the last and the first the browser's own bar may have it; what is behind never does.
      expect(
        await page.evaluate(
          () => document.activeElement === document.body || Boolean(document.activeElement?.closest('dialog')),
        ),
      ).toBe(true);
    }
    await tabTo(page, dialog.getByRole('checkbox'));
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await opener.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    // What is pressed later opens later: with it, all that the keys before it would have opened is there.
    const opensOnlyPalette = async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('dialog[open]').count()).toBe(1);
      expect(await dialog.count()).toBe(0);
      await page.keyboard.press('Escape');
    };
    await opensOnlyPalette();
    await page.reload();
    await settled(page);
    await page.keyboard.press('?');
    await opensOnlyPalette();
    await close();
  });

  it('Ctrl K, or / where no list is, finds pages, clients by name and by e-mail, services by number; Escape gives the focus back', async () => {
    const { page, faults, close } = await signedIn(WIDE);
    await page.goto('/admin');
    await settled(page);
    const opener = page.getByRole('link', { name: 'Clients', exact: true });
    await tabTo(page, opener);
    await page.keyboard.press('/');
    const box = page.getByRole('combobox');
    await box.waitFor();
    await expectSound(page);
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
    expect(await opener.evaluate((link) => link === document.activeElement)).toBe(true);

    const { user } = await mine.me.get<{ user: { email: string; name: string } }>('/session');
    const { number } = await mine.me.get<{ number: number }>(`/client/services/${mine.id}`);
    const finds = async (typed: string, kind: string, named: RegExp, leadsTo: RegExp) => {
      await page.keyboard.press('Control+k');
      await box.waitFor();
      await page.keyboard.type(typed);
      const option = page.getByRole('group', { name: kind }).getByRole('option', { name: named }).first();
      await option.waitFor();
      for (let i = 0; i < 20 && (await option.getAttribute('aria-selected')) !== 'true'; i++)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(leadsTo);
      await settled(page);
    };
    await finds('transac', 'Go to', /Transactions/, /\/admin\/transactions$/);
    await finds(user.email, 'Clients', new RegExp(user.email), /\/admin\/clients\/[0-9A-Z]{26}$/);
    await heading(page, user.name);
    await finds(String(number), 'Services', new RegExp(`^${number} `), new RegExp(`/admin/services/${mine.id}$`));
    expect(faults).toEqual([]);
    await close();
  });
});
