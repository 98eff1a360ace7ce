import * as z from 'zod/mini';
import { job } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';
import { startWaiting } from '../provisioning/index.ts';

/** The client's funds rose, whatever the reason: orders that wait for them go ahead. */
export const startWaitingJob = job({
  name: 'services.start_waiting',
  payload: z.object({ clientId: id() }),
  run: (ctx, { clientId }) => startWaiting(ctx, { clientId, paymentId: null }),
});
