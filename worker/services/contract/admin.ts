import * as z from 'zod/mini';
import { ack, byId, endpoint, id, listInput, page, span } from '../../kernel/contract.ts';
import { caps } from '../../servers/contract/model.ts';
import {
  configText,
  drift,
  observedAccount,
  PROTOCOL_KEYS,
  PROVISION_STATUSES,
  SERVICE_STATUSES,
  serviceDetail,
  serviceRow,
} from './model.ts';

const tags = ['Services'];
const reason = () => z.string().check(z.trim(), z.minLength(1, 'Say why.'), z.maxLength(255));
const act = () => endpoint({ permit: 'staff:services.write', idempotent: true });

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
  get: endpoint({ permit: 'staff:services.read' })
    .route({ method: 'GET', path: '/admin/services/{id}', tags, summary: 'One service' })
    .input(byId())
    .output(serviceDetail),
  /** Starts the provisioning of a pending service again, from where it stopped. */
  retry: endpoint({ permit: 'staff:services.write' })
    .route({ method: 'POST', path: '/admin/services/{id}/retry', tags, summary: 'Try to deploy again' })
    .input(byId())
    .output(ack()),
  /**
   * An active service goes on as this product, or as its own with the speeds that the product has now. Server, network
   * and the price as ordered stay. `warning`: its place is not among the product's.
   */
  changePackage: endpoint({ permit: 'staff:services.write' })
    .route({ method: 'POST', path: '/admin/services/{id}/package', tags, summary: 'Change the package of a service' })
    .input(z.strictObject({ id: id(), productId: id() }))
    .output(z.object({ ok: z.literal(true), caps, warning: z.nullable(z.string()) })),
  /**
   * Ends an order that was never delivered and releases what was held for it. `acceptStranded`: also when its server
   * does not say whether the account exists; its removal is then tried until it succeeds.
   */
  cancel: endpoint({ permit: 'staff:services.write' })
    .route({
      method: 'POST',
      path: '/admin/services/{id}/cancel',
      tags,
      summary: 'Cancel an order that was not delivered',
    })
    .input(
      z.strictObject({
        id: id(),
        reason: z.string().check(z.trim(), z.minLength(1, 'Say why.'), z.maxLength(255)),
        acceptStranded: z.optional(z.boolean()),
      }),
    )
    .output(ack()),
  /** Disables the account until staff end it: neither charged nor ended by the clock. Its customer reads the reason. */
  suspend: act()
    .route({ method: 'POST', path: '/admin/services/{id}/suspend', tags, summary: 'Suspend a service' })
    .input(z.strictObject({ id: id(), reason: reason() }))
    .output(ack()),
  /** When what was paid has run out, a period that begins now is charged first (`insufficient_funds`). */
  unsuspend: act()
    .route({ method: 'POST', path: '/admin/services/{id}/unsuspend', tags, summary: 'Let a suspended service go on' })
    .input(byId())
    .output(ack()),
  /** At once and for good; what is paid is not returned. The account is removed after its traffic was read. */
  terminate: act()
    .route({ method: 'POST', path: '/admin/services/{id}/terminate', tags, summary: 'Terminate a service' })
    .input(z.strictObject({ id: id(), reason: reason() }))
    .output(ack()),
  /** Compares the account on its server with what it should be. `repair`: it is brought there. */
  sync: act()
    .route({ method: 'POST', path: '/admin/services/{id}/sync', tags, summary: 'Compare a service with its server' })
    .input(z.strictObject({ id: id(), repair: z.optional(z.boolean()) }))
    .output(z.object({ drift: z.array(drift), repairing: z.boolean() })),
  /** Asks the server now, for 15 s at most: `problem` says why it did not answer. `insist`: even one that is left alone as down. */
  observe: endpoint({ permit: 'staff:services.read' })
    .route({ method: 'GET', path: '/admin/services/{id}/account', tags, summary: 'The account as its server has it' })
    .input(z.strictObject({ id: id(), insist: z.optional(z.enum(['yes'])) }))
    .output(observedAccount),
  /** What the account opens with, as kept here: each look is written down. */
  credentials: endpoint({ permit: 'staff:services.secrets' })
    .route({ method: 'POST', path: '/admin/services/{id}/credentials', tags, summary: 'Look at the VPN password' })
    .input(byId())
    .output(z.object({ username: z.string(), password: z.string() })),
  /** A customer's secret, fetched from the panel: each look is written down. */
  config: endpoint({ permit: 'staff:services.secrets' })
    .route({
      method: 'POST',
      path: '/admin/services/{id}/configs/{protocol}',
      tags,
      summary: 'Look at the configuration of a customer',
    })
    .input(z.strictObject({ id: id(), protocol: z.enum(PROTOCOL_KEYS) }))
    .output(configText),
};
