import { listener } from '../kernel/app.ts';
import { fundsAdded, paymentDeclined } from '../payments/index.ts';
import { serviceCancelled } from '../services/index.ts';
import { accountStranded, orderFunded } from './events.ts';
import { CLEANUP_ATTEMPTS, cleanupWaitMs, RUN_LEASE_MS } from './rules/waits.ts';
import { cleanUp } from './verbs/provision-service.ts';
import { coverItsPayment, keepUnpaid, startWaiting, withdrawItsPayment } from './verbs/start-waiting.ts';

export const provisioningListeners = [
  listener(fundsAdded, 'services.try-awaiting', startWaiting),
  listener(paymentDeclined, 'services.payment-declined', keepUnpaid),
  listener(serviceCancelled, 'order.withdraw-payment', withdrawItsPayment),
  listener(orderFunded, 'order.cover-payment', coverItsPayment),
  listener(accountStranded, 'service.cleanup', cleanUp, {
    attempts: CLEANUP_ATTEMPTS,
    leaseMs: RUN_LEASE_MS,
    backoffMs: cleanupWaitMs,
  }),
];
