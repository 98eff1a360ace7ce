/** The life of a VPN as its customer sees it: running, out of funds, running again, asked to end, ended. */
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSound, type Look, visit } from './world/browser.ts';
import { heading } from './world/console-pages.ts';
import { delivered, signIn } from './world/delivered.ts';
import { demoShop } from './world/demo-shop.ts';
import { minute, paidTimeEnds } from './world/time.ts';
import { until, type Visitor, visitor } from './world/visitor.ts';

afterAll(closeBrowser);

const STORY: readonly Look[] = [
  { width: 360, theme: 'dark' },
  { width: 1280, theme: 'light' },
];
const WIDE: Look = { width: 1280, theme: 'light' };
const PANELS = ['Connection status', 'WireGuard', 'One-time link'];

type Service = { id: string; status: string; number: number };
async function becomes(me: Visitor, id: string, status: string) {
  await minute();
  const ask = () => me.get<Service>(`/client/services/${id}`);
  expect(await until(ask, (service) => service.status === status)).toMatchObject({ status });
}

const asStaff = async () => {
  const { url, admin } = demoShop();
  const clerk = visitor(url);
  await clerk.post('/staff/session', admin);
  return clerk;
};

/** A region of its own, by its heading. */
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const noPanels = async (page: Page) => {
  for (const name of PANELS) expect(await panel(page, name).count(), name).toBe(0);
};
/** One notice on the page, and nothing that failed. */
const oneNotice = async (page: Page, title: string) => {
  await page.getByText(title, { exact: true }).waitFor();
  expect(await page.locator('main .notice').count()).toBe(1);
  expect(await page.locator('main [role="alert"], main .field-error').count()).toBe(0);
};

const buttonToAdd = (page: Page) => page.getByRole('link', { name: /^Add \D*\d/ }).first();

