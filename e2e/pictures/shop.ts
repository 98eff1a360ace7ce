/** A shop in full swing: servers, plans, customers of several kinds, VPNs in every state, and what needs attention. */
import { inject } from 'vitest';
import { TOKEN } from '../world/console-pages.ts';
import { steer } from '../world/delivered.ts';
import { demoShop } from '../world/demo-shop.ts';
import { minute, paidTimeEnds } from '../world/time.ts';
import type { Visitor } from '../world/visitor.ts';
import type { Person } from './camera.ts';
import { furnish, type Item, trouble } from './furnish.ts';
import { becomes, type Customer, customer, order, place, topUp, UNIT } from './people.ts';
import { actor, now, quiet, stand } from './still/time.ts';

/** As an iPhone calls itself. */
export const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const GB = 1024 ** 3;
const DAY_MS = 86_400_000;
const DAYS = 60;

export type Shop = Awaited<ReturnType<typeof livingShop>>;

/** As who is signed in to the console; sets the shop up if nobody has. */
export async function operator(): Promise<Person> {
  const { admin } = demoShop();
  const me = actor();
  const { setupNeeded } = await me.get<{ setupNeeded: boolean }>('/staff/session');
  if (setupNeeded) await me.post('/staff/setup', { token: inject('setupToken'), ...admin });
  else await me.post('/staff/session', { email: admin.email, password: admin.password });
  return { me, customer: false };
}

/** Like a household: little at noon, more in the evening, most at the weekend. */
async function use(vpnName: string): Promise<void> {
  const today = await now();
  for (let ago = 0; ago < DAYS; ago++) {
    const day = new Date(today - ago * DAY_MS);
    const weekend = day.getUTCDay() % 6 === 0 ? 1.9 : 1;
    const mood = 1 + Math.sin(ago * 1.7) * 0.45 + Math.sin(ago * 0.6) * 0.3;
    const down = Math.round(2.4 * GB * weekend * mood);
    await steer('traffic', { client: vpnName, date: day.toISOString().slice(0, 10), down, up: Math.round(down / 6.5) });
  }
}

const KRAKOW = {
  taxId: '',
  companyName: '',
  address1: 'ul. Długa 14/3',
  postcode: '31-147',
  city: 'Kraków',
  country: 'PL',
};
const HAMBURG = {
  companyName: 'Hafenlogistik Brandt & Söhne GmbH',
  taxId: 'DE811234567',
  address1: 'Am Sandtorkai 50',
  postcode: '20457',
  city: 'Hamburg',
  country: 'DE',
};
const LODZ = {
  companyName: 'Przedsiębiorstwo Handlowo-Usługowe Kowalczyk i Wspólnicy sp. z o.o.',
  taxId: 'PL7251801126',
  address1: 'ul. Piotrkowska 104',
  postcode: '90-926',
  city: 'Łódź',
  country: 'PL',
};

/** The customer whose pages the portal's pictures are of. */
async function household() {
  const draft = { name: 'Maria Nowak', email: 'maria.nowak@poczta.example', language: 'en', currency: 'EUR' } as const;
  const maria = await customer(draft, KRAKOW);
  await actor(IPHONE).post('/session', { email: maria.email, password: maria.password });
  await topUp(maria, 25, 'paid');
  await topUp(maria, 10, 'declined');
  const received = await topUp(maria, 40, 'paid');
  const phone = await order(maria, { plan: 'plus', label: 'Phone and laptop' });
  const flat = await order(maria, { plan: 'starter', label: 'Summer house' });
  await use(phone.vpnName);
  for (const [protocol, rx, tx, endpoint] of [
    ['wireguard', 412_000_000, 6_730_000_000, '83.12.44.190:51043'],
    ['openvpn', 18_400_000, 95_200_000, '188.146.12.7:40112'],
  ] as const)
    await steer('sessions', { client: phone.vpnName, protocol, rx, tx, endpoint });
  const { url: link } = await maria.me.post<{ url: string }>(`/client/services/${phone.id}/links`, { maxUses: 5 });
  const { items } = await maria.me.get<{ items: { id: string; kind: string }[] }>('/client/documents');
  const invoice = items.find(({ kind }) => kind === 'invoice') ?? items[0];
  return { maria, phone, flat, link, received, invoice: invoice?.id ?? '' };
}

async function companies(clerk: Visitor) {
  const brandt = await customer(
    { name: 'Jürgen Brandt', email: 'it@brandt-soehne.example', language: 'en', currency: 'EUR' },
    HAMBURG,
  );
  await topUp(brandt, 640, 'paid');
  const office = [];
  for (const label of ['Terminal 1', 'Terminal 2', 'Fleet'])
    office.push(await order(brandt, { plan: 'unlimited', period: 'annually', label }));
  const small = await order(brandt, { plan: 'office', label: 'Accounting' });
  const skipped = await order(brandt, { plan: 'office', label: 'Warehouse' });
  const kowalczyk = await customer(
    {
      name: 'Agnieszka Kowalczyk-Wiśniewska',
      email: 'biuro@kowalczyk-wspolnicy.example',
      language: 'pl',
      currency: 'PLN',
    },
    LODZ,
  );
  await clerk.post(`/admin/clients/${kowalczyk.clientId}/adjustments`, {
    amountMicro: 12_480 * UNIT,
    description: 'Opening balance of the framework contract 2026/117',
  });
  const polish = await order(kowalczyk, { plan: 'unlimited', period: 'annually', label: 'Oddział Łódź' });
  const bank = await topUp(kowalczyk, 1000, null, 'bank');
  return { brandt, kowalczyk, office, small, skipped, polish, bank };
}

