import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSoundInEveryLook, type Look, visit } from './world/browser.ts';
import { signIn, withPlan } from './world/delivered.ts';
import { demoShop } from './world/demo-shop.ts';
import { funded } from './world/funded.ts';
import { decodeQr, wireguardComplaint } from './world/peers.ts';
import { addFunds, heading, order, signUp } from './world/portal-pages.ts';

afterAll(closeBrowser);

/** The file as the browser saved it, and the code as the browser painted it. */
async function collect(page: Page): Promise<{ file: Buffer; name: string; png: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).first().click(),
  ]);
  const file = readFileSync(await download.path());
  await page.getByRole('button', { name: /QR code for WireGuard/ }).click();
  const png = join(tmpdir(), `${crypto.randomUUID()}.png`);
  await page.locator('dialog[open] svg.qr').screenshot({ path: png });
  return { file, name: download.suggestedFilename(), png };
}

const PHONE: Look = { width: 360, theme: 'light' };
const DESKTOP: Look = { width: 1280, theme: 'dark' };

describe('a new customer', () => {
  for (const look of [PHONE, DESKTOP]) {
    it(`V088 V089 V140 V142 signs up, pays, orders and connects at ${look.width} px, ${look.theme}: the file passes wg, the QR holds the same bytes`, async () => {
      const { page, faults, close } = await visit(look, demoShop().url, { served: true });
      await journey(page, look === PHONE ? expectSoundInEveryLook : async () => undefined);
      expect(faults).toEqual([]);
      await close();
    });
  }
});

/** `sound` looks at each page on the way. */
async function journey(page: Page, sound: typeof expectSoundInEveryLook) {
  await signUp(page);
  await sound(page);
  await addFunds(page, '20');
  await sound(page);
  await page.goto('/order');
  await heading(page, 'Choose a plan');
  await sound(page);
  await order(page, 'Plus');
  await page.getByRole('button', { name: /QR code for WireGuard/ }).waitFor();
  await sound(page);

  const { file, name, png } = await collect(page);
  await sound(page);
  expect(name).toMatch(/^wg-[A-Za-z0-9_=+.-]{1,12}\.conf$/);
  expect(await page.locator('pre').first().textContent()).toBe(file.toString());
  expect(wireguardComplaint(file.toString(), name)).toBeNull();
  expect(decodeQr(png).equals(file)).toBe(true);
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(file.toString());

  await page.goto('/');
  await page.getByText('Plus #').first().waitFor();
  await sound(page);
  for (const [path, title] of [
    ['/wallet', /./],
    ['/documents', /./],
    ['/add-funds', 'Add funds'],
    ['/mailbox', 'Mailbox of the demo'],
  ] as const) {
    await page.goto(path);
    await heading(page, title);
    await page.waitForLoadState('networkidle');
    await sound(page);
  }
}

type SimulatedClient = { name: string; ipv4: string; username: string; password: string };
const accounts = async (): Promise<SimulatedClient[]> => {
  const states = await Promise.all(
    demoShop().simUrls.map(
      async (u) => (await (await fetch(`${u}/__sim/state`)).json()) as { clients: Record<string, SimulatedClient> },
    ),
  );
  return states.flatMap((s) => Object.values(s.clients));
};

describe('the VPN client card', () => {
  it('V084 shows name, IP, user name, password, both limits and the enabled protocols, and says Unlimited instead of 0', async () => {
    const { page, close } = await withPlan('Unlimited');
    const facts = page.locator('dl.facts').first();
    await facts.getByText('Password', { exact: true }).waitFor();
    const card = await facts.innerText();
    for (const label of [
      'Client name',
      'VPN IP',
      'User name',
      'Password',
      'Download limit',
      'Upload limit',
      'Protocols',
    ])
      expect(card).toContain(label);
    expect(card).toMatch(/vpn-\d+-\d+-[a-z]{4}/);
    expect(card.match(/Unlimited/g)).toHaveLength(2);
    expect(card).not.toMatch(/\b0 Mbit/);
    expect(card).toContain('WireGuard');
    expect(card).not.toContain('AmneziaWG');
    const name = /vpn-\d+-\d+-[a-z]{4}/.exec(card)?.[0];
    const account = (await accounts()).find((c) => c.name === name);
    for (const value of [account?.ipv4, account?.username, account?.password])
      expect(card).toContain(value ?? 'no account');
    await page.getByText('Enabled', { exact: true }).first().waitFor();
    await close();
  });

  it('V089 the enlarged QR closes by ×, by Esc and by a press outside', async () => {
    const { page, close } = await withPlan('Starter');
    const opener = page.getByRole('button', { name: /QR code for WireGuard/ });
    const closers = [
      () => page.locator('dialog[open]').getByRole('button', { name: 'Close' }).click(),
      () => page.keyboard.press('Escape'),
      () => page.mouse.click(5, 5),
    ];
    for (const shut of closers) {
      await opener.click();
      await page.locator('dialog[open] svg.qr').waitFor();
      await shut();
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
    }
    expect(await opener.evaluate((b) => b === document.activeElement)).toBe(true);
    await close();
  });
});

