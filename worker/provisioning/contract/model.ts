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

const pair = { serverId: id(), network: z.nullable(z.string()) };
export const chosenPair = z.strictObject(pair);
/** Of the product, its account goes there and nowhere else. `network` null: the panel's choice. */
export type ChosenPair = z.infer<typeof chosenPair>;

/** Why an earlier server → network pair was passed over. `spent`: an account was made there and had to be taken back. */
export const skippedPair = z.object({ ...pair, serverName: z.string(), reason: z.string(), spent: z.boolean() });

/** As it is kept: the reason with its code. */
export type SkippedPair = Omit<z.infer<typeof skippedPair>, 'reason' | 'spent'> & { reason: Said; spent?: true };

/** `made`: the account is there. `unsure`: its request was, or was about to be, sent. */
export const ACCOUNT_STATES = ['none', 'unsure', 'made', 'removing'] as const;

/** How the setting up of an order goes. */
export const deployment = z.object({
  /** Of `attempts`; 0 before the first. */
  attempt: z.int(),
  attempts: z.int(),
  /** Null: it is at work now, or over. */
  nextAt: z.nullable(instant()),
  /** What the last attempt came to. */
  why: z.nullable(z.string()),
  account: z.enum(ACCOUNT_STATES),
});

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
      serverId: id(),
      serverName: z.string(),
      network: z.nullable(z.string()),
      vpnName: z.string(),
      updatedAt: instant(),
    }),
  ),
  /** Of an order that is not delivered; null once it is, and while nothing was begun. */
  deployment: z.nullable(deployment),
  heldMicro: amountMicro(),
  /** Speeds of its product as it stands now; the service keeps those that it was sold with. */
  productCaps: z.nullable(caps),
  suspension: z.nullable(z.enum(['funds', 'staff'])),
  /** What the VPN server last refused, while it differs from the status. */
  fault: z.nullable(z.string()),
  lastUsage: z.nullable(lastUsage),
});

export type ServiceDetail = z.infer<typeof serviceDetail>;
