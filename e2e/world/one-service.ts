/** One service that was delivered, and its page in the console. */
import type { Page } from 'playwright-core';

import type { Look } from './browser.ts';
import { signedIn, TOKEN } from './console-pages.ts';
import { delivered } from './delivered.ts';
import { demoShop } from './demo-shop.ts';
import { clerk, type Product, sell } from './plan.ts';
import type { Visitor } from './visitor.ts';

type Account = { name: string; enabled: boolean; downMbps: number; upMbps: number };
export let vpn: Awaited<ReturnType<typeof delivered>>;
let sim = '';
export const accountOf = async (name = vpn.vpnName): Promise<Account | undefined> => {
  const { clients } = (await (await fetch(`${sim}/__sim/state`)).json()) as { clients: Account[] };
  return clients.find((client) => client.name === name);
};
/** As an administrator of the panel itself. */
export const onPanel = (method: string, body?: object) =>
  fetch(`${sim}/api/v1/client/${vpn.vpnName}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

let staff: Visitor;
export async function setSpeed(id: string, downMbps: number) {
  const {
    activeServices: _a,
    totalServices: _t,
    createdAt: _c,
    warnings: _w,
    ...kept
  } = await staff.get<Product>(`/admin/products/${id}`);
  await staff.call('PUT', `/admin/products/${id}`, { ...kept, vpn: { ...kept.vpn, downMbps } });
}

export let productId = '';
let plan = '';
/** Once for a file. */
export async function makeService() {
  staff = await clerk();
  plan = `Actions ${crypto.randomUUID().slice(0, 6)}`;
  productId = await sell(staff, plan);
  vpn = await delivered(60_000_000, plan);
  for (const url of demoShop().simUrls) {
    sim = url;
    if (await accountOf()) break;
  }
}

export const WIDE: Look = { width: 1280, theme: 'light' };
export const PHONE: Look = { width: 360, theme: 'dark' };
export const region = (page: Page, name: string) =>
  page.locator('.panel', { has: page.getByRole('heading', { name, exact: true }) });
export const press = (page: Page, name: string) =>
  page.locator('.page-action').getByRole('button', { name, exact: true }).click();
export const confirm = (page: Page, name: string) =>
  page.locator('dialog[open]').getByRole('button', { name, exact: true }).click();
export const says = (page: Page, text: string | RegExp) =>
  page.locator('[data-part="result"]').getByText(text).first().waitFor();
export const fact = (page: Page, label: string) =>
  region(page, 'VPN account')
    .locator('dl > div', { has: page.getByText(label, { exact: true }) })
    .locator('dd');
export const row = (page: Page, what: string) => region(page, 'Bandwidth').getByRole('row').filter({ hasText: what });

export async function onService(look: Look = WIDE) {
  const v = await signedIn(look);
  await v.page.goto(`/admin/services/${vpn.id}`);
  await fact(v.page, 'State')
    .getByText(/Enabled|Disabled|Missing/)
    .waitFor();
  return v;
}
