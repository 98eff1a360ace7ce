/** A shop with something to sell: networks of its own on the shared panel, a server, a product, a customer with funds. */
import { afterAll, beforeAll } from 'vitest';
import type { ProductDraft } from '../catalog/contract/model.ts';
import { customer, staff, unique } from './actors.ts';
import { aProduct, aServer } from './catalog.ts';
import { steer } from './panels.ts';
import type { World } from './world.ts';

export const MICRO = 1_000_000;

let lastSubnet = 0;

/** A network of its own; `/30` has no free address, `/29` has three. */
export async function aNetwork(
  over: Record<string, unknown> = {},
  panel: 'panel' | 'secondPanel' = 'panel',
): Promise<string> {
  const name = unique('net');
  const n = ++lastSubnet;
  await steer(
    'POST',
    'networks',
    {
      name,
      description: 'Test',
      cidr: `10.${120 + Math.floor(n / 250)}.${n % 250}.0/24`,
      protocols: ['wireguard', 'amneziawg', 'openvpn', 'ikev2'],
      b_download: 12,
      b_upload: 12,
      ...over,
    },
    panel,
  );
  return name;
}

/** For the tests of one file: the panel's licence has room for all their accounts. */
export function withRoomyLicence() {
  const PANELS = ['panel', 'secondPanel'] as const;
  const before = new Map<string, unknown>();
  beforeAll(async () => {
    for (const panel of PANELS) {
      const state = (await steer('GET', 'state', undefined, panel)) as { licence: unknown };
      before.set(panel, state.licence);
      await steer('POST', 'licence', { ceiling: 100_000 }, panel);
    }
  });
  afterAll(async () => {
    for (const panel of PANELS) await steer('POST', 'licence', before.get(panel), panel);
  });
}

/** A rule that no other test's names meet. */
export const ownRule = () => `t${crypto.randomUUID().slice(0, 6)}-{service_id}`;

export type ShopOptions = {
  /** Networks of the pairs, in order; one of its own when absent. */
  networks?: string[];
  product?: Partial<ProductDraft>;
  vpn?: Partial<ProductDraft['vpn']>;
  server?: Record<string, unknown>;
  fundsMicro?: number;
  creditLimitMicro?: number;
};

export async function shop(w: World, options: ShopOptions = {}) {
  const admin = await staff(w);
  const serverId = (await aServer(admin.api, options.server)).id;
  const networks = options.networks ?? [await aNetwork()];
  const product = await aProduct(admin.api, {
    serverId,
    targets: networks.map((network) => ({ serverId, network })),
    prices: [{ currency: 'EUR', periods: [{ period: 'monthly', setupMicro: 6 * MICRO, baseMicro: 14_500_000 }] }],
    ...options.product,
    vpn: { downMbps: 100, upMbps: 25, nameRule: ownRule(), instructionUrl: '', showPassword: 'plain', ...options.vpn },
  });
  const buyer = await customer(w, { creditLimitMicro: options.creditLimitMicro ?? 0 });
  await fund(admin, buyer.clientId, options.fundsMicro ?? 30 * MICRO);
  return { admin, buyer, serverId, networks, productId: product.id, rule: product.draft.vpn.nameRule ?? '' };
}
export type Shop = Awaited<ReturnType<typeof shop>>;

export async function fund(admin: Shop['admin'], clientId: string, amountMicro: number) {
  if (amountMicro !== 0) await admin.api.admin.clients.adjust({ id: clientId, amountMicro, description: 'Funds' });
}

/** Orders at the price shown; the saga has not run yet. */
export async function order({ buyer, productId }: Shop, over: Record<string, unknown> = {}): Promise<string> {
  const quote = await buyer.api.client.orders.quote({ productId, period: 'monthly' });
  const placed = await buyer.api.client.orders.place({
    productId,
    period: 'monthly',
    expectedTotalMicro: quote.totalMicro,
    ...over,
  });
  return placed.serviceId;
}

export type PanelClient = {
  name: string;
  network: string;
  ipv4: string;
  username: string;
  password: string;
  enabled: boolean;
  downMbps: number;
  upMbps: number;
};

/** What the panel itself holds in one of the test's networks. */
export async function accountsIn(network: string): Promise<PanelClient[]> {
  const { clients } = (await steer('GET', 'state')) as { clients: PanelClient[] };
  return clients.filter((c) => c.network === network);
}

/** Forgets what the panel was asked so far: it keeps 500 calls only. */
export const forgetCalls = () => steer('DELETE', 'log');
export const panelLog = async () => (await steer('GET', 'log')) as { method: string; path: string; body: object }[];
/** What the panel was asked since, as `METHOD path`. */
export const panelCalls = async () => (await panelLog()).map((c) => `${c.method} ${c.path.replace(/^\/api\/v1/, '')}`);

/** Booked effect on the wallet by kind, and what is held and spendable now. */
export async function money(w: World, clientId: string) {
  const { results } = await w.env.DB.prepare(
    'SELECT id, kind, net_micro AS net FROM ledger_transaction WHERE client_id = ? ORDER BY seq',
  )
    .bind(clientId)
    .all<{ id: string; kind: string; net: number }>();
  const wallet = await w.env.DB.prepare('SELECT balance_micro AS balance, held_micro AS held FROM client WHERE id = ?')
    .bind(clientId)
    .first<{ balance: number; held: number }>();
  const charges = results.filter((t) => t.kind === 'charge');
  return { balance: wallet?.balance ?? 0, held: wallet?.held ?? 0, charges, all: results };
}
