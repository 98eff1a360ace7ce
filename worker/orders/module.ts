import { defineModule, type ProblemRows } from '../kernel/module.ts';
import * as http from './http.ts';

const problems = {
  price_changed: { status: 409, title: 'The price changed. Look at the new summary and confirm.', guard: true },
  email_unconfirmed: { status: 409, title: 'Confirm your e-mail address first.' },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Problems extends Record<keyof typeof problems, true> {}
}

export const orders = defineModule({
  name: 'orders',
  layer: 9,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  router: { client: { orders: http.orders } },
});