const ends = async (who: Customer, id: string, status: string) => {
  await minute(await now());
  await quiet();
  await becomes(who, id, status);
};

/** One customer for each way in which a VPN is not simply running. */
async function standings() {
  const person = (name: string, email: string, currency: 'EUR' | 'USD' | 'PLN' = 'EUR') =>
    customer({ name, email, language: currency === 'PLN' ? 'pl' : 'en', currency }, KRAKOW);
  const tomasz = await person('Tomasz Wiśniewski', 'tomasz@wisniewski.example', 'PLN');
  await topUp(tomasz, 35, 'paid');
  const suspended = await order(tomasz, { plan: 'plus' });
  const zoe = await person('Zoë Lindqvist', 'zoe@lindqvist.example');
  await topUp(zoe, 20, 'paid');
  const ending = await order(zoe, { plan: 'plus', label: 'Tablet' });
  await zoe.me.post(`/client/services/${ending.id}/termination`, {});
  const erik = await person('Erik Haugen', 'erik@haugen.example');
  await topUp(erik, 20, 'paid');
  const ended = await order(erik, { plan: 'starter' });
  await erik.me.post(`/client/services/${ended.id}/termination`, {});
  const priya = await person('Priya Raghunathan', 'priya@raghunathan.example', 'USD');
  await topUp(priya, 50, 'paid');
  const fresh = await order(priya, { plan: 'unlimited' });
  const olivier = await person('Olivier Lefèvre', 'olivier@lefevre.example');
  const waiting = await place(olivier, { plan: 'plus' }, 'bank');
  const lena = await person('Lena Fischer', 'lena@fischer.example');
  const refused = await place(lena, { plan: 'plus' }, 'test');
  const { paymentId: declined } = await lena.me.get<{ paymentId: string }>(`/client/services/${refused}`);
  await lena.me.post(`/client/payments/${declined}/simulate`, { outcome: 'declined' });
  for (const { id } of [suspended, ended]) paidTimeEnds(id, await now());
  await ends(tomasz, suspended.id, 'suspended');
  await ends(erik, ended.id, 'terminated');
  return { tomasz, suspended, zoe, ending, erik, ended, priya, fresh, olivier, waiting, lena, refused, declined };
}

/** What somebody did on the panels behind the shop's back, and the comparison that found it. */
async function drifted(
  clerk: Visitor,
  servers: readonly Item[],
  lost: { id: string; vpnName: string },
  slowed: string,
) {
  const onPanel = (url: string, method: string, path: string, body?: object) =>
    fetch(`${url}/api/v1/client${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  for (const url of demoShop().simUrls) {
    await onPanel(url, 'DELETE', `/${lost.vpnName}`);
    await onPanel(url, 'PUT', `/${slowed}`, { b_download: 7 });
    await onPanel(url, 'POST', '', { name: 'guest-laptop', network_name: 'Default' });
  }
  await clerk.post(`/admin/services/${lost.id}/sync`, {});
  const reports: string[] = [];
  for (const { id, name } of servers.filter((server) => server.name !== 'Vilnius')) {
    const { id: report } = await clerk.post<{ id: string }>(`/admin/servers/${id}/reconcile`, {});
    if (name === 'Frankfurt') reports.unshift(report);
    else reports.push(report);
  }
  return reports;
}

export async function livingShop() {
  const builder = (await operator()).me;
  const { servers, frankfurt, warsaw, plusId } = await furnish(builder);
  await trouble(builder, warsaw, frankfurt);
  const home = await household();
  // Who works in the console and does nothing is signed out, and customers take their time.
  const firms = await companies((await operator()).me);
  const states = await standings();
  const ava = await customer({ name: 'Ava Thompson', email: 'ava@thompson.example', language: 'en', currency: 'USD' });
  const unpaid = await topUp(ava, 25, null);
  const lost = firms.office[1] ?? firms.small;
  const staff = await operator();
  const clerk = staff.me;
  const reports = await drifted(clerk, servers, lost, firms.office[0]?.vpnName ?? '');
  for (const { id } of servers) await clerk.post('/admin/servers/test', { id });
  await clerk.post('/admin/server-groups', { name: 'Baltic', serverIds: [warsaw] });
  for (const name of ['Accounting export', 'Nightly backup'])
    await clerk.post('/admin/tokens', { name, expiresAt: null, scopes: ['services.read', 'finance.read'] });
  for (const maxUses of [1, 3]) await clerk.post(`/admin/services/${home.phone.id}/links`, { maxUses, validity: '7d' });
  const { items } = await clerk.get<{ items: { id: string; clientId: string; kind: string }[] }>(
    '/admin/documents?limit=100',
  );
  const document = items.find((one) => one.clientId === firms.brandt.clientId && one.kind === 'invoice')?.id ?? '';
  const first = async (list: string) => (await clerk.get<{ items: Item[] }>(`/admin/${list}`)).items[0]?.id ?? '';
  const groups = { products: await first('product-groups'), servers: await first('server-groups') };
  const report = reports[0] ?? '';
  await quiet();
  stand();
  return {
    staff,
    ...home,
    ...firms,
    ...states,
    ava,
    unpaid,
    frankfurt,
    warsaw,
    plusId,
    lost,
    report,
    document,
    groups,
  };
}
