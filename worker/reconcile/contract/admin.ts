import * as z from 'zod/mini';
import { ack, byId, endpoint, id, listInput, page } from '../../kernel/contract.ts';
import { RECONCILE_RESULTS, reconcileReport, reconcileRow } from './model.ts';

const tags = ['Servers'];

export const serverReconcile = {
  /**
   * Compares the accounts of a server with its services. Without `apply` it changes nothing. With `apply`, nothing is
   * done when too many would change, unless `acceptChanges` names their exact number.
   */
  reconcile: endpoint({ permit: 'staff:servers.write' })
    .route({ method: 'POST', path: '/admin/servers/{id}/reconcile', tags, summary: 'Compare accounts with services' })
    .input(
      z.strictObject({
        id: id(),
        apply: z.optional(z.boolean()),
        acceptChanges: z.optional(z.int().check(z.gte(1), z.lte(100_000))),
      }),
    )
    .output(reconcileReport),
  reconcileReports: endpoint({ permit: 'staff:servers.read' })
    .route({ method: 'GET', path: '/admin/reconcile-reports', tags, summary: 'Comparisons of accounts with services' })
    .input(listInput(['at'], { serverId: z.optional(id()), result: z.optional(z.enum(RECONCILE_RESULTS)) }))
    .output(page(reconcileRow)),
  reconcileReport: endpoint({ permit: 'staff:servers.read' })
    .route({ method: 'GET', path: '/admin/reconcile-reports/{id}', tags, summary: 'One comparison with its findings' })
    .input(byId())
    .output(reconcileReport),
};

export const accountRecreate = {
  /** A new account, with new keys and credentials, for a service whose own is gone (`account_missing`). */
  recreate: endpoint({ permit: 'staff:services.write', problems: ['wrong_state'] })
    .route({
      method: 'POST',
      path: '/admin/services/{id}/recreate',
      tags: ['Services'],
      summary: 'Make the account of a service anew',
    })
    .input(byId())
    .output(ack()),
};
