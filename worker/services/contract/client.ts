import * as z from 'zod/mini';
import { ack, byId, endpoint, id, instant, listInput, optionalText, page } from '../../kernel/contract.ts';
import { configText, ikev2Settings, myService, myServiceRow, PROTOCOL_KEYS, SERVICE_STATUSES } from './model.ts';

const tags = ['My services'];
const mine = () => endpoint({ permit: 'client' });
const ofProtocol = z.strictObject({ id: id(), protocol: z.enum(PROTOCOL_KEYS) });

export const services = {
  list: mine()
    .route({ method: 'GET', path: '/client/services', tags, summary: 'My services' })
    .input(listInput(['orderedAt', 'paidThrough'], { status: z.optional(z.enum(SERVICE_STATUSES)) }))
    .output(page(myServiceRow)),
  get: mine()
    .route({ method: 'GET', path: '/client/services/{id}', tags, summary: 'One of my services' })
    .input(byId())
    .output(myService),
  /** Asked of the panel at each call. */
  account: mine()
    .route({
      method: 'GET',
      path: '/client/services/{id}/account',
      tags,
      summary: 'State of my VPN account on its server',
    })
    .input(byId())
    .output(z.object({ enabled: z.boolean() })),
  rename: mine()
    .route({ method: 'PUT', path: '/client/services/{id}/label', tags, summary: 'Name a service as I like' })
    .input(z.strictObject({ id: id(), label: optionalText(60) }))
    .output(ack()),
  /** Only before the account is being made; what was reserved is free again. A payment on its way fills the balance. */
  cancel: mine()
    .route({
      method: 'POST',
      path: '/client/services/{id}/cancel',
      tags,
      summary: 'Cancel an order of mine that waits',
    })
    .input(byId())
    .output(ack()),
  /**
   * It ends with what is paid, without a refund; an order that waits, a suspended service and one without an end of what
   * is paid end within a minute or so. A second request is `termination_requested`. `endsAt` null: not known yet.
   */
  requestTermination: endpoint({ permit: 'client', idempotent: true })
    .route({
      method: 'POST',
      path: '/client/services/{id}/termination',
      tags,
      summary: 'Ask for the end of a service of mine',
    })
    .input(byId())
    .output(z.object({ ok: z.literal(true), endsAt: z.nullable(instant()) })),
  /** As long as it did not end. */
  withdrawTermination: endpoint({ permit: 'client', idempotent: true })
    .route({
      method: 'DELETE',
      path: '/client/services/{id}/termination',
      tags,
      summary: 'Keep a service of mine after all',
    })
    .input(byId())
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
  ikev2: mine()
    .route({ method: 'GET', path: '/client/services/{id}/ikev2', tags, summary: 'IKEv2 settings, to enter by hand' })
    .input(byId())
    .output(ikev2Settings),
  /** A PowerShell script, and the certificate authority in DER. */
  ikev2File: mine()
    .route({
      method: 'GET',
      path: '/client/services/{id}/ikev2/{kind}',
      tags,
      summary: 'IKEv2 for Windows, or its certificate',
    })
    .input(z.strictObject({ id: id(), kind: z.enum(['windows', 'certificate']) }))
    .output(z.file()),
  /** With the password where the plan shows it, so each one is written down. */
  appleProfile: mine()
    .route({
      method: 'POST',
      path: '/client/services/{id}/ikev2/apple',
      tags,
      summary: 'IKEv2 as a configuration profile for iPhone, iPad and Mac',
    })
    .input(byId())
    .output(z.file()),
};
