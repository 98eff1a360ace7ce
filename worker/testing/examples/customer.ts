/** The customer's part of the tour: an account, money, an order and what comes of it. */
import type { World } from '../world.ts';
import { MICRO, PASSWORD } from './back-office.ts';
import type { Tour } from './tour.ts';

const EMAIL = 'nora@example.com';

/** The token of the newest mail that leads to this page. */
async function mailed({ w }: { w: World }, page: string): Promise<string> {
  await w.drain();
  const { items } = await w.browser().api.public.demoMails({});
  for (const { text } of items) {
    const token = new RegExp(`/${page}#([\\w-]+)`).exec(text)?.[1];
    if (token) return token;
  }
  throw new Error(`No mail leads to ${page}.`);
}

export async function signUp(t: Tour) {
  const { call } = t;
  const newcomer = { name: 'Nora Lind', email: EMAIL, password: PASSWORD, language: 'en', currency: 'EUR' };
  await call('public.soldCurrencies', {});
  await call('public.signUp', newcomer, 'client');
  await call('public.session', {}, 'client');
  await call('public.signOut', {}, 'client');
  await call('public.forgotPassword', { email: EMAIL });
  await call('public.resetPassword', { token: await mailed(t, 'reset-password'), password: PASSWORD }, 'client');
  await call('public.demoMails');
  await call('public.signIn', { email: EMAIL, password: PASSWORD }, 'client');
}

export async function keepAccount(t: Tour) {
  const { call } = t;
  const address = { address1: 'Keizersgracht 1', address2: '', postcode: '1015 CJ', city: 'Amsterdam', region: '' };
  const profile = { name: 'Nora Lind', companyName: '', taxId: '', ...address, country: 'NL' };
  await call('client.account.saveProfile', profile);
  await call('client.account.get');
  await call('client.account.setLanguage', { language: 'en' });
  await call('client.account.changePassword', { currentPassword: PASSWORD, password: `${PASSWORD} more` });
  const currentPassword = `${PASSWORD} more`;
  for (const browser of ['public', 'public'] as const)
    await call('public.signIn', { email: EMAIL, password: currentPassword }, browser);
  const { items } = await call('client.account.sessions');
  await call('client.account.endSession', { id: items.find((one: { current: boolean }) => !one.current).id });
  await call('client.account.endOtherSessions');
  await call('client.account.proveEmail', {});
  await call('client.account.changeEmail', { email: 'nora.lind@example.com', currentPassword });
  await call('client.account.dropEmailChange');
  await call('client.account.changeEmail', { email: 'lind@example.com', currentPassword });
  await call('public.stopEmailChange', { token: await mailed(t, 'keep-email') });
  await call('client.account.changeEmail', { email: 'n.lind@example.com', currentPassword });
  await call('public.confirmEmail', { token: await mailed(t, 'confirm-email') });
  await call('public.signIn', { email: 'n.lind@example.com', password: currentPassword }, 'client');
}

export async function addFunds({ w, call }: Tour) {
  await call('client.payments.gateways');
  await call('client.payments.quote', { netMicro: 50 * MICRO });
  const { paymentId } = await call('client.payments.addFunds', { netMicro: 50 * MICRO, gateway: 'test' });
  await call('client.payments.get', { id: paymentId });
  await call('client.payments.simulate', { id: paymentId, outcome: 'paid' });
  const [byBank, late, wrong] = [
    await call('client.payments.addFunds', { netMicro: 20 * MICRO, gateway: 'bank' }),
    await call('client.payments.addFunds', { netMicro: 30 * MICRO, gateway: 'bank' }),
    await call('client.payments.addFunds', { netMicro: 40 * MICRO, gateway: 'bank' }),
  ];
  await call('admin.payments.list', { state: 'pending' });
  await call('admin.payments.get', { id: byBank.paymentId });
  await call('admin.payments.confirm', { id: byBank.paymentId, reference: 'NL91ABNA 2026-06-15' });
  await call('admin.payments.decline', { id: late.paymentId, reason: 'Nothing arrived in 30 days' });
  await call('admin.documents.get', { id: wrong.documentId });
  await call('admin.documents.cancel', { id: wrong.documentId });
  await call('client.wallet.transactions', { sort: '-createdAt' });
  const { items } = await call('client.documents.list', { kind: 'invoice' });
  await call('client.documents.get', { id: items[0].id });
  await w.drain();
}

type Plans = { home: string; office: string };

/** Two delivered services; of two orders that wait for money, one is cancelled by the customer and one by staff. */
export async function order({ w, call }: Tour, { home, office }: Plans) {
  await call('client.store.plans');
  const choice = { productId: home, period: 'monthly' };
  const { totalMicro } = await call('client.orders.quote', choice);
  const { serviceId } = await call('client.orders.place', { ...choice, expectedTotalMicro: totalMicro });
  await call('admin.services.retry', { id: serviceId });
  await w.drain();
  const other = await call('client.orders.place', { ...choice, expectedTotalMicro: totalMicro });
  await w.drain();
  const dear = { productId: office, period: 'monthly', expectedTotalMicro: 900 * MICRO, payWith: 'test' };
  const [mine, theirs] = [await call('client.orders.place', dear), await call('client.orders.place', dear)];
  await call('client.orders.pay', { id: mine.serviceId, payWith: 'bank' });
  await call('client.services.cancel', { id: mine.serviceId });
  await call('admin.services.cancel', { id: theirs.serviceId, reason: 'Ordered twice' });
  await w.drain();
  return { serviceId: serviceId as string, otherId: other.serviceId as string };
}

export async function useService({ call }: Tour, id: string) {
  await call('client.services.list', { status: 'active' });
  await call('client.services.rename', { id, label: 'Laptop' });
  for (const read of ['get', 'account', 'credentials', 'ikev2', 'appleProfile'])
    await call(`client.services.${read}`, { id });
  await call('client.services.config', { id, protocol: 'wireguard' });
  await call('client.services.file', { id, protocol: 'wireguard' });
  await call('client.services.ikev2File', { id, kind: 'windows' });
  await call('client.connections.status', { id });
  await call('client.usage.month', { id, year: 2026, month: 6 });
  const { link, url } = await call('client.links.create', { id, validity: '24h', maxUses: 2 });
  await call('client.links.list', { id });
  const [serviceId, token] = new URL(url).hash.slice(1).split('.');
  await call('public.redeemLink', { serviceId, token });
  await call('client.links.revoke', { id, linkId: link.id });
  await call('client.links.createOnPanel', { id });
  await call('client.services.requestTermination', { id });
  await call('client.services.withdrawTermination', { id });
}
