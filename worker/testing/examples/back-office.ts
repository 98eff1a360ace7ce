/** The operator's part of the tour: the shop is set up and has something to sell. */

import { SERVER_DRIVER } from '../drivers.ts';
import { panelAddress, steer } from '../panels.ts';
import type { Tour } from './tour.ts';

export const PASSWORD = 'four plain short words';
export const MICRO = 1_000_000;
const LATER = Date.UTC(2027, 0, 1);

export async function signInStaff({ w, call }: Tour) {
  const email = 'ada@shop.example';
  const setup = { token: w.env.SETUP_TOKEN, name: 'Ada Keller', email, password: PASSWORD };
  await call('public.staffSetup', setup, 'admin');
  await call('public.staffSignOut', {}, 'admin');
  await call('public.staffSignIn', { email, password: PASSWORD }, 'admin');
  await call('public.staffSession', {}, 'admin');
  const { general } = await call('admin.settings.get');
  await openDoors(call);
  await call('admin.settings.save', { ...general, shopName: 'Northwind VPN', contactEmail: 'help@shop.example' });
  await call('admin.tokens.scopes');
  const scopes = ['finance.read', 'services.read'];
  const { id } = await call('admin.tokens.create', { name: 'Nightly report', expiresAt: LATER, scopes });
  await call('admin.tokens.list');
  await call('admin.tokens.revoke', { id });
  await call('admin.me.stay');
  await call('admin.me.changePassword', { currentPassword: PASSWORD, password: 'a longer staple than before' });
}

const NETWORK = {
  name: 'amsterdam',
  description: 'Exit in Amsterdam',
  cidr: '10.199.7.0/24',
  protocols: ['wireguard', 'amneziawg', 'openvpn', 'ikev2'],
  b_download: 100,
  b_upload: 100,
};

export async function addServers({ call }: Tour) {
  await steer('POST', 'networks', NETWORK);
  const place = { timeZone: 'Europe/Amsterdam', datacentre: 'Amsterdam', note: '', maxAccounts: 500, disabled: false };
  const draft = { name: 'Amsterdam 1', driver: SERVER_DRIVER, ...place, ...panelAddress() };
  const { id } = await call('admin.servers.create', draft);
  const spare = await call('admin.servers.create', { ...draft, name: 'Amsterdam 2' });
  await call('admin.servers.test', { id });
  for (const read of ['networks', 'compare', 'readings', 'get']) await call(`admin.servers.${read}`, { id });
  await call('admin.servers.drivers');
  await call('admin.servers.list', { sort: 'name' });
  const { token: _, ...kept } = draft;
  await call('admin.servers.update', { id, ...kept, note: 'Second rack' });
  await call('admin.servers.networkTree', { serverId: id });
  const group = await call('admin.serverGroups.create', { name: 'Netherlands', serverIds: [id, spare.id] });
  const empty = await call('admin.serverGroups.create', { name: 'Belgium', serverIds: [] });
  await call('admin.serverGroups.list');
  await call('admin.serverGroups.get', group);
  await call('admin.serverGroups.update', { ...group, name: 'Netherlands', serverIds: [id] });
  await call('admin.serverGroups.remove', empty);
  await call('admin.servers.remove', spare);
  return id as string;
}

const priced = (baseMicro: number, setupMicro: number) => [
  { currency: 'EUR', periods: [{ period: 'monthly', setupMicro, baseMicro }] },
];

