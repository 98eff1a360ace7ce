/** What is sold, and from where: the demo's servers and plans, a plan for companies, and servers that give trouble. */
import { inject } from 'vitest';
import { seed } from '../../scripts/seed-demo.mjs';
import { holdPort } from '../../scripts/supervisor/ports.mjs';
import { TOKEN } from '../world/console-pages.ts';
import { steer } from '../world/delivered.ts';
import { demoShop } from '../world/demo-shop.ts';
import type { Visitor } from '../world/visitor.ts';
import { UNIT } from './people.ts';
import { quiet } from './still/time.ts';

const COMPANY = {
  companyName: 'Culvert Networks sp. z o.o.',
  companyAddress: 'ul. Nadwiślańska 11\n30-527 Kraków\nPoland',
  companyTaxId: 'PL6793012345',
  contactEmail: 'help@culvert.example',
  taxName: 'VAT',
  taxRatePpm: 230_000,
};

export type Item = { id: string; name: string; baseUrl: string };
type Product = { id: string; key: string; vpn: object } & Record<string, unknown>;

export async function furnish(clerk: Visitor) {
  const { url, simUrls } = demoShop();
  await seed({ url, setupToken: inject('setupToken'), simUrls });
  await quiet();
  const { general } = await clerk.get<{ general: object }>('/admin/settings');
  await clerk.call('PUT', '/admin/settings', { ...general, ...COMPANY });
  await steer('networks', { name: 'Default', description: 'Shared exit', amneziawg: true, ikev2: true });
  await steer('networks', {
    name: 'Office',
    description: 'One address per customer',
    cidr: '10.77.0.0/30',
    wireguard: true,
  });
  const { items: servers } = await clerk.get<{ items: Item[] }>('/admin/servers');
  const frankfurt = servers.find(({ name }) => name === 'Frankfurt')?.id ?? '';
  const warsaw = servers.find(({ name }) => name === 'Warsaw')?.id ?? '';
  const { items: products } = await clerk.get<{ items: Product[] }>('/admin/products?limit=100');
  const plus = await clerk.get<Product>(`/admin/products/${products.find(({ key }) => key === 'plus')?.id}`);
  const { id: plusId, activeServices: _a, totalServices: _t, createdAt: _c, warnings: _w, ...draft } = plus;
  const { id: groupId } = await clerk.post<{ id: string }>('/admin/product-groups', {
    key: 'business',
    name: { en: 'Business', pl: 'Dla firm' },
    description: {
      en: 'Addresses of your own, and a person to call.',
      pl: 'Własne adresy i osoba, do której można zadzwonić.',
    },
    hidden: false,
    position: 1,
  });
  await clerk.post('/admin/products', {
    ...draft,
    key: 'office',
    name: { en: 'Office', pl: 'Biuro' },
    summary: {
      en: 'An address of its own for a small office, 500 Mbit/s both ways.',
      pl: 'Własny adres dla małego biura, 500 Mbit/s w obie strony.',
    },
    groupId,
    position: 3,
    prices: ['EUR', 'USD', 'PLN'].map((currency) => ({
      currency,
      periods: [{ period: 'monthly', setupMicro: 0, baseMicro: (currency === 'PLN' ? 99 : 24) * UNIT }],
    })),
    vpn: { ...plus.vpn, downMbps: 500, upMbps: 500 },
    targets: [
      { serverId: frankfurt, network: 'Office' },
      { serverId: warsaw, network: 'Default' },
    ],
  });
  return { servers, frankfurt, warsaw, plusId };
}

/** A panel that nobody answers for, and one whose licence call fails while it is compared. */
export async function trouble(clerk: Visitor, warsaw: string, frankfurt: string) {
  const nobody = await holdPort({ usual: 8828 });
  await nobody.release();
  const { drivers } = await clerk.get<{ drivers: { key: string }[] }>('/admin/server-drivers');
  const { id: vilnius } = await clerk.post<{ id: string }>('/admin/servers', {
    name: 'Vilnius',
    datacentre: 'VNO2',
    driver: drivers[0]?.key,
    host: '127.0.0.1',
    port: nobody.port,
    secure: false,
    plainHttpAccepted: true,
    token: TOKEN,
    maxAccounts: 250,
    timeZone: 'Europe/Vilnius',
    note: 'Waits for its network card; expected back next week.',
    disabled: false,
  });
  await clerk.post('/admin/servers/test', { id: vilnius });
  await clerk.post(`/admin/servers/${frankfurt}/contract`, {});
  await steer('faults', { fault: 'http-500', route: 'GET /license' });
  await clerk.post(`/admin/servers/${warsaw}/contract`, {});
  await steer('faults', null, 'DELETE');
}
