/** The operator guides of docs/guides, followed over the API as they are written: tables are what is entered. */
import { expect, inject, it } from 'vitest';
import { customer, staff } from './testing/actors.ts';
import { SERVER_DRIVER } from './testing/drivers.ts';
import { panelAddress } from './testing/panels.ts';
import { accountsIn, fund, ownRule, withRoomyLicence } from './testing/shop.ts';
import { world } from './testing/world.ts';

const guides: Record<string, string> = import.meta.glob('../docs/guides/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const MICRO = 1_000_000;

const guide = (name: string) => guides[`../docs/guides/${name}.md`] ?? '';
/** The tables of a guide, each as field → value without its code marks. */
const tablesOf = (name: string): Record<string, string>[] =>
  [...guide(name).matchAll(/(?:^\|.*\|\n)+/gm)].map(([table]) =>
    Object.fromEntries(
      table
        .trim()
        .split('\n')
        .slice(2)
        .map((row) => row.split('|').map((cell) => cell.replaceAll('`', '').trim()))
        .map(([, field = '', value = '']) => [field, value]),
    ),
  );
const commandsOf = (name: string) => guide(name).match(/^curl .*$/gm) ?? [];

async function run(command: string, token: string) {
  const url = /https:\/\/\S+/.exec(command)?.[0] ?? '';
  const signed = command.includes('Authorization: Bearer $TOKEN');
  return fetch(url.replace('https://vpn1.example.com', inject('panel').url), {
    headers: signed ? { authorization: `Bearer ${token}` } : {},
  });
}

withRoomyLicence();

it('given an empty shop, following the guides from the panel to the product, every command answers and a customer’s order becomes a VPN', async () => {
  const { token } = panelAddress();
  const commands = ['prepare-panel', 'issue-token', 'make-network'].flatMap(commandsOf);
  expect(commands.length).toBe(7);
  for (const command of commands) expect((await run(command, token)).status, command).toBe(200);
  expect((await run(commands[1] ?? '', 'not-the-token')).status).toBe(401);

  const w = await world();
  const admin = await staff(w);
  const { api } = admin;
  const [server, group] = tablesOf('add-server');
  const { id: serverId } = await api.admin.servers.create({
    ...panelAddress(),
    name: server?.Name ?? '',
    driver: SERVER_DRIVER,
    maxAccounts: null,
    timeZone: 'UTC',
    datacentre: '',
    note: '',
    disabled: false,
  });
  const { steps } = await api.admin.servers.test({ id: serverId });
  expect(steps.map(({ state }) => state).filter((state) => state === 'failed')).toEqual([]);
  expect(group?.Servers).toBe(server?.Name);
  const { id: serverGroupId } = await api.admin.serverGroups.create({ name: group?.Name ?? '', serverIds: [serverId] });

  const [shelf, plan, price] = tablesOf('product');
  const { id: groupId } = await api.admin.productGroups.create({
    key: shelf?.Key ?? '',
    name: { en: shelf?.Name ?? '' },
    description: { en: '' },
    hidden: false,
    position: 0,
  });
  expect([plan?.['Product group'], plan?.['Server group']]).toEqual([shelf?.Name, group?.Name]);
  const network = plan?.['VPN networks'] ?? '';
  const before = (await accountsIn(network)).length;
  const { id: productId } = await api.admin.products.create({
    key: plan?.Key ?? '',
    groupId,
    name: { en: plan?.Name ?? '' },
    summary: { en: '' },
    description: { en: '' },
    hidden: false,
    retired: false,
    position: 0,
    serverId: null,
    serverGroupId,
    cancellationDelayHours: 48,
    terminationDelayHours: 72,
    vpn: {
      downMbps: Number(plan?.Download),
      upMbps: Number(plan?.Upload),
      nameRule: ownRule(),
      instructionUrl: '',
      showPassword: 'plain',
    },
    targets: [{ serverId, network }],
    prices: [
      {
        currency: 'EUR',
        periods: [
          {
            period: 'monthly',
            baseMicro: Number(price?.['Price, EUR, Monthly']) * MICRO,
            setupMicro: Number(price?.['Setup fee, EUR, Monthly']) * MICRO,
          },
        ],
      },
    ],
  });

  const buyer = await customer(w);
  await fund(admin, buyer.clientId, 20 * MICRO);
  const { totalMicro } = await buyer.api.client.orders.quote({ productId, period: 'monthly' });
  expect(totalMicro).toBe(5 * MICRO);
  const { serviceId } = await buyer.api.client.orders.place({
    productId,
    period: 'monthly',
    expectedTotalMicro: totalMicro,
  });
  await w.drain();
  expect((await buyer.api.client.services.get({ id: serviceId })).status).toBe('active');
  const accounts = await accountsIn(network);
  expect(accounts.length).toBe(before + 1);
  expect(accounts.at(-1)).toMatchObject({ downMbps: 100, upMbps: 25, enabled: true });
});