/** A plan that a small balance pays, and one that it does not. */
export async function fillCatalog({ call }: Tour, serverId: string) {
  const text = { hidden: false, position: 0 };
  const about = { name: { en: 'VPN', pl: 'VPN' }, description: { en: 'An address of your own.' } };
  const group = { key: 'vpn', ...about, ...text };
  const { id: groupId } = await call('admin.productGroups.create', group);
  const spare = await call('admin.productGroups.create', { ...group, key: 'old' });
  await call('admin.productGroups.list', { sort: 'name' });
  await call('admin.productGroups.get', { id: groupId });
  await call('admin.productGroups.update', { id: groupId, ...group, position: 1 });
  await call('admin.productGroups.remove', spare);
  await call('admin.products.previewName', { rule: 'nw-{service_id}' });
  const vpn = { downMbps: 100, upMbps: 25, instructionUrl: '', showPassword: 'plain', welcomeMail: 'link' };
  const draft = {
    ...{ key: 'home', groupId, name: { en: 'Home' }, summary: { en: 'For one household' }, description: { en: '' } },
    ...{
      ...text,
      retired: false,
      serverId,
      serverGroupId: null,
      cancellationDelayHours: 48,
      terminationDelayHours: 48,
    },
    ...{ graceHours: 24, lowBalanceDays: 3, vpn: { ...vpn, nameRule: 'nw-{service_id}' } },
    ...{ targets: [{ serverId, network: NETWORK.name }], prices: priced(14_500_000, 6 * MICRO) },
  };
  const { id: home } = await call('admin.products.create', draft);
  const { id: office } = await call('admin.products.create', {
    ...draft,
    key: 'office',
    prices: priced(900 * MICRO, 0),
  });
  const never = await call('admin.products.create', { ...draft, key: 'never' });
  await call('admin.products.drivers');
  await call('admin.products.list', { sort: 'name' });
  await call('admin.products.get', { id: home });
  await call('admin.products.update', { id: home, ...draft, position: 1 });
  await call('admin.products.remove', never);
  return { home: home as string, office: office as string };
}

/** How customers pay, and how mail leaves. */
async function openDoors(call: Tour['call']) {
  for (const [doors, more] of [
    ['gateways', { key: 'transfer-eur', name: 'Transfer in euro' }],
    ['senders', { name: 'Second sender' }],
  ] as const) {
    await call(`admin.${doors}.drivers`);
    const { items } = await call(`admin.${doors}.list`, { sort: 'position' });
    const { id: _, createdAt: __, updatedAt: ___, label: ____, ...told } = items.at(-1);
    const { id } = await call(`admin.${doors}.create`, { ...told, ...more, position: 2 });
    await call(`admin.${doors}.get`, { id });
    await call(`admin.${doors}.update`, { id, ...told, ...more, position: 3 });
    await call(`admin.${doors}.remove`, { id });
  }
  await call('admin.gateways.names');
}

/** What staff see of clients and money. */
export async function keepBooks({ call }: Tour) {
  const { items } = await call('admin.clients.list', { status: 'active', sort: '-createdAt' });
  const all = items.length > 0 ? items : (await call('admin.clients.list', {})).items;
  const { id } = all[0];
  await call('admin.clients.get', { id });
  const change = { name: 'Nora Lind', companyName: 'Lind Studio', taxId: '', status: 'active', language: 'en' };
  await call('admin.clients.update', { id, ...change, creditLimitMicro: 0, adminNotes: 'Prefers e-mail.' });
  const users = await call('admin.clients.users', { id });
  await call('admin.clients.adjust', { id, amountMicro: 5 * MICRO, description: 'Goodwill' });
  await call('admin.transactions.list', { clientId: id, sort: '-createdAt' });
  await call('admin.ledger.proof');
  await call('admin.documents.list', { kind: 'invoice' });
  await call('admin.clients.endSessions', { id, userId: users.items[0].id });
}

/** What staff read of the shop's own doings. */
export async function lookAround({ w, call }: Tour) {
  const [retried, dismissed] = (await call('admin.jobs.list', { sort: '-createdAt' })).items;
  await w.env.DB.prepare("UPDATE job SET state = 'failed', last_error = 'Timed out' WHERE id IN (?, ?)")
    .bind(retried.id, dismissed.id)
    .run();
  await call('admin.jobs.retry', { id: retried.id });
  await call('admin.jobs.dismiss', { id: dismissed.id });
  await call('admin.activity.list', { actorKind: 'admin' });
  const { items } = await call('admin.moduleLog.list', { level: 'info' });
  await call('admin.moduleLog.get', { id: items[0].id });
  await call('admin.moduleLog.clear');
  await call('admin.mails.list', { state: 'sent' });
  await call('admin.overview.get');
}
