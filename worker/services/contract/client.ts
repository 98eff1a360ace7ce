import * as z from 'zod/mini';
import { ack, byId, endpoint, id, listInput, optionalText, page } from '../../kernel/contract.ts';
import { configText, myService, myServiceRow, PROTOCOL_KEYS, SERVICE_STATUSES } from './model.ts';

const tags = ['My services'];
const mine = () => endpoint({ permit: 'client' });
const ofProtocol = z.strictObject({ id: id(), protocol: z.enum(PROTOCOL_KEYS) });

export const services = {
  list: mine()
    .route({ method: 'GET', path: '/client/services', tags, summary: 'My services' })
    .input(listInput(['orderedAt'], { status: z.optional(z.enum(SERVICE_STATUSES)) }))
    .output(page(myServiceRow)),
  get: mine()
    .route({ method: 'GET', path: '/client/services/{id}', tags, summary: 'One of my services' })
    .input(byId())
    .output(myService),
  rename: mine()
    .route({ method: 'PUT', path: '/client/services/{id}/label', tags, summary: 'Name a service as I like' })
    .input(z.strictObject({ id: id(), label: optionalText(60) }))
    .output(ack()),
  credentials: mine()
    .route({
      method: 'POST',
      path: '/client/services/{id}/credentials',
      tags,
      summary: 'User name and password of my VPN account',
    })
    .input(byId())
    .output(z.object({ username: z.string(), password: z.string() })),
  /** Fetched from the panel at each call and never kept. */
  config: mine()
    .route({
      method: 'GET',
      path: '/client/services/{id}/configs/{protocol}',
      tags,
      summary: 'Configuration text of one protocol',
    })
    .input(ofProtocol)
    .output(configText),
  file: mine()
    .route({
      method: 'GET',
      path: '/client/services/{id}/files/{protocol}',
      tags,
      summary: 'The same configuration as a file',
    })
    .input(ofProtocol)
    .output(z.file()),
};
