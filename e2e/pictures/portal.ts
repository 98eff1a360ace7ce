/** Every page of the portal and its states, as its customers see them. */
import { k } from '../../ui/kit/i18n/en/kit.ts';
import { t as account } from '../../ui/portal/i18n/en/account.ts';
import { t as link } from '../../ui/portal/i18n/en/link.ts';
import { t as services } from '../../ui/portal/i18n/en/services.ts';
import { t as vpnLinks } from '../../ui/vpn/i18n/en/links.ts';
import { steer } from '../world/delivered.ts';
import type { Shot } from './camera.ts';
import { lastMonth } from './last-month.ts';
import { IPHONE, type Shop } from './shop.ts';

const maria = (shop: Shop) => shop.maria;
const ava = (shop: Shop) => shop.ava;

const session: Shot<Shop>[] = [
  { name: 'portal-sign-in', shows: 'Sign-in', route: '/sign-in', path: '/sign-in' },
  { name: 'portal-sign-up', shows: 'Sign-up', route: '/sign-up', path: '/sign-up' },
  {
    name: 'portal-forgot-password',
    shows: 'Forgotten password',
    route: '/forgot-password',
    path: '/forgot-password',
  },
  {
    name: 'portal-reset-password',
    shows: 'New password, from the mailed link',
    route: '/reset-password',
    path: '/reset-password#of-the-mail',
  },
  {
    name: 'portal-confirm-email',
    shows: 'New e-mail address, from the mailed link',
    route: '/confirm-email',
    path: '/confirm-email#of-the-mail',
  },
  {
    name: 'portal-verify-email',
    shows: 'An address confirmed, from the mailed link',
    route: '/verify-email',
    path: '/verify-email#of-the-mail',
  },
  {
    name: 'portal-keep-email',
    shows: 'Stop a change of the e-mail address, from the mailed link',
    route: '/keep-email',
    path: '/keep-email#of-the-mail',
  },
  { name: 'portal-mailbox', shows: 'Mailbox of the demo', route: '/mailbox', path: '/mailbox' },
  { name: 'portal-not-found', shows: 'A page that does not exist', who: maria, path: '/nowhere' },
];

const start: Shot<Shop>[] = [
  { name: 'portal-home', shows: 'Home', route: '/', who: maria, path: '/' },
  { name: 'portal-home-empty', shows: 'Home of a new customer', who: ava, path: '/' },
  {
    name: 'portal-home-suspended',
    shows: 'Home when a VPN is suspended',
    who: ({ tomasz }) => tomasz,
    path: '/',
  },
  { name: 'portal-store', shows: 'Plans', route: '/order', who: maria, path: '/order' },
  {
    name: 'portal-order',
    shows: 'Order of a plan',
    route: '/order/:productId',
    who: maria,
    path: ({ plusId }) => `/order/${plusId}`,
  },
  {
    name: 'portal-order-short',
    shows: 'Order without the funds for it',
    who: ava,
    path: ({ plusId }) => `/order/${plusId}`,
  },
];

const service: Shot<Shop>[] = [
  {
    name: 'portal-service',
    shows: 'A VPN, connected',
    route: '/services/:id',
    who: maria,
    path: ({ phone }) => `/services/${phone.id}`,
    ready: (page) => page.locator('.live-pill [data-state="online"]').waitFor(),
  },
  {
    name: 'portal-service-offline',
    shows: 'A VPN that no device uses',
    who: maria,
    path: ({ flat }) => `/services/${flat.id}`,
    ready: (page) => page.locator('.live-pill [data-state="offline"]').waitFor(),
  },
  {
    name: 'portal-qr',
    shows: 'QR code, large',
    who: maria,
    path: ({ phone }) => `/services/${phone.id}`,
    ready: async (page) => {
      await page.getByRole('button', { name: services('config.qr', { name: 'WireGuard' }) }).click();
      await page.locator('dialog[open] svg.qr').waitFor();
    },
    window: true,
  },
  {
    name: 'portal-one-time-link',
    shows: 'A one-time link, just made',
    who: maria,
    path: ({ flat }) => `/services/${flat.id}`,
    ready: async (page) => {
      await page.getByRole('button', { name: vpnLinks('create'), exact: true }).click();
      await page.getByLabel(vpnLinks('url'), { exact: true }).waitFor();
    },
  },
  {
    name: 'portal-service-end',
    shows: 'The question before a VPN ends',
    who: maria,
    path: ({ phone }) => `/services/${phone.id}`,
    ready: (page) => page.getByRole('button', { name: services('end'), exact: true }).click(),
    window: true,
  },
  {
    name: 'portal-service-ending',
    shows: 'A VPN whose end was asked for',
    who: ({ zoe }) => zoe,
    path: ({ ending }) => `/services/${ending.id}`,
  },
  {
    name: 'portal-service-ended',
    shows: 'A VPN that has ended',
    who: ({ erik }) => erik,
    path: ({ ended }) => `/services/${ended.id}`,
  },
  {
    name: 'portal-service-suspended',
    shows: 'A VPN without funds',
    who: ({ tomasz }) => tomasz,
    path: ({ suspended }) => `/services/${suspended.id}`,
  },
  {
    name: 'portal-service-waiting',
    shows: 'An order that waits for its payment',
    who: ({ olivier }) => olivier,
    path: ({ waiting }) => `/services/${waiting}`,
  },
  {
    name: 'portal-service-declined',
    shows: 'An order whose payment was declined: another way to pay',
    who: ({ lena }) => lena,
    path: ({ refused }) => `/services/${refused}`,
  },
  {
    name: 'portal-traffic',
    shows: 'Traffic by day',
    route: '/services/:id/traffic',
    who: maria,
    path: ({ phone }) => `/services/${phone.id}/traffic`,
    ready: lastMonth,
  },
  {
    name: 'portal-traffic-fresh',
    shows: 'Traffic of a new VPN',
    who: ({ priya }) => priya,
    path: ({ fresh }) => `/services/${fresh.id}/traffic`,
  },
];

