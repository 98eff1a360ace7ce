import * as z from 'zod/mini';
import { ack, byId, endpoint, id, note, reason } from '../../kernel/contract.ts';
import { caps } from '../../servers/contract/model.ts';
import { chosenPair, drift, serviceDetail } from './model.ts';

const tags = ['Services'];

export const provisioning = {
  get: endpoint({ permit: 'staff:services.read' })
    .route({ method: 'GET', path: '/admin/services/{id}', tags, summary: 'One service' })
    .input(byId())
    .output(serviceDetail),
  /**
   * Starts the provisioning of a pending service again, from where it stopped. With `pair`, one of its product's, it is
   * set up there or not at all; also while an earlier attempt waits.
   */
  retry: endpoint({ permit: 'staff:services.write', problems: ['wrong_state', 'client_blocked', 'insufficient_funds'] })
    .route({ method: 'POST', path: '/admin/services/{id}/retry', tags, summary: 'Try to deploy again' })
    .input(z.strictObject({ id: id(), pair: z.optional(chosenPair) }))
    .output(ack()),
  /**
   * An active service goes on as this product, or as its own with the speeds that the product has now. Server, network
   * and the price as ordered stay. `warning`: its place is not among the product's.
   */
  changePackage: endpoint({
    permit: 'staff:services.write',
    problems: ['wrong_state', 'stale_write', 'upstream_failed'],
  })
    .route({ method: 'POST', path: '/admin/services/{id}/package', tags, summary: 'Change the package of a service' })
    .input(z.strictObject({ id: id(), productId: id() }))
    .output(z.object({ ok: z.literal(true), caps, warning: z.nullable(z.string()) })),
  /**
   * Ends an order that was never delivered and releases what was held for it. `acceptStranded`: also when its server
   * does not say whether the account exists; its removal is then tried until it succeeds.
   */
  cancel: endpoint({ permit: 'staff:services.write', problems: ['wrong_state', 'hold_settled', 'upstream_failed'] })
    .route({
      method: 'POST',
      path: '/admin/services/{id}/cancel',
      tags,
      summary: 'Cancel an order that was not delivered',
    })
    .input(
      z.strictObject({
        id: id(),
        reason: reason(),
        note: note(),
        acceptStranded: z.optional(z.boolean()),
      }),
    )
    .output(ack()),
  /** Compares the account on its server with what it should be. `repair`: it is brought there. */
  sync: endpoint({
    permit: 'staff:services.write',
    idempotent: true,
    problems: ['wrong_state', 'stale_write', 'upstream_failed'],
  })
    .route({ method: 'POST', path: '/admin/services/{id}/sync', tags, summary: 'Compare a service with its server' })
    .input(z.strictObject({ id: id(), repair: z.optional(z.boolean()) }))
    .output(z.object({ drift: z.array(drift), repairing: z.boolean() })),
};
