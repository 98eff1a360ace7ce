import * as z from 'zod/mini';
import { ack, byId, endpoint, id, listInput, page, span, tag } from '../../kernel/contract.ts';
import { CLIENT_STATUSES, client, clientChange, clientUser } from './model.ts';

const tags = tag('Clients', 'Who pays: clients, their users and their balance.');

export const clients = {
  list: endpoint({ permit: 'staff:clients.read' })
    .route({ method: 'GET', path: '/admin/clients', tags, summary: 'Clients' })
    .input(
      listInput(['number', 'name', 'ownerEmail', 'status', 'balance', 'createdAt'], {
        ...span,
        status: z.optional(z.enum(CLIENT_STATUSES)),
        currency: z.optional(z.string().check(z.maxLength(3))),
      }),
    )
    .output(page(client)),
  get: endpoint({ permit: 'staff:clients.read' })
    .route({ method: 'GET', path: '/admin/clients/{id}', tags, summary: 'One client' })
    .input(byId())
    .output(client),
  update: endpoint({ permit: 'staff:clients.write', problems: ['stale_write', 'insufficient_funds'] })
    .route({ method: 'PUT', path: '/admin/clients/{id}', tags, summary: 'Change a client' })
    .input(clientChange)
    .output(ack()),
  users: endpoint({ permit: 'staff:clients.read' })
    .route({
      method: 'GET',
      path: '/admin/clients/{id}/users',
      tags,
      summary: 'Who may sign in for a client',
    })
    .input(byId())
    .output(z.object({ items: z.array(clientUser) })),
  endSessions: endpoint({ permit: 'staff:clients.write' })
    .route({
      method: 'DELETE',
      path: '/admin/clients/{id}/users/{userId}/sessions',
      tags,
      summary: 'Sign a user out everywhere',
    })
    .input(z.strictObject({ id: id(), userId: id() }))
    .output(ack()),
};