describe('a VPN whose funds end', () => {
  for (const look of STORY) {
    it(`at ${look.width} px, ${look.theme}: says why it is suspended, until when and what is missing; the top-up resumes it; its end is asked for, taken back, asked for again, and comes`, async () => {
      // Plus costs 6.90: 1.25 is left, and 5.65 of the next month is missing.
      const { me, id } = await delivered(8_150_000);
      const { page, faults, close } = await visit(look);
      await signIn(page, me);
      page.on('response', (r) => r.status() >= 500 && faults.push(`${r.status()} ${r.url()}`));
      await page.goto(`/services/${id}`);
      await panel(page, 'Connection status').waitFor();

      // The page at rest: the database is written to from beside the shop.
      await page.goto('about:blank');
      paidTimeEnds(id);
      await becomes(me, id, 'suspended');
      await page.goto(`/services/${id}`);
      await oneNotice(page, 'This VPN is suspended');
      const notice = page.locator('main .notice');
      expect(await notice.innerText()).toMatch(/did not cover the next period/);
      for (const fact of ['Suspended since', 'Missing on your balance', 'Ends for good, if nothing is added'])
        expect(await notice.innerText()).toContain(fact);
      await noPanels(page);
      await expectSound(page);

      await page.goto('/');
      await page.getByText(/#\d+ is suspended/).waitFor();
      expect(await page.getByText(/it ends for good on/).count()).toBe(1);
      await expectSound(page);

      expect(await buttonToAdd(page).innerText()).toMatch(/5\.65/);
      await buttonToAdd(page).click();
      await heading(page, 'Add funds');
      expect(await page.getByLabel('Amount to add').inputValue()).toMatch(/^5\.65/);
      await page.getByText('Test card').click();
      await page.getByRole('button', { name: /^Pay/ }).click();
      await page.getByRole('button', { name: 'Approve payment' }).click();
      await heading(page, 'Payment received');
      await page.goto(`/services/${id}`);
      await becomes(me, id, 'active');
      await panel(page, 'Connection status').waitFor();
      expect(await page.getByText('This VPN is suspended').count()).toBe(0);
      // The charge may have come after the page read the balance and before it read the service.
      await page.reload();
      await page.locator('.balance', { hasText: '0.00' }).waitFor();
      await panel(page, 'VPN client').getByText('Enabled').waitFor();

      await page.getByRole('button', { name: 'End this VPN' }).click();
      const dialog = page.locator('dialog[open]');
      expect(await dialog.innerText()).toMatch(/It is paid until \w+ \d+, \d{4} and works until then/);
      await expectSound(page);
      await dialog.getByRole('button', { name: 'End VPN' }).click();
      await page.getByText('This VPN ends because you asked for it').waitFor();
      await panel(page, 'Connection status').waitFor();
      expect(await page.getByRole('button', { name: 'End this VPN' }).count()).toBe(0);
      await expectSound(page);
      await page.getByRole('button', { name: 'Keep this VPN' }).click();
      await page.getByText('Your VPN goes on').waitFor();
      await page.getByRole('button', { name: 'End this VPN' }).click();
      await dialog.getByRole('button', { name: 'End VPN' }).click();
      await page.getByText('This VPN ends because you asked for it').waitFor();

      await page.goto('about:blank');
      paidTimeEnds(id);
      await becomes(me, id, 'terminated');
      await page.goto(`/services/${id}`);
      await oneNotice(page, 'This VPN has ended');
      expect(await page.locator('main .notice').innerText()).toMatch(/You asked for the end of this service/);
      await page.getByRole('link', { name: 'Order a plan' }).waitFor();
      await noPanels(page);
      await expectSound(page);
      await page.goto(`/services/${id}/traffic`);
      await oneNotice(page, 'The VPN server no longer keeps the traffic of this VPN.');
      expect(faults).toEqual([]);
      await close();
    });
  }
});

it('V094 R-05 given a VPN that staff suspend while its page is open, the page says so with their words instead of its panels, without a script error; every address that gives out something of it answers a 409 problem in JSON', async () => {
  const { me, id } = await delivered();
  const { page, faults, close } = await visit(WIDE);
  await signIn(page, me);
  await page.goto(`/services/${id}`);
  await panel(page, 'Connection status').waitFor();
  const clerk = await asStaff();
  const { general } = await clerk.get<{ general: object }>('/admin/settings');
  await clerk.call('PUT', '/admin/settings', { ...general, contactEmail: 'help@shop.example' });
  await page.reload();
  await panel(page, 'Connection status').waitFor();
  await clerk.post(`/admin/services/${id}/suspend`, { reason: 'The card of the payment was reported stolen.' });
  await oneNotice(page, 'This VPN is suspended');
  expect(await page.locator('main .notice').innerText()).toContain(
    'Our staff suspended it: The card of the payment was reported stolen.',
  );
  expect(await buttonToAdd(page).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Write to us' }).getAttribute('href')).toMatch(
    /^mailto:help%40shop\.example\?subject=VPN%20number%20\d+$/,
  );
  await noPanels(page);
  await expectSound(page);

  const cookie = [...me.jar].map(([k, v]) => `${k}=${v}`).join('; ');
  const { url } = demoShop();
  const ask = (method: string, path: string) =>
    fetch(`${url}/api/v1/client/services/${id}/${path}`, {
      method,
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: path === 'links' ? '{"maxUses":1}' : '{}' } : {}),
    });
  for (const [method, path] of [
    ['GET', 'connections'],
    ['POST', 'credentials'],
    ['GET', 'account'],
    ['GET', 'configs/wireguard'],
    ['GET', 'files/openvpn'],
    ['GET', 'ikev2'],
    ['GET', 'ikev2/windows'],
    ['POST', 'ikev2/apple'],
    ['POST', 'links'],
  ] as const) {
    const answer = await ask(method, path);
    expect(answer.status, path).toBe(409);
    expect(answer.headers.get('content-type'), path).toMatch(/^application\/(problem\+)?json/);
    expect(await answer.json(), path).toMatchObject({ code: 'not_active', title: expect.any(String) });
  }
  await page.getByRole('link', { name: 'Traffic statistics' }).click();
  await page
    .getByText(/Downloaded in|No figures for this month|No traffic counted yet/)
    .first()
    .waitFor();
  expect(await page.locator('main [role="alert"]').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});
