/** What customers and staff see when the VPN panel has something to say, or says nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectSound } from './world/browser.ts';
import { signedIn, TOKEN } from './world/console-pages.ts';
import { withPlan } from './world/delivered.ts';
import { demoShop } from './world/demo-shop.ts';
import { decodeQr } from './world/peers.ts';
import { until, type Visitor, visitor } from './world/visitor.ts';

const sim = () => demoShop().simUrls[0] ?? '';
const control = async (method: string, path: string, body?: unknown) => {
  const response = await fetch(`${sim()}/__sim/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
};
/** The fault holds for the time of `act`. */
async function withFault(fault: Record<string, unknown>, act: () => Promise<unknown>) {
  await control('POST', 'faults', fault);
  try {
    await act();
  } finally {
    await control('DELETE', 'faults');
  }
}

let admin: Visitor;
let serverId = '';

/** A product like the demo's Unlimited, in a network of its own of the first panel. */
async function sell(key: string, name: string, network: Record<string, unknown>, vpn: Record<string, unknown>) {
  await control('POST', 'networks', { name: key, description: name, protocols: ['wireguard'], ...network });
  const { items } = await admin.get<{ items: { id: string; key: string }[] }>('/admin/products?limit=100');
  const id = items.find((row) => row.key === 'unlimited')?.id;
  const product = await admin.get<Record<string, unknown> & { vpn: object; prices: object[] }>(`/admin/products/${id}`);
  const { id: _, activeServices: _a, totalServices: _t, createdAt: _c, warnings: _w, ...draft } = product;
  await admin.post('/admin/products', {
    ...draft,
    key,
    name: { en: name },
    serverId,
    serverGroupId: null,
    vpn: { ...product.vpn, ...vpn },
    targets: [{ serverId, network: key }],
  });
}

beforeAll(async () => {
  admin = visitor(demoShop().url);
  await admin.post('/staff/session', demoShop().admin);
  const { items } = await admin.get<{ items: { id: string; baseUrl: string }[] }>('/admin/servers');
  serverId = items.find(({ baseUrl }) => baseUrl === sim())?.id ?? '';
  await sell('capped', 'Capped', { cidr: '10.77.1.0/24', b_download: 200, b_upload: 0 }, { upMbps: 40 });
  await sell('mailed', 'Mailed', { cidr: '10.77.2.0/24' }, { welcomeMail: 'config' });
});
afterAll(closeBrowser);

const nameOn = async (page: Page) =>
  /vpn-\d+-\d+-[a-z]{4}/.exec(await page.locator('dl.facts').first().innerText())?.[0] ?? '';
const fact = async (page: Page, label: string) =>
  (await page.locator('dl.facts > div', { has: page.getByText(label, { exact: true }) }).innerText()).replace(
    /\s/g,
    ' ',
  );

