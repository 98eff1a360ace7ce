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
