import * as z from 'zod/mini';
import { ack, byId, endpoint, id, instant, listInput, page } from '../../kernel/contract.ts';

/** `refused`: more would change than is plausible, so nothing was done. `failed`: the server did not answer. */
export const RECONCILE_RESULTS = ['dry_run', 'applied', 'refused', 'failed'] as const;
/**
 * `missing`: a delivered service without its account. `orphan`: an account that this shop made and no service wants.
 * `state`: enabled or disabled other than its service is. `speed`: other speeds. `parked`: a set-up that waits for a
 * person, because its server did not answer.
 */
export const FINDING_KINDS = ['missing', 'orphan', 'state', 'speed', 'parked'] as const;
/** What `apply` does about it, each as a job of its own that looks again first. */
export const CHANGES = ['none', 'attention', 'ensure', 'suspend', 'remove', 'resume'] as const;

export const finding = z.object({
  kind: z.enum(FINDING_KINDS),
  change: z.enum(CHANGES),
  vpnName: z.string(),
  serviceId: z.nullable(id()),
  serviceNumber: z.nullable(z.int()),
  detail: z.string(),
});
export type Finding = z.infer<typeof finding>;

export const reconcileRow = z.object({
  id: id(),
  serverId: id(),
  at: instant(),
  /** The administrator, or the task. */
  actorName: z.string(),
  result: z.enum(RECONCILE_RESULTS),
  why: z.nullable(z.string()),
  /** Delivered services that should have an account there. */
  services: z.int(),
  /** Accounts found on the server. */
  accounts: z.int(),
  /** Accounts that this shop never made: never touched. */
  foreignAccounts: z.int(),
  /** How many findings `apply` would do something about. */
  changes: z.int(),
});
/** At most 500 findings are kept. */
export const reconcileReport = z.extend(reconcileRow, { findings: z.array(finding) });
export type ReconcileReport = z.infer<typeof reconcileReport>;

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
  recreate: endpoint({ permit: 'staff:services.write' })
    .route({
      method: 'POST',
      path: '/admin/services/{id}/recreate',
      tags: ['Services'],
      summary: 'Make the account of a service anew',
    })
    .input(byId())
    .output(ack()),
};
