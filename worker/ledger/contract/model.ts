import * as z from 'zod/mini';
import { amountMicro, currency, id, instant } from '../../kernel/contract.ts';

/** `hold` and `release` move money between the wallet and what is reserved for an order; they are not charges. */
export const TRANSACTION_KINDS = ['payment', 'charge', 'refund', 'adjustment', 'hold', 'release'] as const;

export const transaction = z.object({
  /** The idempotency key: `charge:<service>:<period start>`. */
  id: z.string(),
  clientId: id(),
  kind: z.enum(TRANSACTION_KINDS),
  currency: currency(),
  /** Signed effect on the wallet. */
  netMicro: amountMicro(),
  /** Money including tax, signed; equals net for everything but payments and refunds. */
  grossMicro: amountMicro(),
  balanceBeforeMicro: amountMicro(),
  balanceAfterMicro: amountMicro(),
  description: z.string(),
  serviceId: z.nullable(id()),
  documentId: z.nullable(id()),
  periodStart: z.nullable(instant()),
  periodEnd: z.nullable(instant()),
  actor: z.string(),
  createdAt: instant(),
});
export type Transaction = z.infer<typeof transaction>;
export const transactionRow = z.extend(transaction, { clientNumber: z.int(), clientName: z.string() });

export const ledgerFault = z.object({
  check: z.enum(['balance', 'transaction', 'chain', 'held']),
  /** The account or transaction at fault. */
  subject: z.string(),
  statedMicro: amountMicro(),
  provenMicro: amountMicro(),
});

export const proofStatus = z.object({
  /** The last walk that came to its end; `faults` are the first 20 of `faultCount`. Null: none did yet. */
  last: z.nullable(
    z.object({
      green: z.boolean(),
      clients: z.int(),
      faultCount: z.int(),
      faults: z.array(ledgerFault),
      startedAt: instant(),
      finishedAt: instant(),
    }),
  ),
  /** The walk under way. */
  running: z.nullable(z.object({ startedAt: instant(), clients: z.int(), faultCount: z.int() })),
});
