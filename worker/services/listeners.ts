import { listener } from '../kernel/app.ts';
import { fundsAdded, paymentDeclined } from '../payments/index.ts';
import { accountStranded } from './events.ts';
import { CLEANUP_ATTEMPTS, cleanupWaitMs, RUN_LEASE_MS } from './rules.ts';
import { cleanUp } from './verbs/provision.ts';
import { paymentFailed, tryWaiting } from './verbs/waiting.ts';

export const serviceListeners = [
  listener(fundsAdded, 'services.try-awaiting', tryWaiting),
  listener(paymentDeclined, 'services.payment-declined', paymentFailed),
  listener(accountStranded, 'service.cleanup', cleanUp, {
    attempts: CLEANUP_ATTEMPTS,
    leaseMs: RUN_LEASE_MS,
    backoffMs: cleanupWaitMs,
  }),
];
