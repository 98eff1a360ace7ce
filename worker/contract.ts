/** Every endpoint, by audience. The SPAs import this as a TYPE only; the OpenAPI document is generated from it. */
import { emailLinks, myAccount } from './accounts/contract/account.ts';
import { clients } from './accounts/contract/admin.ts';
import { accountsPublic } from './accounts/contract/public.ts';
import { productGroups, products } from './catalog/contract/admin.ts';
import { store } from './catalog/contract/client.ts';
import { storePublic } from './catalog/contract/public.ts';
import { connections } from './connections/contract/admin.ts';
import { connections as myConnections } from './connections/contract/client.ts';
import { delivery } from './delivery/contract/admin.ts';
import { delivery as myDelivery } from './delivery/contract/client.ts';
import { images } from './images/contract/admin.ts';
import { documents } from './invoices/contract/admin.ts';
import { documents as myDocuments } from './invoices/contract/client.ts';
import { clientAdjust, ledger, transactions } from './ledger/contract/admin.ts';
import { wallet } from './ledger/contract/client.ts';
import { links } from './links/contract/admin.ts';
import { links as myLinks } from './links/contract/client.ts';
import { linksPublic } from './links/contract/public.ts';
import { activity, jobs } from './monitoring/contract/admin.ts';
import { moduleLog } from './monitoring/contract/module-log.ts';
import { overview } from './monitoring/contract/overview.ts';
import { mails, notificationsPublic, senders } from './notifications/contract/admin.ts';
import { orders } from './orders/contract/client.ts';
import { gateways, payments } from './payments/contract/admin.ts';
import { payments as myPayments } from './payments/contract/client.ts';
import { provisioning } from './provisioning/contract/admin.ts';
import { provisioning as myProvisioning } from './provisioning/contract/client.ts';
import { accountRecreate, serverReconcile } from './reconcile/contract/admin.ts';
import { renewals } from './renewals/contract/admin.ts';
import { renewals as myRenewals } from './renewals/contract/client.ts';
import { serverGroups, servers } from './servers/contract/admin.ts';
import { services } from './services/contract/admin.ts';
import { services as myServices } from './services/contract/client.ts';
import { settings } from './settings/contract/admin.ts';
import { me, tokens } from './staff/contract/admin.ts';
import { staffPublic } from './staff/contract/public.ts';
import { usage } from './usage/contract/admin.ts';
import { usage as myUsage } from './usage/contract/client.ts';

export const contract = {
  public: { ...staffPublic, ...accountsPublic, ...emailLinks, ...storePublic, ...notificationsPublic, ...linksPublic },
  client: {
    account: myAccount,
    store,
    orders,
    services: { ...myServices, ...myProvisioning, ...myRenewals, ...myDelivery },
    connections: myConnections,
    links: myLinks,
    usage: myUsage,
    wallet,
    documents: myDocuments,
    payments: myPayments,
  },
  admin: {
    settings,
    images,
    me,
    tokens,
    servers: { ...servers, ...serverReconcile },
    serverGroups,
    productGroups,
    products,
    clients: { ...clients, ...clientAdjust },
    services: { ...services, ...provisioning, ...renewals, ...delivery, ...accountRecreate },
    connections,
    links,
    usage,
    ledger,
    transactions,
    documents,
    payments,
    gateways,
    jobs,
    activity,
    moduleLog,
    overview,
    mails,
    senders,
  },
};
