import * as z from 'zod/mini';
import { amountMicro, currency, id, instant } from '../../kernel/contract.ts';
import { driverForm, instanceFields, instanceModel } from '../../kernel/instance.ts';
import { taxAmount } from '../../tax/contract/model.ts';

export const PAYMENT_STATES = ['pending', 'paid', 'declined', 'cancelled'] as const;

export const paymentStart = z.union([
  z.object({ kind: z.literal('redirect'), url: z.string() }),
  z.object({ kind: z.literal('instructions'), text: z.string() }),
]);

export const payment = z.object({
  id: id(),
  documentId: id(),
  documentNumber: z.string(),
  clientId: id(),
  clientName: z.string(),
  gateway: z.string(),
  gatewayLabel: z.string(),
  state: z.enum(PAYMENT_STATES),
  currency: currency(),
  amountMinor: z.int(),
  /** The gateway's or the bank's own reference; unique per gateway. */
  reference: z.nullable(z.string()),
  simulated: z.boolean(),
  start: paymentStart,
  createdAt: instant(),
  decidedAt: z.nullable(instant()),
  /** Why staff gave up waiting for it, in their words; null unless they did. */
  reason: z.nullable(z.string()),
  /** The service that is ordered by itself when this arrives. */
  forServiceId: z.nullable(id()),
});
export type Payment = z.infer<typeof payment>;

/** What adding `netMicro` to the wallet costs. */
export const topUpQuote = z.object({
  currency: currency(),
  netMicro: amountMicro(),
  subtotalMinor: z.int(),
  taxMinor: z.int(),
  totalMinor: z.int(),
  /** Each tax; together they are `taxMinor`. */
  taxes: z.array(taxAmount),
  balanceAfterMicro: amountMicro(),
  minMicro: amountMicro(),
  maxMicro: amountMicro(),
});

/** What payments, their references and the ledger's accounts call a gateway; it stays. */
const gatewayKey = () =>
  z
    .string()
    .check(
      z.trim(),
      z.toLowerCase(),
      z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Use 1 to 40 letters a–z, digits and hyphens.'),
    );
export const gatewayDraft = z.strictObject({ key: gatewayKey(), ...instanceFields });
export const gatewayChange = z.extend(gatewayDraft, { id: id() });
export const gateway = z.extend(instanceModel, { key: z.string() });
export type Gateway = z.infer<typeof gateway>;
export const gatewayDriver = z.extend(driverForm, { simulated: z.boolean() });

export const gatewayChoice = z.object({
  key: z.string(),
  label: z.string(),
  simulated: z.boolean(),
  confirmedByStaff: z.boolean(),
});
