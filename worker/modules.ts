/** What the house consists of, from the lowest layer to the highest. */
import { accounts } from './accounts/module.ts';
import { catalog } from './catalog/module.ts';
import { connections } from './connections/module.ts';
import { invoices } from './invoices/module.ts';
import type { Module } from './kernel/module.ts';
import { declareProblems } from './kernel/problem.ts';
import { ledger } from './ledger/module.ts';
import { links } from './links/module.ts';
import { monitoring } from './monitoring/module.ts';
import { notifications } from './notifications/module.ts';
import { orders } from './orders/module.ts';
import { payments } from './payments/module.ts';
import { servers } from './servers/module.ts';
import { services } from './services/module.ts';
import { settings } from './settings/module.ts';
import { staff } from './staff/module.ts';
import { tax } from './tax/module.ts';
import { usage } from './usage/module.ts';

export const modules: readonly Module[] = [
  settings,
  staff,
  servers,
  accounts,
  catalog,
  tax,
  ledger,
  invoices,
  payments,
  services,
  orders,
  connections,
  links,
  usage,
  notifications,
  monitoring,
];

for (const { problems = {} } of modules) declareProblems(problems);
