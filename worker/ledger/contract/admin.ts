import * as z from 'zod/mini';
import { endpoint, id, listInput, page, span, tag } from '../../kernel/contract.ts';
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
