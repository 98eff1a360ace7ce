import * as z from 'zod/mini';
import { job } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';
import { RUN_LEASE_MS, waitMs } from './rules.ts';
import { provision } from './verbs/provision.ts';

export const provisionJob = job({
  name: 'service.provision',
  payload: z.object({ serviceId: id() }),
  attempts: 6,
  leaseMs: RUN_LEASE_MS,
  backoffMs: (attempt) => waitMs(attempt),
  run: provision,
});
