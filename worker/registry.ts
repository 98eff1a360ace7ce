/** The only list: what the house consists of, one line each. */
import { os } from '@orpc/server';
import { accountsPublic, clients } from './accounts/http.ts';
import { clientResolver } from './accounts/index.ts';
import { productGroups, products, store } from './catalog/http.ts';
import { bankGateway } from './drivers/gateway/bank/index.ts';
import { testGateway } from './drivers/gateway/test/index.ts';
import { puqvpncp } from './drivers/provisioning/puqvpncp/index.ts';
import { logSender } from './drivers/sender/log/index.ts';
import { documents, myDocuments } from './invoices/http.ts';
import type { Drivers, Job, Listener, Task } from './kernel/app.ts';
import { door } from './kernel/bind.ts';
import type { Hop } from './kernel/http.ts';
import type { Resolvers } from './kernel/identity.ts';
import { taskJob } from './kernel/task.ts';
import { clientAdjust, transactions, wallet } from './ledger/http.ts';
import { proveLedger } from './ledger/tasks.ts';
import { activity, jobQueue } from './monitoring/http.ts';
import { mails, notificationsPublic } from './notifications/http.ts';
import { sendMail } from './notifications/jobs.ts';
import { mailListeners } from './notifications/listeners.ts';
import { orders } from './orders/http.ts';
import { myPayments, payments } from './payments/http.ts';
import { closePayments } from './payments/listeners.ts';
import { serverGroups, servers } from './servers/http.ts';
import { myServices, services } from './services/http.ts';
import { provisionJob } from './services/jobs.ts';
import { serviceListeners } from './services/listeners.ts';
import { settings } from './settings/http.ts';
import { staffPublic, tokens } from './staff/http.ts';
import { staffResolver, staffTokenResolver } from './staff/index.ts';

export const drivers: Drivers = {
  provisioning: { puqvpncp },
  gateway: { test: testGateway, bank: bankGateway },
  sender: { log: logSender },
};

export const resolvers: Resolvers = { client: clientResolver, staff: staffResolver, staffToken: staffTokenResolver };

export const tasks: readonly Task[] = [proveLedger];

export const listeners: readonly Listener[] = [...mailListeners, ...serviceListeners, closePayments];

export const jobs: readonly Job[] = [
  sendMail as Job,
  provisionJob as Job,
  ...tasks.map(taskJob),
  ...listeners.map((l) => l.job),
];

export const router = os
  .$context<Hop>()
  .use(door)
  .router({
    public: { ...staffPublic, ...accountsPublic, ...notificationsPublic },
    client: { store, orders, services: myServices, wallet, documents: myDocuments, payments: myPayments },
    admin: {
      settings,
      tokens,
      servers,
      serverGroups,
      productGroups,
      products,
      clients: { ...clients, ...clientAdjust },
      services,
      transactions,
      documents,
      payments,
      jobs: jobQueue,
      activity,
      mails,
    },
  });
