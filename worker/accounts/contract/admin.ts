import * as z from 'zod/mini';
import { ack, amountMicro, byId, endpoint, id, listInput, page, text } from '../../kernel/contract.ts';
import { CLIENT_STATUSES, client, clientChange } from './model.ts';

const tags = ['Clients'];

export const clients = {
  list: endpoint({ permit: 'staff:clients.read' })
    .route({ method: 'GET', path: '/admin/clients', tags, summary: 'Clients' })
    .input(
      listInput(['number', 'name', 'ownerEmail', 'createdAt'], {
        status: z.optional(z.enum(CLIENT_STATUSES)),
        currency: z.optional(z.string().check(z.maxLength(3))),
      }),
    )
    .output(page(client)),
  get: endpoint({ permit: 'staff:clients.read' })
    .route({ method: 'GET', path: '/admin/clients/{id}', tags, summary: 'One client' })
    .input(byId())
    .output(client),
  update: endpoint({ permit: 'staff:clients.write' })
    .route({ method: 'PUT', path: '/admin/clients/{id}', tags, summary: 'Change a client' })
    .input(clientChange)
    .output(ack()),
  /** Books a correction on the wallet, positive or negative; `description` is shown to the client. */
  adjust: endpoint({ permit: 'staff:finance.write', idempotent: true })
    .route({ method: 'POST', path: '/admin/clients/{id}/adjustments', tags, summary: 'Adjust a client’s balance' })
    .input(
      z.strictObject({
        id: id(),
        amountMicro: amountMicro().check(z.refine((n) => n !== 0, 'Enter an amount other than zero.')),
        description: text(255),
      }),
    )
    .output(z.object({ transactionId: z.string() })),
};
