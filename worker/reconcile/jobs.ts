import * as z from 'zod/mini';
import { job } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';
import { removeOrphan } from './verbs/remove-orphan.ts';
import { settleAccount } from './verbs/settle-account.ts';

/** Longer than the slowest verb of a driver: look, write, look again. */
const LEASE_MS = 90_000;

/** Brings the account of a delivered service to what the service is, or says that it is gone. */
export const settleAccountJob = job({
  name: 'service.settle-account',
  /** `recreate`: staff asked for a new account in place of one that is gone. */
  payload: z.object({ serviceId: id(), recreate: z.optional(z.boolean()) }),
  leaseMs: LEASE_MS,
  run: settleAccount,
});

/** Removes an account that this shop made and that no service wants any more. */
export const removeOrphanJob = job({
  name: 'server.remove-orphan',
  payload: z.object({ serverId: id(), vpnName: z.string() }),
  leaseMs: LEASE_MS,
  run: removeOrphan,
});
