export { fundsAdded, paymentDeclined } from './events.ts';
export { isOffered, type PaymentBasis, type TopUpTotals, topUpTotals } from './rules.ts';
export { paymentById, paymentOfClient } from './store.ts';
export { payment } from './table.ts';
export {
  paymentBasisOf,
  paymentBasisQueries,
  type StartedPayment,
  type StartInput,
  startPayment,
} from './verbs/start-payment.ts';
