/** The console's pages of what is sold and of the servers behind it. */
import type { Page } from 'playwright-core';
import { t as servers } from '../../ui/console/i18n/en/servers.ts';
import { TOKEN } from '../world/console-pages.ts';
import { demoShop } from '../world/demo-shop.ts';
import type { Shot } from './camera.ts';
import { record, staff } from './console-parts.ts';
import type { Shop } from './shop.ts';

export const catalog: Shot<Shop>[] = [
  { name: 'console-products', shows: 'Products', route: '/admin/products', who: staff, path: '/admin/products' },
  {
    name: 'console-product-new',
    shows: 'A new product',
    route: '/admin/products/new',
    who: staff,
    path: '/admin/products/new',
  },
  {
    name: 'console-product',
    shows: 'A product: networks and prices',
    route: '/admin/products/:id',
    who: staff,
    path: ({ plusId }) => record('products', plusId),
    ready: (page) => page.locator('.net-server').nth(1).waitFor(),
  },
  {
    name: 'console-product-groups',
    shows: 'Product groups',
    route: '/admin/product-groups/*',
    who: staff,
    path: '/admin/product-groups',
  },
  { name: 'console-product-group-new', shows: 'A new product group', who: staff, path: '/admin/product-groups/new' },
  {
    name: 'console-product-group',
    shows: 'A product group',
    who: staff,
    path: ({ groups }) => record('product-groups', groups.products),
  },
];

async function tested(page: Page): Promise<void> {
  await page.getByLabel(servers('field.name'), { exact: false }).first().fill('Gdańsk');
  await page.getByLabel(servers('field.host')).fill('127.0.0.1');
  await page.getByRole('radio', { name: servers('scheme.http'), exact: true }).check();
  await page.getByLabel(servers('field.port')).fill(new URL(demoShop().simUrls[1] ?? '').port);
  await page.getByLabel(servers('field.plainHttpAccepted')).check();
  await page.locator('input[name="token"]').fill(TOKEN);
  await page.getByRole('button', { name: servers('action.test') }).click();
  await page.getByText(servers('probe.pass')).waitFor();
}

export const vpnServers: Shot<Shop>[] = [
  { name: 'console-servers', shows: 'VPN servers', route: '/admin/servers', who: staff, path: '/admin/servers' },
  {
    name: 'console-server-new',
    shows: 'A new server',
    route: '/admin/servers/new',
    who: staff,
    path: '/admin/servers/new',
  },
  {
    name: 'console-server-test',
    shows: 'A new server, tested before it is saved',
    who: staff,
    path: '/admin/servers/new',
    ready: tested,
  },
  {
    name: 'console-server',
    shows: 'A server',
    route: '/admin/servers/:id',
    who: staff,
    path: ({ frankfurt }) => record('servers', frankfurt),
  },
  {
    name: 'console-server-contract',
    shows: 'A server whose API differs from what is needed',
    who: staff,
    path: ({ warsaw }) => record('servers', warsaw),
  },
  {
    name: 'console-server-edit',
    shows: 'Change of a server',
    route: '/admin/servers/:id/edit',
    who: staff,
    path: ({ frankfurt }) => `${record('servers', frankfurt)}/edit`,
  },
  {
    name: 'console-server-groups',
    shows: 'Server groups',
    route: '/admin/server-groups/*',
    who: staff,
    path: '/admin/server-groups',
  },
  { name: 'console-server-group-new', shows: 'A new server group', who: staff, path: '/admin/server-groups/new' },
  {
    name: 'console-server-group',
    shows: 'A server group',
    who: staff,
    path: ({ groups }) => record('server-groups', groups.servers),
  },
  {
    name: 'console-reconcile-reports',
    shows: 'Comparisons of accounts with services',
    route: '/admin/reconcile-reports',
    who: staff,
    path: '/admin/reconcile-reports',
  },
  {
    name: 'console-reconcile-report',
    shows: 'What a comparison found',
    route: '/admin/reconcile-reports/:id',
    who: staff,
    path: ({ report }) => record('reconcile-reports', report),
  },
];
