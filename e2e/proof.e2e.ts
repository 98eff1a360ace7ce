/** A shop whose mail is delivered asks new customers for a proof of their address where no gateway has paid. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../scripts/supervisor/app.mjs';
import { closeBrowser, expectSoundInEveryLook, visit } from './world/browser.ts';
import { mailServer } from './world/mail-server.ts';
import { heading, PASSWORD, signUp } from './world/portal-pages.ts';
import { until, visitor } from './world/visitor.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'culvert-proof-'));
let app: Awaited<ReturnType<typeof startApp>>;
let post: Awaited<ReturnType<typeof mailServer>>;

beforeAll(async () => {
  post = await mailServer();
  app = await startApp({ dataDir, anyFree: true, quiet: true });
  const staff = visitor(app.url);
  await staff.post('/staff/session', app.logins?.admin);
  const { items } = await staff.get<{ items: { id: string }[] }>('/admin/senders');
  for (const { id } of items) await staff.call('DELETE', `/admin/senders/${id}`);
  await staff.post('/admin/senders', {
    ...{ driver: 'smtp', name: 'Post', enabled: true, position: 0 },
    config: { host: '127.0.0.1', port: post.port, transport: 'plain', from: 'shop@shop.example' },
  });
  await staff.post('/admin/gateways', {
    ...{ driver: 'bank', name: 'Bank transfer to us', enabled: true, position: 0, key: 'transfer' },
    config: { instructions: 'Transfer the exact amount in {CURRENCY} and quote {NUMBER}.' },
  });
});
afterAll(async () => {
  await closeBrowser();
  await app?.stop();
  post?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Of the newest mail that has one: lines of a mail are folded with `=`. */
const mailedLink = async () => {
  const found = () =>
    post.mails.map((mail) => mail.replace(/=\r\n/g, '').match(/https?:\/\/\S+\/verify-email#[\w-]{43}/)?.[0]).at(-1);
  return (await until(async () => found(), Boolean)) ?? '';
};
const order = (page: Page) => page.getByRole('button', { name: /^Pay .* and order/ });

describe('an order by bank transfer', () => {
  it('asks for a proof of the address; the mailed link leads back to the order, signed in or not, which then goes', async () => {
    const { page, faults, close } = await visit(undefined, app.url);
    const email = await signUp(page);
    await page.goto('/order');
    await page.getByRole('link', { name: /Plus/ }).first().click();
    await page.getByText('Bank transfer to us').click();
    await order(page).click();
    await page.getByText('Confirm your e-mail address first').waitFor();
    await page.locator('.summary-outdated').waitFor({ state: 'detached' });
    await expectSoundInEveryLook(page);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`The link is on its way to ${email}.`, { exact: false }).waitFor();
    await expectSoundInEveryLook(page);
    const asked = new URL(page.url()).pathname;

    const elsewhere = await visit(undefined, app.url);
    await elsewhere.page.goto(await mailedLink());
    await heading(elsewhere.page, 'Confirm your e-mail address');
    await expectSoundInEveryLook(elsewhere.page);
    await elsewhere.page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await elsewhere.page.getByText(`${email} is confirmed`).waitFor();
    await expectSoundInEveryLook(elsewhere.page);
    await elsewhere.page.getByRole('link', { name: 'Back to the order' }).click();
    await elsewhere.page.getByLabel('E-mail').fill(email);
    await elsewhere.page.getByLabel('Password', { exact: false }).first().fill(PASSWORD);
    await elsewhere.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await elsewhere.page.waitForURL((url) => url.pathname === asked && url.searchParams.get('period') === 'monthly');
    expect(elsewhere.faults).toEqual([]);
    await elsewhere.close();

    await order(page).click();
    await page.waitForURL(/\/pay\//);
    expect(faults).toEqual([]);
    await close();
  });
});