describe('the VPN client card', () => {
  it('V085 given no cap of its own, it says Unlimited and that no per-client cap holds, and the network’s own cap beside it; a cap of its own is shown as it is', async () => {
    const { page, close } = await withPlan('Capped');
    const [down, up] = [await fact(page, 'Download limit'), await fact(page, 'Upload limit')];
    expect(down).toContain('Unlimited');
    expect(down).toContain('No per-client cap');
    expect(down).toContain('The network’s own cap applies: at most 200 Mbit/s');
    expect(up).toContain('40 Mbit/s');
    expect(up).not.toMatch(/Unlimited|per-client|own cap/);
    await expectSound(page);
    await close();
  });

  it('V086 the pill says Enabled, and Disabled once the panel has disabled the client', async () => {
    const { page, close } = await withPlan('Starter');
    const card = page.locator('.card', { has: page.locator('dl.facts') }).first();
    await card.getByText('Enabled', { exact: true }).waitFor();
    const put = await fetch(`${sim()}/api/v1/client/${await nameOn(page)}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ status: 'disable' }),
    });
    expect(put.status).toBe(200);
    await page.reload();
    await card.getByText('Disabled', { exact: true }).waitFor();
    expect(await card.getByText('Enabled', { exact: true }).count()).toBe(0);
    await close();
  });
});

describe('a panel', () => {
  it('V095 that never answers: the page says that the VPN server did not answer and offers another try; name, limits, price and renaming work meanwhile', async () => {
    const { page, faults, close } = await withPlan('Starter');
    await withFault({ fault: 'timeout' }, async () => {
      await page.reload();
      await page.locator('dl.facts').first().getByText('Client name').waitFor();
      await page.getByText('The VPN server did not answer').waitFor();
      await page.getByText('Not known now').waitFor();
      expect(await fact(page, 'Download limit')).toContain('Mbit/s');
      await page.getByRole('button', { name: 'Rename' }).click();
      await page.getByRole('textbox', { name: 'Name of this VPN' }).fill('Office');
      await page.getByRole('button', { name: 'Save name' }).click();
      await page.getByRole('heading', { level: 1, name: 'Office' }).waitFor();
      await expectSound(page);
    });
    // What was asked before still waits for its own timeout, and a panel that was silent is spared for a while.
    const again = page
      .getByRole('alert')
      .filter({ hasText: 'The VPN server did not answer' })
      .getByRole('button', { name: 'Try again' });
    const code = page.getByRole('button', { name: /QR code for WireGuard/ });
    const shown = await until(
      async () => {
        await again.click({ timeout: 2000 }).catch(() => undefined);
        return code.isVisible();
      },
      (visible) => visible,
    );
    expect(shown).toBe(true);
    expect(faults.filter((fault) => !/status of 502/.test(fault))).toEqual([]);
    await close();
  });

  it('V133 whose licence has expired: the console shows that and until when it was, and an order goes through all the same', async () => {
    const state = (await (await fetch(`${sim()}/__sim/state`)).json()) as { licence: object };
    await control('POST', 'licence', { valid: false, expires: '2024-03-01T00:00:00Z' });
    try {
      const { page, close } = await signedIn({ width: 1280, theme: 'light' });
      await page.goto(`/admin/servers/${serverId}`);
      await page.getByRole('button', { name: /^Test/ }).click();
      await page.getByText(/not valid, until Mar 1, 2024/).waitFor();
      await close();
      const customer = await withPlan('Starter');
      await customer.close();
    } finally {
      await control('POST', 'licence', state.licence);
    }
  });
});

/** Saves a picture of what is painted. */
async function painted(page: Page, selector: string): Promise<string> {
  const png = join(tmpdir(), `${crypto.randomUUID()}.png`);
  await page.locator(selector).first().screenshot({ path: png });
  return png;
}

type Mails = { items: { to: string; text: string; attachments: { contentId: string | null; base64: string }[] }[] };

it('V143 portal, mail and console show a QR code of exactly the delivered bytes, and the connection test reports a panel code that says something else', async () => {
  const { page, email, close } = await withPlan('Mailed');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).first().click(),
  ]);
  const file = readFileSync(await download.path());
  await page.getByRole('button', { name: /QR code for WireGuard/ }).click();
  expect(decodeQr(await painted(page, 'dialog[open] svg.qr')).equals(file)).toBe(true);
  const number = /wg-(\d+)\.conf/.exec(download.suggestedFilename())?.[1];

  const mails = () => admin.get<Mails>('/demo/mails');
  const withCode = ({ items }: Mails) => items.find((m) => m.to === email && m.attachments.length > 0);
  const mail = withCode(await until(mails, (found) => withCode(found) !== undefined));
  const attached = join(tmpdir(), `${crypto.randomUUID()}.png`);
  writeFileSync(attached, Buffer.from(mail?.attachments.find((a) => a.contentId)?.base64 ?? '', 'base64'));
  expect(decodeQr(attached).equals(file)).toBe(true);
  expect(mail?.text).toContain(file.toString());
  await page.goto('/mailbox');
  const opened = page.locator('.mails details', { hasText: email }).filter({ has: page.locator('.mail-picture') });
  await opened.first().evaluate((details: HTMLDetailsElement) => {
    details.open = true;
  });
  expect(decodeQr(await painted(page, '.mails details[open] .mail-picture')).equals(file)).toBe(true);
  await expectSound(page);
  await close();

  const staff = await signedIn({ width: 1280, theme: 'light' });
  const rows = await admin.get<{ items: { id: string }[] }>(`/admin/services?q=${number}`);
  await staff.page.goto(`/admin/services/${rows.items[0]?.id}`);
  await staff.page.getByRole('button', { name: 'View WireGuard' }).click();
  expect(await staff.page.locator('.secret-config-text pre').textContent()).toBe(file.toString());
  await staff.page.getByRole('button', { name: /QR code for WireGuard/ }).click();
  expect(decodeQr(await painted(staff.page, 'dialog[open] svg.qr')).equals(file)).toBe(true);
  await staff.page.keyboard.press('Escape');
  await expectSound(staff.page);
  await staff.page
    .getByText(/Looked at the wireguard configuration of service/)
    .first()
    .waitFor();

  await staff.page.goto(`/admin/servers/${serverId}`);
  const test = staff.page.getByRole('button', { name: /^Test/ });
  await test.click();
  await staff.page.getByText(/says what we deliver/).waitFor();
  await withFault({ fault: 'qr-other' }, async () => {
    await test.click();
    await staff.page.getByText(/says something else than its configuration: it differs in Endpoint/).waitFor();
  });
  expect(staff.faults).toEqual([]);
  await staff.close();
});
