import * as z from 'zod/mini';
import { PERIODS } from '../../catalog/contract/model.ts';
import { amountMicro, currency, endpoint, id, instant, tag, text } from '../../kernel/contract.ts';
import { paymentStart } from '../../payments/contract/model.ts';
import { tax } from '../../tax/contract/model.ts';

const tags = tag('Orders', 'From a price to a service.');
const choice = { productId: id(), period: z.enum(PERIODS) };

/** The charge that the order will make, to the micro-unit: the same function computes both. */
export const orderQuote = z.object({
  currency: currency(),
  priceVersion: z.int(),
  setupMicro: amountMicro(),
  baseMicro: amountMicro(),
  totalMicro: amountMicro(),
  nextChargeAt: z.nullable(instant()),
  availableMicro: amountMicro(),
  balanceAfterMicro: amountMicro(),
  /** What is missing, net; 0 when the funds suffice. */
  shortMicro: amountMicro(),
  /** What paying the missing part costs with tax, in minor units. */
  shortTotalMinor: z.int(),
  /** What is added to the missing part. */
  taxes: z.array(tax),
});

const placed = z.object({
  serviceId: id(),
  state: z.enum(['provisioning', 'awaiting_payment']),
  payment: z.nullable(z.object({ id: id(), start: paymentStart })),
});

export const orders = {
  quote: endpoint({ permit: 'client', problems: ['not_found', 'not_orderable', 'currency_mismatch'] })
    .route({ method: 'GET', path: '/client/order-quote', tags, summary: 'What an order would charge' })
    .input(z.strictObject(choice))
    .output(orderQuote),
  /** With `payWith`, an order that lacks funds waits for that payment and then goes through by itself. */
  place: endpoint({
    permit: 'client',
    idempotent: true,
    problems: [
      'not_found',
      'not_orderable',
      'price_changed',
      'insufficient_funds',
      'currency_mismatch',
      'email_unconfirmed',
      'busy',
    ],
  })
    .route({ method: 'POST', path: '/client/orders', tags, summary: 'Order a plan' })
    .input(z.strictObject({ ...choice, expectedTotalMicro: amountMicro(), payWith: z.optional(text(40)) }))
    .output(placed),
  /** What it asked for before is cancelled. Funds that suffice by now are used instead. */
  pay: endpoint({
    permit: 'client',
    idempotent: true,
    problems: [
      'not_orderable',
      'wrong_state',
      'document_settled',
      'insufficient_funds',
      'currency_mismatch',
      'email_unconfirmed',
      'busy',
    ],
  })
    .route({ method: 'POST', path: '/client/orders/{id}/pay', tags, summary: 'Pay for a waiting order in another way' })
    .input(z.strictObject({ id: id(), payWith: text(40) }))
    .output(placed),
};
