export { fundsAdded, paymentDeclined } from './events.ts';
export { isSettled, offeredWays, type PaymentBasis, type TopUpTotals, topUpTotals } from './rules.ts';
export { anyPaid, paymentById, paymentOfClient, pendingForOrder, someGateways } from './store.ts';
export { payment } from './table.ts';
export { withdrawPayment } from './verbs/decide-payment.ts';
export {
  paymentBasisOf,
  paymentBasisQueries,
  type StartedPayment,
  type StartInput,
  startPayment,
} from './verbs/start-payment.ts';
