import { defineModule, type ProblemRows } from '../kernel/module.ts';
import { paymentsToConfirm } from './attention.ts';
import * as http from './http.ts';
import { closePayments } from './listeners.ts';

const problems = {
  payment_settled: { status: 409, title: 'This payment was already decided.', guard: true },
  payment_reference_taken: {
    status: 409,
    title: 'This payment reference was booked already.',
    unique: 'payment.gateway',
    pointer: '/reference',
  },
  gateway_key_taken: { status: 409, title: 'Another way to pay has this key.', unique: 'gateway.key', pointer: '/key' },
  gateway_in_use: { status: 409, title: 'Payments were made through it. Switch it off instead.', guard: true },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Problems extends Record<keyof typeof problems, true> {}
  interface AttentionKinds {
    payment: true;
  }
}

export const payments = defineModule({
  name: 'payments',
  layer: 6,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  listeners: [closePayments],
  attention: [paymentsToConfirm],
  router: { client: { payments: http.myPayments }, admin: { payments: http.payments, gateways: http.gateways } },
});
