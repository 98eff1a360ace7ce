import * as z from 'zod/mini';
import { endpoint, id, listInput, page } from '../../kernel/contract.ts';
import { TRANSACTION_KINDS, transactionRow } from './model.ts';

export const transactions = {
  list: endpoint({ permit: 'staff:finance.read' })
    .route({ method: 'GET', path: '/admin/transactions', tags: ['Transactions'], summary: 'Transactions' })
    .input(
      listInput(['createdAt', 'netMicro'], {
        clientId: z.optional(id()),
        serviceId: z.optional(id()),
        kind: z.optional(z.enum(TRANSACTION_KINDS)),
        currency: z.optional(z.string().check(z.maxLength(3))),
        from: z.optional(z.coerce.number()),
        to: z.optional(z.coerce.number()),
      }),
    )
    .output(page(transactionRow)),
};
