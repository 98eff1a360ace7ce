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
};

export const myServiceRow = z.object({ ...serviceBase, location: z.nullable(z.string()), caps });

export const vpnAccount = z.object({
  name: z.string(),
  ipv4: z.nullable(z.string()),
  enabled: z.boolean(),
  caps,
  /** Cap of the whole network, which applies above the account's own. */
  networkCaps: z.nullable(caps),
  protocols,
});

export const myService = z.object({
  ...serviceBase,
  caps,
  location: z.nullable(z.string()),
  vpn: z.nullable(vpnAccount),
  showPassword: z.enum(['plain', 'button', 'no']),
  instructionUrl: z.nullable(z.string()),
  /** The payment that this order waits for. */
  paymentId: z.nullable(id()),
});
export type MyService = z.infer<typeof myService>;

export const configText = z.object({
  protocol: z.enum(PROTOCOL_KEYS),
  text: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
});

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
});
export type ServiceDetail = z.infer<typeof serviceDetail>;
