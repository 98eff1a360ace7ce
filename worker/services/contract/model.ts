import * as z from 'zod/mini';
import { PERIODS } from '../../catalog/contract/model.ts';
import { amountMicro, currency, id, instant } from '../../kernel/contract.ts';
import { caps, protocols } from '../../servers/contract/model.ts';

export const SERVICE_STATUSES = [
  'pending',
  'active',
  'suspended',
  'terminated',
  'cancelled',
  'fraud',
  'manual',
] as const;
/** Separate from the status: what the machinery is doing. `needs_attention` waits for a person. */
export const PROVISION_STATUSES = [
  'awaiting_payment',
  'pending',
  'deploying',
  'completed',
  'suspended',
  'terminated',
  'error',
  'needs_attention',
] as const;
export const PROTOCOL_KEYS = ['wireguard', 'amneziawg', 'openvpn', 'ikev2'] as const;

/** Why a status is what it is: shown to staff; `message` also to the customer. */
export const cause = z.object({ code: z.string(), message: z.string(), at: instant() });
export type Cause = z.infer<typeof cause>;

/** Of the month in which it was read, in bytes as the customer sees them. */
export const lastUsage = z.object({
  at: instant(),
  year: z.int(),
  month: z.int(),
  downBytes: z.int(),
  upBytes: z.int(),
});
export type LastUsage = z.infer<typeof lastUsage>;

const serviceBase = {
  id: id(),
  number: z.int(),
  label: z.string(),
  productName: z.string(),
  status: z.enum(SERVICE_STATUSES),
  provisionStatus: z.enum(PROVISION_STATUSES),
  cause: z.nullable(cause),
  currency: currency(),
  period: z.enum(PERIODS),
  setupMicro: amountMicro(),
  baseMicro: amountMicro(),
  orderedAt: instant(),
  activatedAt: z.nullable(instant()),
  paidThrough: z.nullable(instant()),
  suspendedAt: z.nullable(instant()),
  terminationRequestedAt: z.nullable(instant()),
  /** When the service ends by itself unless something is done: its delay after a suspension, or its customer's request. */
  terminateAt: z.nullable(instant()),
  /** When an order that waits for money is cancelled by itself. */
  cancelAt: z.nullable(instant()),
  terminatedAt: z.nullable(instant()),
};

export const myServiceRow = z.object({
  ...serviceBase,
  location: z.nullable(z.string()),
  caps,
  /** The payment that this order waits for. */
  paymentId: z.nullable(id()),
});

export const vpnAccount = z.object({
  name: z.string(),
  ipv4: z.nullable(z.string()),
  enabled: z.boolean(),
  caps,
  /** Cap of the whole network, which applies above the account's own. */
  networkCaps: z.nullable(caps),
  protocols,
});

export const myService = z.extend(myServiceRow, {
  vpn: z.nullable(vpnAccount),
  showPassword: z.enum(['plain', 'button', 'no']),
  instructionUrl: z.nullable(z.string()),
});
export type MyService = z.infer<typeof myService>;

export const configText = z.object({
  protocol: z.enum(PROTOCOL_KEYS),
  text: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
});
/** One protocol's configuration and the name of the file that it is saved as. */
export type AccountFile = z.infer<typeof configText>;

/** IKEv2 by hand. `certificate` null: the server's is one that devices trust anyway. */
export const ikev2Settings = z.object({
  name: z.string(),
  server: z.string(),
  remoteId: z.string(),
  username: z.nullable(z.string()),
  certificate: z.nullable(z.object({ name: z.nullable(z.string()), sha256: z.string(), fileName: z.string() })),
  /** For NetworkManager: run where the certificate was saved. */
  linuxCommand: z.string(),
});
export type Ikev2Settings = z.infer<typeof ikev2Settings>;

export const serviceRow = z.object({
  ...serviceBase,
  clientId: id(),
  clientNumber: z.int(),
  clientName: z.string(),
  serverName: z.nullable(z.string()),
  network: z.nullable(z.string()),
  vpnName: z.nullable(z.string()),
});
export type ServiceRow = z.infer<typeof serviceRow>;

/** One way in which the account differs from the service; `there` null: the server has no such account. */
export const drift = z.object({
  field: z.enum(['account', 'enabled', 'downMbps', 'upMbps', 'network']),
  here: z.string(),
  there: z.nullable(z.string()),
});
export type Drift = z.infer<typeof drift>;

/** What the VPN server says of an account at this moment. */
export const observedAccount = z.object({
  serverId: id(),
  serverName: z.string(),
  at: instant(),
  /** How long the server took, in ms. */
  tookMs: z.int(),
  /** Null: it answered. Otherwise why nothing, or not all, is known. */
  problem: z.nullable(z.string()),
  presence: z.enum(['there', 'missing', 'unknown']),
  account: z.nullable(
    z.object({
      name: z.string(),
      network: z.nullable(z.string()),
      ipv4: z.nullable(z.string()),
      username: z.nullable(z.string()),
      enabled: z.boolean(),
      caps,
    }),
  ),
  /** Of its network, as the server says, or said when the account was made. */
  protocols,
  drift: z.array(drift),
});
export type ObservedAccount = z.infer<typeof observedAccount>;

/** Why an earlier server → network pair was passed over. */
export const skippedPair = z.object({
  serverId: id(),
  serverName: z.string(),
  network: z.nullable(z.string()),
  reason: z.string(),
});
export type SkippedPair = z.infer<typeof skippedPair>;

export const serviceDetail = z.object({
  ...serviceBase,
  clientId: id(),
  clientNumber: z.int(),
  clientName: z.string(),
  productId: id(),
  serverId: z.nullable(id()),
  serverName: z.nullable(z.string()),
  network: z.nullable(z.string()),
  vpn: z.nullable(vpnAccount),
  username: z.nullable(z.string()),
  /** The product's pairs as they stand now, in order. */
  targets: z.array(z.object({ serverId: id(), serverName: z.string(), network: z.string() })),
  skipped: z.array(skippedPair),
  intent: z.nullable(
    z.object({
      step: z.string(),
      serverName: z.string(),
      network: z.nullable(z.string()),
      vpnName: z.string(),
      updatedAt: instant(),
    }),
  ),
  heldMicro: amountMicro(),
  /** Speeds of its product as it stands now; the service keeps those that it was sold with. */
  productCaps: z.nullable(caps),
  suspension: z.nullable(z.enum(['funds', 'staff'])),
  /** What the VPN server last refused, while it differs from the status. */
  fault: z.nullable(z.string()),
  lastUsage: z.nullable(lastUsage),
});
export type ServiceDetail = z.infer<typeof serviceDetail>;
