import * as z from 'zod/mini';
import { endpoint, entryMicro, id, listInput, note, page, span, tag, text } from '../../kernel/contract.ts';
import { proofStatus, TRANSACTION_KINDS, transactionRow } from './model.ts';

const tags = tag('Transactions', 'What was booked on the wallets, and the proof that it adds up.');

export const transactions = {
  list: endpoint({ permit: 'staff:finance.read' })
    .route({ method: 'GET', path: '/admin/transactions', tags, summary: 'Transactions' })
    .input(
      listInput(['createdAt', 'netMicro', 'kind'], {
        clientId: z.optional(id()),
        serviceId: z.optional(id()),
        kind: z.optional(z.enum(TRANSACTION_KINDS)),
        currency: z.optional(z.string().check(z.maxLength(3))),
        ...span,
      }),
    )
    .output(page(transactionRow)),
};

export const ledger = {
  proof: endpoint({ permit: 'staff:finance.read' })
    .route({ method: 'GET', path: '/admin/ledger/proof', tags, summary: 'Does the ledger add up?' })
    .input(z.optional(z.strictObject({})))
    .output(proofStatus),
};

/** Stands among the clients' endpoints, whose module must not know the ledger. */
export const clientAdjust = {
  /** Books a correction on the wallet, positive or negative; the client reads `description`, staff alone `note`. */
  adjust: endpoint({
    permit: 'staff:finance.write',
    idempotent: true,
    problems: ['insufficient_funds', 'balance_limit'],
  })
    .route({
      method: 'POST',
      path: '/admin/clients/{id}/adjustments',
      tags: ['Clients'],
      summary: 'Adjust a client’s balance',
    })
    .input(
      z.strictObject({
        id: id(),
        amountMicro: entryMicro().check(z.refine((n) => n !== 0, 'Enter an amount other than zero.')),
        description: text(255),
        note: note(),
      }),
    )
    .output(z.object({ transactionId: z.string() })),
};
