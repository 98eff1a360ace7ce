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

export const serviceBase = {
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