const setUp: Shot<Shop>[] = [
  {
    name: 'portal-set-up',
    shows: 'Set-up of a device, opened on an iPhone',
    route: '/services/:id/set-up',
    who: maria,
    path: ({ flat }) => `/services/${flat.id}/set-up`,
    userAgent: IPHONE,
  },
  {
    name: 'portal-set-up-android',
    shows: 'Set-up of an Android phone with a code',
    who: maria,
    path: ({ flat }) => `/services/${flat.id}/set-up?device=android`,
    ready: (page) => page.locator('svg.qr').first().waitFor(),
  },
  {
    name: 'portal-set-up-windows',
    shows: 'Set-up of Windows by IKEv2, with the settings by hand',
    who: maria,
    path: ({ flat }) => `/services/${flat.id}/set-up?device=windows&way=ikev2`,
    ready: (page) => page.locator('.set-up-fold summary').first().click(),
  },
  {
    name: 'portal-set-up-works',
    shows: 'Set-up, the moment the device connects',
    who: maria,
    path: ({ phone }) => `/services/${phone.id}/set-up?device=linux`,
    ready: (page) => page.locator('.works[data-state="online"]').waitFor(),
  },
  {
    name: 'portal-link',
    shows: 'A one-time link, opened',
    route: '/link',
    path: ({ link: url }) => url,
  },
  {
    name: 'portal-link-opened',
    shows: 'What a one-time link shows',
    path: ({ link: url }) => url,
    ready: async (page) => {
      await page.getByRole('button', { name: link('show') }).click();
      await page.locator('svg.qr').first().waitFor();
    },
  },
];

const money: Shot<Shop>[] = [
  { name: 'portal-add-funds', shows: 'Add funds', route: '/add-funds', who: maria, path: '/add-funds' },
  {
    name: 'portal-payment',
    shows: 'The simulated payment page',
    route: '/pay/:id',
    who: ava,
    path: ({ unpaid }) => `/pay/${unpaid.paymentId}`,
  },
  {
    name: 'portal-payment-received',
    shows: 'Payment received',
    who: maria,
    path: ({ received }) => `/pay/${received.paymentId}`,
  },
  {
    name: 'portal-payment-declined',
    shows: 'A declined payment: its order is kept',
    who: ({ lena }) => lena,
    path: ({ declined }) => `/pay/${declined}`,
  },
  {
    name: 'portal-payment-bank',
    shows: 'Payment by bank transfer',
    who: ({ kowalczyk }) => kowalczyk,
    path: ({ bank }) => `/pay/${bank.paymentId}`,
  },
  { name: 'portal-wallet', shows: 'Wallet', route: '/wallet', who: maria, path: '/wallet' },
  { name: 'portal-documents', shows: 'Documents', route: '/documents', who: maria, path: '/documents' },
  {
    name: 'portal-document',
    shows: 'An invoice',
    route: '/documents/:id',
    who: maria,
    path: ({ invoice }) => `/documents/${invoice}`,
  },
  { name: 'portal-account', shows: 'Account', route: '/account', who: maria, path: '/account' },
  {
    name: 'portal-account-security',
    shows: 'Sign-in and security',
    route: '/account/security',
    who: maria,
    path: '/account/security',
  },
  {
    name: 'portal-account-password',
    shows: 'Change of the password',
    who: maria,
    path: '/account/security',
    ready: (page) => page.getByRole('button', { name: account('password.change') }).click(),
    window: true,
  },
  {
    name: 'portal-menu',
    shows: 'Account menu: theme and language',
    who: maria,
    path: '/',
    ready: (page) => page.getByRole('button', { name: k('shell.account') }).click(),
    window: true,
  },
];

export const PORTAL: readonly Shot<Shop>[] = [...session, ...start, ...service, ...setUp, ...money];

/** Last of all: a panel that did not answer is left alone for a while. */
export const PORTAL_FAULTS: readonly Shot<Shop>[] = [
  {
    name: 'portal-service-unknown',
    shows: 'A VPN whose server does not answer',
    who: maria,
    path: ({ phone }) => `/services/${phone.id}`,
    ready: async (page) => {
      await page.locator('.live-pill :is([data-state="online"], [data-state="unknown"])').waitFor();
      await steer('faults', { fault: 'timeout', route: 'GET /client/online' });
      await page.locator('.live-pill [data-state="unknown"]').waitFor({ timeout: 60_000 });
    },
    after: () => steer('faults', null, 'DELETE'),
    faulty: true,
  },
];
