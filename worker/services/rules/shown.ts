/** How a service looks to its customer and to staff. */
import { textIn } from '../../catalog/index.ts';
import type { Account, Network, Outcome, Protocols } from '../../drivers/provisioning/port.ts';
import type { Locale } from '../../kernel/contract.ts';
import type { MyService, ServiceDetail, ServiceRow as ShownRow } from '../contract/model.ts';
import type { IntentRow, ServiceRow } from '../rules.ts';
import { cancelsAt, endsAt } from './lifecycle.ts';

export type Placed = {
  service: ServiceRow;
  serverName: string | null;
  location: string | null;
  clientNumber: number;
  clientName: string;
};
export type Presentation = { showPassword: 'plain' | 'button' | 'no'; instructionUrl: string };

const SILENT: Protocols = { wireguard: null, amneziawg: null, openvpn: null, ikev2: null };

const capsOf = ({ downMbps, upMbps }: ServiceRow) => ({ downMbps, upMbps });

const clockOf = (row: ServiceRow) => ({
  suspendedAt: row.suspendedAt,
  terminationRequestedAt: row.terminationRequestedAt,
  terminateAt: endsAt(row),
  cancelAt: cancelsAt(row),
  terminatedAt: row.terminatedAt,
});

const baseOf = (row: ServiceRow, locale: Locale) => ({
  id: row.id,
  number: row.number,
  label: row.label,
  productName: textIn(row.productName, locale),
  status: row.status,
  provisionStatus: row.provisionStatus,
  cause: row.cause,
  currency: row.currency,
  period: row.period,
  setupMicro: row.setupMicro,
  baseMicro: row.baseMicro,
  orderedAt: row.orderedAt,
  activatedAt: row.activatedAt,
  paidThrough: row.paidThrough === 0 ? null : row.paidThrough,
  ...clockOf(row),
});

/** The account, once there is one. */
const vpnOf = (row: ServiceRow) =>
  row.vpnName === null || row.activatedAt === null
    ? null
    : {
        name: row.vpnName,
        ipv4: row.ipv4,
        enabled: row.status === 'active',
        caps: capsOf(row),
        networkCaps: row.networkCaps,
        protocols: row.protocols ?? SILENT,
      };

export const myRowOf = ({ service, location }: Placed, locale: Locale) => ({
  ...baseOf(service, locale),
  location: location || null,
  caps: capsOf(service),
  paymentId: service.provisionStatus === 'awaiting_payment' ? service.paymentId : null,
});

export const myServiceOf = (placed: Placed, product: Presentation | undefined, locale: Locale): MyService => ({
  ...myRowOf(placed, locale),
  vpn: vpnOf(placed.service),
  showPassword: product?.showPassword ?? 'no',
  instructionUrl: product?.instructionUrl || null,
});

export const rowOf = ({ service, serverName, clientNumber, clientName }: Placed): ShownRow => ({
  ...baseOf(service, 'en'),
  clientId: service.clientId,
  clientNumber,
  clientName,
  serverName,
  network: service.network,
  vpnName: service.vpnName,
});

type Around = {
  intent: IntentRow | undefined;
  intentServerName: string | null;
  targets: ServiceDetail['targets'];
  username: string | null;
  heldMicro: number;
  productCaps: ServiceDetail['productCaps'];
};

export function detailOf(placed: Placed, around: Around): ServiceDetail {
  const { service, serverName, clientNumber, clientName } = placed;
  const { intent, intentServerName, targets, username, heldMicro, productCaps } = around;
  const open = intent && intent.vpnName !== null && intent.serverId !== null && intent.step !== 'done';
  return {
    ...baseOf(service, 'en'),
    clientId: service.clientId,
    clientNumber,
    clientName,
    productId: service.productId,
    serverId: service.serverId,
    serverName,
    network: service.network,
    vpn: vpnOf(service),
    username,
    targets,
    skipped: intent?.skipped ?? [],
    intent: open
      ? {
          step: intent.step,
          serverName: intentServerName ?? '',
          network: intent.network,
          vpnName: intent.vpnName ?? '',
          updatedAt: intent.updatedAt,
        }
      : null,
    heldMicro,
    productCaps,
    suspension: service.suspension,
    fault: service.fault,
    lastUsage: service.lastUsage,
  };
}

/** What an answer says of the account; its password stays out. `network`: what the server says of its network, if it does. */
export function observedOf(row: ServiceRow, seen: Outcome<Account | null>, network: Network | null) {
  const protocols = network?.protocols ?? row.protocols ?? SILENT;
  if (seen.kind !== 'ok') return { presence: 'unknown' as const, account: null, protocols };
  if (seen.value === null) return { presence: 'missing' as const, account: null, protocols };
  const { password: _, ...account } = seen.value;
  return { presence: 'there' as const, account, protocols };
}

const FILES = {
  wireguard: { prefix: 'wg', suffix: 'conf', mediaType: 'text/plain; charset=utf-8' },
  amneziawg: { prefix: 'awg', suffix: 'conf', mediaType: 'text/plain; charset=utf-8' },
  openvpn: { prefix: 'vpn', suffix: 'ovpn', mediaType: 'application/x-openvpn-profile' },
  ikev2: { prefix: 'vpn', suffix: 'sswan', mediaType: 'application/vnd.strongswan.profile' },
} as const;

const PLATFORM_FILES = {
  apple: { suffix: 'mobileconfig', mediaType: 'application/x-apple-aspen-config' },
  windows: { suffix: 'ps1', mediaType: 'text/plain; charset=utf-8' },
  certificate: { suffix: 'crt', mediaType: 'application/x-x509-ca-cert' },
} as const;

/** IKEv2 for a platform that does not read the profile itself. */
export function platformFileOf(kind: keyof typeof PLATFORM_FILES, serviceNumber: number) {
  const { suffix, mediaType } = PLATFORM_FILES[kind];
  return { fileName: `vpn-${serviceNumber}.${suffix}`, mediaType };
}

/** Of a WireGuard file the base name becomes the interface's: 15 characters at most, which a short number keeps to. */
export function fileOf(protocol: keyof typeof FILES, serviceNumber: number) {
  const { prefix, suffix, mediaType } = FILES[protocol];
  return { fileName: `${prefix}-${serviceNumber}.${suffix}`, mediaType };
}
