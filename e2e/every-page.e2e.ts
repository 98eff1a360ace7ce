/** Every address of both SPAs: sound for axe in both themes, and never wider than the window, at 200 % zoom neither. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, expectNarrowEnough, expectSoundInEveryLook, type Visit, visit } from './world/browser.ts';
import { signedIn } from './world/console-pages.ts';
import { delivered, signIn } from './world/delivered.ts';
import { demoShop } from './world/demo-shop.ts';
import { pageTables } from './world/page-tables.ts';
import { visitor } from './world/visitor.ts';

afterAll(closeBrowser);

/** What 1280 px at 200 % zoom are to a page. */
const ZOOMED = { width: 640, height: 430 };
const CALM_MS = 400;

type Addresses = Readonly<Record<string, readonly string[]>>;
type Declared = { route: string; open: boolean };

/** Every declared page; `open` ones need nobody signed in. */
const declaredIn = (spa: 'portal' | 'console'): Declared[] =>
  [...pageTables(spa).matchAll(/page\('([^']+)',.*$/gm)].map(([line, route = '']) => ({
    route,
    open: line.includes('open: true'),
  }));

/** Parameters of an address come from `records`; a resource has its list and its form. */
function addressesOf(route: string, records: Addresses): readonly string[] {
  const [base = route, rest] = route.split('/*');
  const paths = records[route] ?? (rest === undefined ? [route] : [base, `${base}/new`]);
  expect(paths.join(), `an address for ${route}`).not.toMatch(/[:*]/);
  return paths;
}

const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const loading = page.locator('main :is([aria-busy=true], .skeleton)').filter({ visible: true });
  await loading.first().waitFor({ state: 'hidden' });
  // A page that watches a server never falls silent for good.
  await page.waitForLoadState('networkidle', { timeout: CALM_MS }).catch(() => undefined);
};

async function areSound({ page, faults }: Visit, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await settled(page);
    expect(await page.locator('html').getAttribute('lang'), path).toBe('pl');
    await expectSoundInEveryLook(page);
    await page.setViewportSize(ZOOMED);
    await expectNarrowEnough(page);
  }
  expect(faults.splice(0)).toEqual([]);
}

/** Polish words are longer. */
async function inPolish(visitor: Visit): Promise<Visit> {
  await visitor.page.addInitScript(() => localStorage.setItem('culvert.language', 'pl'));
  return visitor;
}

type Setting = { records: Addresses; member: Visit };

async function inPortal(): Promise<Setting> {
  const { me, id } = await delivered();
  const topUp = { netMicro: 10_000_000, gateway: 'bank' };
  const { paymentId } = await me.post<{ paymentId: string }>('/client/top-ups', topUp);
  const first = async (list: string, key = 'items') =>
    (await me.get<Record<string, { id: string }[]>>(`/client/${list}`))[key]?.[0]?.id;
  const records = {
    '/order/:productId': [`/order/${await first('plans', 'plans')}`],
    '/services/:id': [`/services/${id}`],
    '/services/:id/set-up': [`/services/${id}/set-up`],
    '/services/:id/traffic': [`/services/${id}/traffic`],
    '/pay/:id': [`/pay/${paymentId}`],
    '/documents/:id': [`/documents/${await first('documents')}`],
  };
  const customer = await visit();
  await signIn(customer.page, me);
  return { records, member: await inPolish(customer) };
}

async function inConsole(): Promise<Setting> {
  const { url, admin } = demoShop();
  const clerk = visitor(url);
  await clerk.post('/staff/session', admin);
  const { id } = await delivered();
  const first = async (list: string) => (await clerk.get<{ items: { id: string }[] }>(`/admin/${list}`)).items[0]?.id;
  const of = async (list: string) => [`/admin/${list}/${await first(list)}`];
  const [server = ''] = await of('servers');
  await clerk.post(`${server}/reconcile`, {});
  const records = {
    '/admin/clients/:id': await of('clients'),
    '/admin/services/:id': [`/admin/services/${id}`],
    '/admin/services/:id/traffic': [`/admin/services/${id}/traffic`],
    '/admin/products/:id': await of('products'),
    '/admin/servers/:id': [server],
    '/admin/servers/:id/edit': [`${server}/edit`],
    '/admin/reconcile-reports/:id': await of('reconcile-reports'),
    '/admin/documents/:id': await of('documents'),
    '/admin/guides/:name': ['/admin/guides/product'],
  };
  return { records, member: await inPolish(await signedIn({ width: 1280, theme: 'light' })) };
}

describe('every page is sound: axe finds nothing at 360 and 1280 px, light and dark, nothing scrolls sideways, at 200 % zoom neither, nothing is thrown', () => {
  describe.each([
    { spa: 'portal', prepare: inPortal },
    { spa: 'console', prepare: inConsole },
  ] as const)('of the $spa', ({ spa, prepare }) => {
    let setting: Setting;
    let stranger: Visit;
    beforeAll(async () => {
      setting = await prepare();
      stranger = await inPolish(await visit());
    });
    afterAll(() => Promise.all([setting.member.close(), stranger.close()]));

    it.each(declaredIn(spa))('$route', async ({ route, open }) => {
      await areSound(open ? stranger : setting.member, addressesOf(route, setting.records));
    });
  });
});
