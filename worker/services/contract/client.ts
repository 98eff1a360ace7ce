import * as z from 'zod/mini';
import { ack, byId, endpoint, id, listInput, optionalText, page, tag } from '../../kernel/contract.ts';
import { myService, myServiceRow, SERVICE_STATUSES } from './model.ts';

const tags = tag('My services', 'The VPN accounts of the signed-in customer and what their devices need.');
const mine = () => endpoint({ permit: 'client' });

export const services = {
  list: mine()
    .route({ method: 'GET', path: '/client/services', tags, summary: 'My services' })
    .input(listInput(['orderedAt', 'paidThrough'], { status: z.optional(z.enum(SERVICE_STATUSES)) }))
    .output(page(myServiceRow)),
  get: mine()
    .route({ method: 'GET', path: '/client/services/{id}', tags, summary: 'One of my services' })
    .input(byId())
    .output(myService),
  rename: mine()
    .route({ method: 'PUT', path: '/client/services/{id}/label', tags, summary: 'Name a service as I like' })
    .input(z.strictObject({ id: id(), label: optionalText(60) }))
    .output(ack()),
};
