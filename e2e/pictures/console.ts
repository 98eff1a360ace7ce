/** Every page of the console and its states, as its staff see them. */
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { t as clients } from '../../ui/console/i18n/en/clients.ts';
import { t as services } from '../../ui/console/i18n/en/services.ts';
import { t as settings } from '../../ui/console/i18n/en/settings.ts';
import { t as shell } from '../../ui/console/i18n/en/shell.ts';
import { k } from '../../ui/kit/i18n/en/kit.ts';
import { steer } from '../world/delivered.ts';
import type { Person, Shot } from './camera.ts';
import { record, staff } from './console-parts.ts';
import { catalog, vpnServers } from './console-servers.ts';
import { lastMonth } from './last-month.ts';
import type { Shop } from './shop.ts';

const online = (page: Page) => page.locator('.live-pill [data-state="online"]').waitFor();
/** The dialog of the list's first row. */
const openFirst = async (page: Page) => {
  await page.locator('main .row-link').first().click();
  await page.locator('dialog[open]').waitFor();
};

/** Before the shop is set up, and just after. */
export const SETUP: Shot<undefined> = {
  name: 'console-setup',
  shows: 'The first administrator',
  route: '/admin/setup',
  path: () => `/admin/setup#${encodeURIComponent(inject('setupToken'))}`,
};
export const EMPTY: Shot<{ staff: Person }> = {
  name: 'console-overview-empty',
  shows: 'Overview of an empty shop: its first steps',
  who: staff,
  path: '/admin',
};

const people: Shot<Shop>[] = [
  { name: 'console-overview', shows: 'Overview', route: '/admin', who: staff, path: '/admin' },
  { name: 'console-sign-in', shows: 'Sign-in', route: '/admin/sign-in', path: '/admin/sign-in' },
  { name: 'console-clients', shows: 'Clients', route: '/admin/clients', who: staff, path: '/admin/clients' },
  {
    name: 'console-client',
    shows: 'A client',
    route: '/admin/clients/:id',
    who: staff,
    path: ({ brandt }) => record('clients', brandt.clientId),
  },
  {
    name: 'console-client-edit',
    shows: 'Change of a client',
    who: staff,
    path: ({ kowalczyk }) => record('clients', kowalczyk.clientId),
    ready: (page) => page.getByRole('button', { name: clients('action.edit'), exact: true }).click(),
    window: true,
  },
  { name: 'console-services', shows: 'Services', route: '/admin/services', who: staff, path: '/admin/services' },
  {
    name: 'console-service',
    shows: 'A service, connected',
    route: '/admin/services/:id',
    who: staff,
    path: ({ phone }) => record('services', phone.id),
    ready: online,
  },
  {
    name: 'console-service-configuration',
    shows: 'The configuration of a customer',
    who: staff,
    path: ({ phone }) => record('services', phone.id),
    ready: async (page) => {
      await page.getByRole('button', { name: services('config.view', { name: 'WireGuard' }) }).click();
      await page.locator('svg.qr').first().waitFor();
    },
  },
  {
    name: 'console-service-skipped',
    shows: 'Why a server was passed over',
    who: staff,
    path: ({ skipped }) => record('services', skipped.id),
  },
  {
    name: 'console-service-suspended',
    shows: 'A service without funds',
    who: staff,
    path: ({ suspended }) => record('services', suspended.id),
  },
  {
    name: 'console-service-cancel',
    shows: 'The question before an order is cancelled',
    who: staff,
    path: ({ waiting }) => record('services', waiting),
    ready: (page) => page.getByRole('button', { name: services('action.cancel'), exact: true }).click(),
    window: true,
  },
  {
    name: 'console-service-attention',
    shows: 'A service whose account is gone from its server',
    who: staff,
    path: ({ lost }) => record('services', lost.id),
  },
  {
    name: 'console-traffic',
    shows: 'Traffic of a service',
    route: '/admin/services/:id/traffic',
    who: staff,
    path: ({ phone }) => `${record('services', phone.id)}/traffic`,
    ready: lastMonth,
  },
];

const money: Shot<Shop>[] = [
  {
    name: 'console-transactions',
    shows: 'Transactions',
    route: '/admin/transactions',
    who: staff,
    path: '/admin/transactions',
  },
  {
    name: 'console-transaction',
    shows: 'A transaction',
    who: staff,
    path: '/admin/transactions',
    ready: openFirst,
    window: true,
  },
  { name: 'console-documents', shows: 'Documents', route: '/admin/documents', who: staff, path: '/admin/documents' },
  {
    name: 'console-document',
    shows: 'An invoice',
    route: '/admin/documents/:id',
    who: staff,
    path: ({ document }) => record('documents', document),
  },
  { name: 'console-payments', shows: 'Payments', route: '/admin/payments', who: staff, path: '/admin/payments' },
];

