import * as z from 'zod/mini';
import { job } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';
import { CONVERGE_ATTEMPTS, convergeWaitMs, RUN_LEASE_MS, waitMs } from './rules/waits.ts';
import { converge } from './verbs/converge-account.ts';
import { provision } from './verbs/provision-service.ts';

export const provisionJob = job({
  name: 'service.provision',
  /** `pair`: staff have chosen where. */
  payload: z.object({
    serviceId: id(),
    pair: z.optional(z.object({ serverId: id(), network: z.nullable(z.string()) })),
  }),
  attempts: 6,
  leaseMs: RUN_LEASE_MS,
  backoffMs: (attempt) => waitMs(attempt),
  run: provision,
});

/** Brings the account on its server to what the service's status says, whatever that is by then. */
export const convergeJob = job({
  name: 'service.converge',
  payload: z.object({ serviceId: id() }),
  attempts: CONVERGE_ATTEMPTS,
  leaseMs: 60_000,
  backoffMs: convergeWaitMs,
  run: converge,
});
