import * as z from 'zod/mini';
import { job } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';
import { waitMs } from './rules.ts';
import { provision } from './verbs/provision.ts';

/** A lease outlives every usual run; one that hangs longer is taken over, and can then write nothing. */
export const provisionJob = job({
  name: 'service.provision',
  payload: z.object({ serviceId: id() }),
  attempts: 6,
  leaseMs: 45_000,
  backoffMs: (attempt) => waitMs(attempt),
  run: provision,
});
