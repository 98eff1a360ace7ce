/** Every endpoint, by audience. The SPAs import this as a TYPE only; the OpenAPI document is generated from it. */
import { clients } from './accounts/contract/admin.ts';
import { accountsPublic } from './accounts/contract/public.ts';
import { productGroups, products } from './catalog/contract/admin.ts';
import { store } from './catalog/contract/client.ts';
import { documents } from './invoices/contract/admin.ts';
import { documents as myDocuments } from './invoices/contract/client.ts';
import { transactions } from './ledger/contract/admin.ts';
import { wallet } from './ledger/contract/client.ts';
import { activity, jobs } from './monitoring/contract/admin.ts';
import { mails, notificationsPublic } from './notifications/contract/admin.ts';
import { orders } from './orders/contract/client.ts';
import { payments } from './payments/contract/admin.ts';
import { payments as myPayments } from './payments/contract/client.ts';
import { serverGroups, servers } from './servers/contract/admin.ts';
import { services } from './services/contract/admin.ts';
import { services as myServices } from './services/contract/client.ts';
import { settings } from './settings/contract/admin.ts';
import { tokens } from './staff/contract/admin.ts';
import { staffPublic } from './staff/contract/public.ts';

export const contract = {
  public: { ...staffPublic, ...accountsPublic, ...notificationsPublic },
  client: { store, orders, services: myServices, wallet, documents: myDocuments, payments: myPayments },
  admin: {
    settings,
    tokens,
    servers,
    serverGroups,
    productGroups,
    products,
    clients,
    services,
    transactions,
    documents,
    payments,
    jobs,
    activity,
    mails,
  },
};