describe('money and mistakes', () => {
  it('CA-08 with too little money the order says what is missing before it is placed, takes the payment and goes through by itself', async () => {
    const { page, close } = await visit();
    await signUp(page);
    await page.goto('/order');
    await page.getByRole('link', { name: /Plus/ }).first().click();
    const pay = page.getByRole('button', { name: /^Pay .* and order$/ });
    await pay.waitFor();
    const summary = await page.locator('body').innerText();
    expect(summary).toContain('Missing');
    await page.getByText('Test card').click();
    await pay.click();
    await page.getByRole('button', { name: 'Approve payment' }).click();
    await page.getByRole('link', { name: 'Go to your VPN' }).click();
    await page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
    await page.goto('/wallet');
    await page.getByText('€6.90').first().waitFor();
    await close();
  });

  it('given a payment on the page of a gateway, the open page looks for it by itself, and says when it is done', async () => {
    const { page, faults, close } = await visit();
    const { me } = await funded(demoShop().url);
    const { paymentId } = await me.post<{ paymentId: string }>('/client/top-ups', {
      netMicro: 10_000_000,
      gateway: 'test',
    });
    await signIn(page, me);
    // The gateway of the demo asks on this page itself: the page is told that it is one that asks on its own.
    await page.route('**/rpc/client/payments/get', async (route) => {
      const response = await route.fetch();
      const { json } = (await response.json()) as { json: object };
      await route.fulfill({ response, json: { json: { ...json, simulated: false } } });
    });
    await page.goto(`/pay/${paymentId}`);
    await page.getByText('this page looks for the payment by itself').waitFor();
    await me.post(`/client/payments/${paymentId}/simulate`, { outcome: 'paid' });
    await heading(page, 'Payment received');
    expect(faults).toEqual([]);
    await close();
  });

  it('a double-clicked order is one order', async () => {
    const { page, close } = await visit();
    await signUp(page);
    await addFunds(page, '50');
    await page.goto('/order');
    await page
      .getByRole('link', { name: /Starter/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Order now' }).dblclick();
    await page.getByRole('heading', { name: 'WireGuard', exact: true }).waitFor();
    await page.goto('/');
    await page.getByText('Starter #').first().waitFor();
    expect(await page.getByText(/Starter #/).count()).toBe(1);
    await close();
  });

  it('a forgotten password: the mailed link sets a new one and signs out everywhere else', async () => {
    const { page, close } = await visit();
    const email = await signUp(page);
    const other = await visit();
    await other.page.goto('/sign-in');
    await other.page.getByRole('link', { name: 'Forgotten password?' }).click();
    // The page before has a field of that name too.
    await other.page.getByRole('button', { name: 'Send the link' }).waitFor();
    await other.page.getByLabel('E-mail').fill(email);
    await other.page.getByRole('button', { name: 'Send the link' }).click();
    await heading(other.page, 'Look in your mail');
    let link: string | undefined;
    for (let i = 0; i < 40 && !link; i++) {
      const mails = (await (await fetch(`${demoShop().url}/api/v1/demo/mails`)).json()) as {
        items: { to: string; text: string }[];
      };
      link = /https?:\/\/\S*reset-password#\S+/.exec(
        mails.items.find((m) => m.to === email && m.text.includes('reset-password'))?.text ?? '',
      )?.[0];
      if (!link) await new Promise((r) => setTimeout(r, 500));
    }
    // As mails from before have it.
    await other.page.goto((link ?? '/').replace('#', '?token='));
    await other.page.waitForURL(/\/reset-password$/);
    await other.page.getByLabel('New password').fill('another correct horse');
    await other.page.getByRole('button', { name: 'Set password' }).click();
    await other.page.getByText('Your password is changed').waitFor();
    await page.goto('/wallet');
    await heading(page, 'Sign in');
    await Promise.all([close(), other.close()]);
  });
});
