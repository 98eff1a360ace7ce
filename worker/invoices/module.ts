import { defineModule, type ProblemRows } from '../kernel/module.ts';
import * as http from './http.ts';

const problems = {
  document_settled: { status: 409, title: 'This document is not waiting for payment.', guard: true },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Problems extends Record<keyof typeof problems, true> {}
}

export const invoices = defineModule({
  name: 'invoices',
  layer: 5,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  router: { client: { documents: http.myDocuments }, admin: { documents: http.documents } },
});
