import * as z from 'zod/mini';
import { endpoint, tag } from '../../kernel/contract.ts';
import { plan } from './model.ts';

const tags = tag('Store', 'Plans that can be ordered.');

export const store = {
  plans: endpoint({ permit: 'client' })
    .route({
      method: 'GET',
      path: '/client/plans',
      tags,
      summary: 'Plans that can be ordered, in the client’s currency',
    })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ plans: z.array(plan) })),
};
