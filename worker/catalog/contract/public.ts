import * as z from 'zod/mini';
import { currency, endpoint, tag } from '../../kernel/contract.ts';

const tags = tag('Shop window', 'What can be bought, for whoever has no account yet.');

export const storePublic = {
  soldCurrencies: endpoint({ permit: 'public' })
    .route({ method: 'GET', path: '/currencies', tags, summary: 'Currencies in which a plan can be ordered' })
    .input(z.optional(z.strictObject({})))
    /** In the order of the shop. */
    .output(z.object({ currencies: z.array(currency()) })),
};
