import { defineModule, type ProblemRows } from '../kernel/module.ts';
import { ledgerTrouble } from './attention.ts';
import * as http from './http.ts';
import { proveLedger } from './tasks.ts';

const permissions = ['finance.read', 'finance.write'] as const;

const problems = {
  transaction_exists: { status: 409, title: 'This was already booked.', unique: 'ledger_transaction.id' },
  account_unknown: { status: 409, title: 'That ledger account does not exist.', guard: true },
  currency_mismatch: { status: 409, title: 'The currencies differ.', guard: true },
  balance_limit: { status: 409, title: 'A balance cannot become that large.', guard: true },
  hold_settled: { status: 409, title: 'What was held for this order was already used or returned.', guard: true },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
  interface AttentionKinds {
    ledger: true;
  }
}

export const ledger = defineModule({
  name: 'ledger',
  layer: 4,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  tasks: [proveLedger],
  attention: [ledgerTrouble],
  router: {
    client: { wallet: http.wallet },
    admin: { clients: http.clientAdjust, ledger: http.ledger, transactions: http.transactions },
  },
});
