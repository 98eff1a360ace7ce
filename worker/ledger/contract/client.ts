import * as z from 'zod/mini';
import { endpoint, listInput, page, span } from '../../kernel/contract.ts';
import { TRANSACTION_KINDS, transaction } from './model.ts';

export const wallet = {
  transactions: endpoint({ permit: 'client' })
    .route({ method: 'GET', path: '/client/transactions', tags: ['Wallet'], summary: 'My transactions' })
    .input(listInput(['createdAt', 'netMicro'], { kind: z.optional(z.enum(TRANSACTION_KINDS)), ...span }))
    .output(page(transaction)),
};
