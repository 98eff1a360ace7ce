import * as z from 'zod/mini';
import { endpoint } from '../../kernel/contract.ts';
import { plan } from './model.ts';

export const store = {
  plans: endpoint({ permit: 'client' })
    .route({
      method: 'GET',
      path: '/client/plans',
      tags: ['Store'],
      summary: 'Plans that can be ordered, in the client’s currency',
    })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ plans: z.array(plan) })),
};
