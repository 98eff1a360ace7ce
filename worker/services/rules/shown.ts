/** How a service looks to its customer and to staff. */
import { textIn } from '../../catalog/index.ts';
import type { Protocols } from '../../drivers/provisioning/port.ts';
import type { Locale } from '../../kernel/contract.ts';
import type { Teller } from '../../kernel/words/word.ts';
import type { MyService, ServiceRow as ShownRow } from '../contract/model.ts';
import type { ServiceRow } from '../table.ts';
import { toldCause } from './cause.ts';
import { cancelsAt, endsAt } from './dates.ts';

export type Placed = {
  service: ServiceRow;
  serverName: string | null;
  location: string | null;
  clientNumber: number;
  clientName: string;
};

export type Presentation = { showPassword: 'plain' | 'button' | 'no'; instructionUrl: string };

const SILENT: Protocols = { wireguard: null, amneziawg: null, openvpn: null, ikev2: null };

/** Of its network, as last heard. */
export const protocolsOf = (row: ServiceRow): Protocols => row.protocols ?? SILENT;

const capsOf = ({ downMbps, upMbps }: ServiceRow) => ({ downMbps, upMbps });

const clockOf = (row: ServiceRow) => ({
  suspendedAt: row.suspendedAt,
  terminationRequestedAt: row.terminationRequestedAt,
  terminateAt: endsAt(row),
  cancelAt: cancelsAt(row),
  terminatedAt: row.terminatedAt,
});

export const basicsOf = (row: ServiceRow, locale: Locale, say: Teller) => ({
  id: row.id,
  number: row.number,
  label: row.label,
  productName: textIn(row.productName, locale),
  status: row.status,
  provisionStatus: row.provisionStatus,
  cause: toldCause(row.cause, say),
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
export const vpnOf = (row: ServiceRow) =>
  row.vpnName === null || row.activatedAt === null
    ? null
    : {
        name: row.vpnName,
        ipv4: row.ipv4,
        enabled: row.status === 'active',
        caps: capsOf(row),
        networkCaps: row.networkCaps,
        protocols: protocolsOf(row),
      };

export const myRowOf = ({ service, location }: Placed, locale: Locale, say: Teller) => ({
  ...basicsOf(service, locale, say),
  location: location || null,
  caps: capsOf(service),
  paymentId: service.provisionStatus === 'awaiting_payment' ? service.paymentId : null,
});

export const myServiceOf = (
  placed: Placed,
  product: Presentation | undefined,
  locale: Locale,
  say: Teller,
): MyService => ({
  ...myRowOf(placed, locale, say),
  vpn: vpnOf(placed.service),
  showPassword: product?.showPassword ?? 'no',
  instructionUrl: product?.instructionUrl || null,
});

export const rowOf = ({ service, serverName, clientNumber, clientName }: Placed, say: Teller): ShownRow => ({
  ...basicsOf(service, 'en', say),
  clientId: service.clientId,
  clientNumber,
  clientName,
  serverName,
  network: service.network,
  vpnName: service.vpnName,
});