const watch: Shot<Shop>[] = [
  { name: 'console-jobs', shows: 'Task queue', route: '/admin/jobs', who: staff, path: '/admin/jobs' },
  { name: 'console-activity', shows: 'Activity', route: '/admin/activity', who: staff, path: '/admin/activity' },
  { name: 'console-mails', shows: 'Mails', route: '/admin/mails', who: staff, path: '/admin/mails' },
  { name: 'console-mail', shows: 'A mail', who: staff, path: '/admin/mails', ready: openFirst, window: true },
  {
    name: 'console-module-log',
    shows: 'Every call to a server or gateway',
    route: '/admin/module-log',
    who: staff,
    path: '/admin/module-log',
  },
  {
    name: 'console-module-call',
    shows: 'A call with its bodies',
    who: staff,
    path: '/admin/module-log',
    ready: openFirst,
    window: true,
  },
  { name: 'console-settings', shows: 'Settings', route: '/admin/settings', who: staff, path: '/admin/settings' },
  { name: 'console-gateways', shows: 'Ways to pay', route: '/admin/gateways/*', who: staff, path: '/admin/gateways' },
  { name: 'console-senders', shows: 'Mail senders', route: '/admin/senders/*', who: staff, path: '/admin/senders' },
  {
    name: 'console-sender-new',
    shows: 'A mail sender, and its test before it is saved',
    who: staff,
    path: '/admin/senders/new',
    ready: (page) => page.locator('main select').first().selectOption('smtp'),
  },
  {
    name: 'console-token-new',
    shows: 'What a new API token may',
    who: staff,
    path: '/admin/tokens',
    ready: async (page) => {
      await page
        .getByRole('button', { name: settings('tokens.add') })
        .first()
        .click();
      await page.locator('dialog[open] .scopes').waitFor();
    },
    window: true,
  },
  { name: 'console-tokens', shows: 'API tokens', route: '/admin/tokens', who: staff, path: '/admin/tokens' },
  { name: 'console-guides', shows: 'Guides', route: '/admin/guides', who: staff, path: '/admin/guides' },
  {
    name: 'console-guide',
    shows: 'A guide',
    route: '/admin/guides/:name',
    who: staff,
    path: '/admin/guides/product',
  },
  {
    name: 'console-palette',
    shows: 'Search and commands',
    who: staff,
    path: '/admin',
    ready: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('maria');
      await page
        .getByRole('option', { name: /Maria Nowak/ })
        .first()
        .waitFor();
    },
    window: true,
  },
  {
    name: 'console-shortcuts',
    shows: 'Keyboard shortcuts',
    who: staff,
    path: '/admin',
    ready: async (page) => {
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
    },
    window: true,
  },
  {
    name: 'console-menu',
    shows: 'Navigation of a narrow screen',
    who: staff,
    path: '/admin/services',
    narrow: true,
    ready: (page) => page.getByRole('button', { name: k('shell.menu'), exact: true }).click(),
    window: true,
  },
  {
    name: 'console-password',
    shows: 'Change of one’s own password',
    who: staff,
    path: '/admin',
    ready: async (page) => {
      await page.getByRole('button', { name: k('shell.account') }).click();
      await page.getByText(shell('shell.password'), { exact: true }).click();
      await page.locator('dialog[open]').waitFor();
    },
    window: true,
  },
  { name: 'console-not-found', shows: 'A page that does not exist', who: staff, path: '/admin/nowhere' },
  { name: 'api-reference', shows: 'The API reference', path: '/api/docs', english: true },
];

export const CONSOLE: readonly Shot<Shop>[] = [...people, ...catalog, ...vpnServers, ...money, ...watch];

/** Last of all: a panel that did not answer is left alone for a while. */
export const CONSOLE_FAULTS: readonly Shot<Shop>[] = [
  {
    name: 'console-product-servers-down',
    shows: 'A product none of whose servers answers',
    who: staff,
    path: ({ plusId }) => record('products', plusId),
    before: () => steer('faults', { fault: 'http-500' }),
    ready: (page) => page.locator('.net-server .net-error, .notice-warn, .notice-danger').first().waitFor(),
    after: () => steer('faults', null, 'DELETE'),
    faulty: true,
  },
];
