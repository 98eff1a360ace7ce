/** The only list: what the house consists of, one line each. */
import { os } from '@orpc/server';
import { accountsPublic, clients, emailLinks, myAccount } from './accounts/http.ts';
import { clientResolver } from './accounts/index.ts';
import { purgeEmailChanges, purgePasswordResets, purgeUserSessions } from './accounts/tasks.ts';
import { productGroups, products, store } from './catalog/http.ts';
import { connections, liveUpgrades, myConnections } from './connections/http.ts';
import { wakePollers } from './connections/tasks.ts';
import { bankGateway } from './drivers/gateway/bank/index.ts';
import { testGateway } from './drivers/gateway/test/index.ts';
import { puqvpncp } from './drivers/provisioning/puqvpncp/index.ts';
import { logSender } from './drivers/sender/log/index.ts';
import { documents, myDocuments } from './invoices/http.ts';
import type { Drivers, Job, Listener, Task } from './kernel/app.ts';
import type { Permission } from './kernel/contract.ts';
import { door } from './kernel/http/bind.ts';
import type { Hop } from './kernel/http/http.ts';
import type { Upgrade } from './kernel/http/upgrade.ts';
import type { Resolvers } from './kernel/identity/identity.ts';
import { purgeIdempotency, purgeJobs } from './kernel/jobs/purge.ts';
import { taskJob } from './kernel/jobs/task.ts';
import { clientAdjust, ledger, transactions, wallet } from './ledger/http.ts';
import { proveLedger } from './ledger/tasks.ts';
import { links, linksPublic, myLinks } from './links/http.ts';
import { modules } from './modules.ts';
import { activity, jobQueue, moduleLog, overview } from './monitoring/http.ts';
import { addUpDays, keepCalls, purgeModuleLog } from './monitoring/tasks.ts';
import { mails, notificationsPublic } from './notifications/http.ts';
import { sendMail } from './notifications/jobs.ts';
import { mailListeners } from './notifications/listeners.ts';
import { purgeSealedTexts } from './notifications/tasks.ts';
import { orders } from './orders/http.ts';
import { myPayments, payments } from './payments/http.ts';
import { closePayments } from './payments/listeners.ts';
import { serverGroups, servers } from './servers/http.ts';
import { testServerJob, testServers } from './servers/tasks.ts';
import { accountRecreate, myServices, serverReconcile, services } from './services/http.ts';
import { provisionJob } from './services/jobs.ts';
import { clockTask, convergeJob, startWaitingJob } from './services/lifecycle/jobs.ts';
import { serviceListeners } from './services/listeners.ts';
import { removeOrphanJob, settleAccountJob } from './services/reconcile/jobs.ts';
import { reconcileAll, reconcileJob } from './services/reconcile/tasks.ts';
import { settings } from './settings/http.ts';
import { staffPublic, tokens } from './staff/http.ts';
import { staffResolver, staffTokenResolver } from './staff/index.ts';
import { purgeAdminSessions } from './staff/tasks.ts';
import { myUsage, usage } from './usage/http.ts';

export const drivers: Drivers = {
  provisioning: { puqvpncp },
  gateway: { test: testGateway, bank: bankGateway },
  sender: { log: logSender },
};

export const resolvers: Resolvers = { client: clientResolver, staff: staffResolver, staffToken: staffTokenResolver };

export const callLog = keepCalls;

/** All that staff can be allowed. */
export const permissions: readonly Permission[] = modules.flatMap((m) => m.permissions ?? []);

export const tasks: readonly Task[] = [
  proveLedger,
  addUpDays,
  purgeModuleLog,
  testServers,
  reconcileAll,
  wakePollers,
  purgeIdempotency,
  purgeJobs,
  purgeAdminSessions,
  purgeUserSessions,
  purgePasswordResets,
  purgeEmailChanges,
  purgeSealedTexts,
  clockTask,
];

export const listeners: readonly Listener[] = [...mailListeners, ...serviceListeners, closePayments];

/** Addresses that open WebSockets. */
export const upgrades: readonly Upgrade[] = liveUpgrades;

export const jobs: readonly Job[] = [
  sendMail as Job,
  provisionJob as Job,
  convergeJob as Job,
  startWaitingJob as Job,
  testServerJob as Job,
  reconcileJob as Job,
  settleAccountJob as Job,
  removeOrphanJob as Job,
  ...tasks.map(taskJob),
  ...listeners.map((l) => l.job),
];

export const router = os
  .$context<Hop>()
  .use(door)
  .router({
    public: { ...staffPublic, ...accountsPublic, ...emailLinks, ...notificationsPublic, ...linksPublic },
    client: {
      account: myAccount,
      store,
      orders,
      services: myServices,
      connections: myConnections,
      links: myLinks,
      usage: myUsage,
      wallet,
      documents: myDocuments,
      payments: myPayments,
    },
    admin: {
      settings,
      tokens,
      servers: { ...servers, ...serverReconcile },
      serverGroups,
      productGroups,
      products,
      clients: { ...clients, ...clientAdjust },
      services: { ...services, ...accountRecreate },
      connections,
      links,
      usage,
      ledger,
      transactions,
      documents,
      payments,
      jobs: jobQueue,
      activity,
      moduleLog,
      overview,
      mails,
    },
  });
