import * as z from 'zod/mini';
import { ack, byId, endpoint, entryMicro, id, type ProblemCode, tag, text } from '../../kernel/contract.ts';
import { gatewayChoice, payment, paymentStart, topUpQuote } from './model.ts';

const tags = tag('Add funds', 'Ways to pay and what they cost. The money is credited when it has arrived.');
const mine = (...problems: ProblemCode[]) => endpoint({ permit: 'client', problems });

export const payments = {
  gateways: mine()
    .route({ method: 'GET', path: '/client/gateways', tags, summary: 'Ways to pay' })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ gateways: z.array(gatewayChoice) })),
  quote: mine('currency_mismatch')
    .route({ method: 'GET', path: '/client/top-up-quote', tags, summary: 'What adding funds would cost' })
    .input(
      z.strictObject({ netMicro: z.coerce.number().check(z.refine(Number.isSafeInteger, 'Enter whole micro-units.')) }),
    )
    .output(topUpQuote),
  addFunds: endpoint({ permit: 'client', idempotent: true, problems: ['not_found', 'currency_mismatch', 'busy'] })
    .route({ method: 'POST', path: '/client/top-ups', tags, summary: 'Issue a proforma and start its payment' })
    .input(z.strictObject({ netMicro: entryMicro(), gateway: text(40) }))
    .output(z.object({ documentId: id(), paymentId: id(), start: paymentStart })),
  get: mine()
    .route({ method: 'GET', path: '/client/payments/{id}', tags, summary: 'One of my payments' })
    .input(byId())
    .output(payment),
  /** Simulated gateways only: what a real one would tell us by webhook. */
  simulate: mine('payment_settled', 'document_settled', 'transaction_exists', 'currency_mismatch', 'balance_limit')
    .route({
      method: 'POST',
      path: '/client/payments/{id}/simulate',
      tags,
      summary: 'Approve or decline a test payment',
    })
    .input(z.strictObject({ id: id(), outcome: z.enum(['paid', 'declined']) }))
    .output(ack()),
};
