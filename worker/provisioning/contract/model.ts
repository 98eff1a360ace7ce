import * as z from 'zod/mini';
import { amountMicro, id, instant } from '../../kernel/contract.ts';
import type { Said } from '../../kernel/words/word.ts';
import { caps } from '../../servers/contract/model.ts';
import { lastUsage, serviceBase, vpnAccount } from '../../services/contract/model.ts';

/** One way in which the account differs from the service; `there` null: the server has no such account. */
export const drift = z.object({
  field: z.enum(['account', 'enabled', 'downMbps', 'upMbps', 'network']),
  here: z.string(),
  there: z.nullable(z.string()),
});

export type Drift = z.infer<typeof drift>;

/** Why an earlier server → network pair was passed over. */
export const skippedPair = z.object({
  serverId: id(),
  serverName: z.string(),
  network: z.nullable(z.string()),
  reason: z.string(),
});

/** As it is kept: the reason with its code. */
export type SkippedPair = Omit<z.infer<typeof skippedPair>, 'reason'> & { reason: Said };

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
