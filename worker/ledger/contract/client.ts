import * as z from 'zod/mini';
import { endpoint, listInput, page, span, tag } from '../../kernel/contract.ts';
import { TRANSACTION_KINDS, transaction } from './model.ts';

const tags = tag('Wallet', 'What was booked on the wallet of the signed-in customer.');

export const wallet = {
  transactions: endpoint({ permit: 'client' })
    .route({ method: 'GET', path: '/client/transactions', tags, summary: 'My transactions' })
    .input(listInput(['createdAt', 'netMicro'], { kind: z.optional(z.enum(TRANSACTION_KINDS)), ...span }))
    .output(page(transaction)),
};
