import * as z from 'zod/mini';
import { job, task } from '../../kernel/app.ts';
import { id } from '../../kernel/contract.ts';
import { CONVERGE_ATTEMPTS, convergeWaitMs } from '../rules/lifecycle.ts';
import { tryWaiting } from '../verbs/waiting.ts';
import { runClock } from './clock.ts';
import { converge } from './converge.ts';

/** Brings the account on its server to what the service's status says, whatever that is by then. */
export const convergeJob = job({
  name: 'service.converge',
  payload: z.object({ serviceId: id() }),
  attempts: CONVERGE_ATTEMPTS,
  leaseMs: 60_000,
  backoffMs: convergeWaitMs,
  run: converge,
});

/** The client's funds rose, whatever the reason: orders that wait for them go ahead. */
export const startWaitingJob = job({
  name: 'services.start_waiting',
  payload: z.object({ clientId: id() }),
  run: (ctx, { clientId }) => tryWaiting(ctx, { clientId, paymentId: null }),
});

export const clockTask = task({ name: 'services.clock', group: 'service', cron: '* * * * *', run: runClock });
