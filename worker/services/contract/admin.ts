import * as z from 'zod/mini';
import { endpoint, id, listInput, page, span, tag } from '../../kernel/contract.ts';
import { PROVISION_STATUSES, SERVICE_STATUSES, serviceRow } from './model.ts';

const tags = tag(
  'Services',
  'What clients have ordered: the account on its server, what it is charged and what state it is in.',
);

export const services = {
  list: endpoint({ permit: 'staff:services.read' })
    .route({ method: 'GET', path: '/admin/services', tags, summary: 'Services' })
    .input(
      listInput(['number', 'orderedAt', 'paidThrough', 'status'], {
        ...span,
        status: z.optional(z.enum(SERVICE_STATUSES)),
        provisionStatus: z.optional(z.enum(PROVISION_STATUSES)),
        clientId: z.optional(id()),
        currency: z.optional(z.string().check(z.maxLength(3))),
      }),
    )
    .output(page(serviceRow)),
};
