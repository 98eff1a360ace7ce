/** What owner and staff may do to a service on its page. */
import { afterAll, expect, inject, it } from 'vitest';
import { closeBrowser, expectSound, visit } from './browser.ts';
import { signedIn } from './console-pages.ts';
import { addFunds, order, signUp } from './portal-pages.ts';

afterAll(closeBrowser);

it('a customer cancels an order that waits for its payment; the page says so, and nothing was charged', async () => {
  const { page, faults, close } = await visit();
  await signUp(page);
  await page.goto('/order');
  await page.getByRole('link', { name: /Plus/ }).first().click();
  await page.getByText('Bank transfer').click();
  await page.getByRole('button', { name: /order$/ }).click();
  await page.waitForURL(/\/pay\//);
  await page.goto('/');
  await page
    .getByRole('link', { name: /Plus #/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Cancel this order' }).click();
  await expectSound(page);
  await page.locator('dialog[open]').getByRole('button', { name: 'Cancel order' }).click();
  await page.getByText('This order was cancelled').waitFor();
  await page.getByText('You cancelled this order. Nothing was charged.').waitFor();
  expect(await page.getByRole('button', { name: 'Cancel this order' }).count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

it('staff change the package of a service: the panel has the new speeds', async () => {
  const customer = await visit();
  await signUp(customer.page);
  await addFunds(customer.page, '20');
  await order(customer.page, 'Starter');
  const name = /vpn-\d+-\d+-[a-z]{4}/.exec(await customer.page.locator('dl.facts').first().innerText())?.[0] ?? '';
  const { page, faults, close } = await signedIn({ width: 1280, theme: 'light' });
  await page.goto(`/admin/services?q=${name}`);
  await page.locator('main a[href^="/admin/services/"]').first().click();
  await page.getByRole('button', { name: 'Change package' }).click();
  const dialog = page.locator('dialog[open]');
  const plus = await dialog.locator('option', { hasText: 'Plus' }).getAttribute('value');
  await dialog.getByLabel('Product').selectOption(plus);
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Change package' }).click();
  await page
    .getByText(/Package changed/)
    .first()
    .waitFor();
  type Client = { name: string; downMbps: number; upMbps: number };
  const panels = await Promise.all(
    inject('app').simUrls.map(
      async (url) => (await (await fetch(`${url}/__sim/state`)).json()) as { clients: Client[] },
    ),
  );
  const account = panels.flatMap(({ clients }) => Object.values(clients)).find((client) => client.name === name);
  expect(account).toMatchObject({ downMbps: 250, upMbps: 100 });
  expect(faults).toEqual([]);
  await Promise.all([close(), customer.close()]);
});
