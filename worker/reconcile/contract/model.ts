import * as z from 'zod/mini';
import { id, instant } from '../../kernel/contract.ts';
import type { Said } from '../../kernel/words/word.ts';

/** `refused`: more would change than is plausible, so nothing was done. `failed`: the server did not answer. */
export const RECONCILE_RESULTS = ['dry_run', 'applied', 'refused', 'failed'] as const;

/**
 * `missing`: a delivered service without its account. `orphan`: an account that this shop made and no service wants.
 * `state`: enabled or disabled other than its service is. `speed`: other speeds. `parked`: a set-up that waits for a
 * person, because its server did not answer. `unread`: accounts that are there and were not understood, not counted.
 */
export const FINDING_KINDS = ['missing', 'orphan', 'state', 'speed', 'parked', 'unread'] as const;

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

/** As it is kept: its detail with its code. */
export type Finding = Omit<z.infer<typeof finding>, 'detail'> & { detail: Said };

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
