/** The only list: what the house consists of, one line each. */
import { os } from '@orpc/server';
import { clientResolver } from './accounts/index.ts';
import { accounts } from './accounts/module.ts';
import { catalog } from './catalog/module.ts';
import { connections } from './connections/module.ts';
import { delivery } from './delivery/module.ts';
import { bankGateway } from './drivers/gateway/bank/index.ts';
import { testGateway } from './drivers/gateway/test/index.ts';
import { puqvpncp } from './drivers/provisioning/puqvpncp/index.ts';
import { cloudflareSender } from './drivers/sender/cloudflare/index.ts';
import { logSender } from './drivers/sender/log/index.ts';
import { smtpSender } from './drivers/sender/smtp/index.ts';
import { images } from './images/module.ts';
import { invoices } from './invoices/module.ts';
import type { Drivers } from './kernel/app.ts';
import { houseOf } from './kernel/house.ts';
import { door } from './kernel/http/bind.ts';
import type { Hop } from './kernel/http/http.ts';
import type { Resolvers } from './kernel/identity/identity.ts';
import { kernelRetention } from './kernel/jobs/purge.ts';
import type { Module } from './kernel/module.ts';
import { declareProblems } from './kernel/problem.ts';
import { declareWords } from './kernel/words/speech.ts';
import { ledger } from './ledger/module.ts';
import { links } from './links/module.ts';
import { keepCalls } from './monitoring/index.ts';
import { monitoring } from './monitoring/module.ts';
import { mailLeaves as readMailLeaves } from './notifications/index.ts';
import { notifications } from './notifications/module.ts';
import { orders } from './orders/module.ts';
import { payments } from './payments/module.ts';
import { provisioning } from './provisioning/module.ts';
import { reconcile } from './reconcile/module.ts';
import { renewals } from './renewals/module.ts';
import { servers } from './servers/module.ts';
import { services } from './services/module.ts';
import { readPublicAddress } from './settings/index.ts';
import { settings } from './settings/module.ts';
import { staffResolver, staffTokenResolver } from './staff/index.ts';
import { staff } from './staff/module.ts';
import { tax } from './tax/module.ts';
import { usage } from './usage/module.ts';

/** From the lowest layer to the highest. */
export const modules: readonly Module[] = [
  images,
  settings,
  staff,
  servers,
  catalog,
  accounts,
  tax,
  ledger,
  invoices,
  payments,
  services,
  provisioning,
  renewals,
  reconcile,
  delivery,
  orders,
  connections,
  links,
  usage,
  notifications,
  monitoring,
];

export const drivers: Drivers = {
  provisioning: { puqvpncp },
  gateway: { test: testGateway, bank: bankGateway },
  sender: { log: logSender, smtp: smtpSender, cloudflare: cloudflareSender },
};

export const resolvers: Resolvers = { client: clientResolver, staff: staffResolver, staffToken: staffTokenResolver };

export const callLog = keepCalls;

export const address = readPublicAddress;
export const mailLeaves = readMailLeaves;

const house = houseOf(modules, { retention: kernelRetention });
declareProblems(house.problems);
for (const titles of house.titles) declareWords('problem', titles);

export const { permissions, retention, jobs, tasks, listeners, upgrades, routes, attention } = house;

export const router = os.$context<Hop>().use(door).router(house.router);
