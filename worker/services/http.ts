import { bind, implementer } from '../kernel/http/bind.ts';
import { services as adminContract } from './contract/admin.ts';
import { services as clientContract } from './contract/client.ts';
import { serverReconcile as reconcileContract, accountRecreate as recreateContract } from './contract/reconcile.ts';
import { suspendService, terminateService, unsuspendService } from './lifecycle/staff.ts';
import { syncService } from './lifecycle/sync.ts';
import { requestTermination, withdrawTermination } from './lifecycle/termination.ts';
import { reconcileServer } from './reconcile/compare.ts';
import { recreateAccount } from './reconcile/recreate.ts';
import { getReport, listReports } from './reconcile/reports.ts';
import { readAccount } from './verbs/account.ts';
import { cancelMyOrder } from './verbs/cancel-mine.ts';
import { downloadConfig, readConfig, revealConfig } from './verbs/config.ts';
import { cancelService, retryService } from './verbs/deploy.ts';
import { downloadAppleProfile, downloadIkev2File, readIkev2Settings } from './verbs/ikev2.ts';
import { observeAccount, showCredentials } from './verbs/observe.ts';
import { changePackage } from './verbs/package.ts';
import { getMyService, listMyServices, renameMyService, revealCredentials } from './verbs/portal.ts';
import { getService, listServices } from './verbs/staff.ts';

const a = implementer(adminContract);
const c = implementer(clientContract);
const r = implementer(reconcileContract);
const n = implementer(recreateContract);

export const services = a.router({
  list: a.list.handler(bind(listServices)),
  get: a.get.handler(bind(getService)),
  retry: a.retry.handler(bind(retryService)),
  changePackage: a.changePackage.handler(bind(changePackage)),
  cancel: a.cancel.handler(bind(cancelService)),
  observe: a.observe.handler(bind(observeAccount)),
  credentials: a.credentials.handler(bind(showCredentials)),
  config: a.config.handler(bind(revealConfig)),
  suspend: a.suspend.handler(bind(suspendService)),
  unsuspend: a.unsuspend.handler(bind(unsuspendService)),
  terminate: a.terminate.handler(bind(terminateService)),
  sync: a.sync.handler(bind(syncService)),
});

export const myServices = c.router({
  list: c.list.handler(bind(listMyServices)),
  get: c.get.handler(bind(getMyService)),
  account: c.account.handler(bind(readAccount)),
  cancel: c.cancel.handler(bind(cancelMyOrder)),
  requestTermination: c.requestTermination.handler(bind(requestTermination)),
  withdrawTermination: c.withdrawTermination.handler(bind(withdrawTermination)),
  rename: c.rename.handler(bind(renameMyService)),
  credentials: c.credentials.handler(bind(revealCredentials)),
  config: c.config.handler(bind(readConfig)),
  file: c.file.handler(bind(downloadConfig)),
  ikev2: c.ikev2.handler(bind(readIkev2Settings)),
  ikev2File: c.ikev2File.handler(bind(downloadIkev2File)),
  appleProfile: c.appleProfile.handler(bind(downloadAppleProfile)),
});

export const serverReconcile = r.router({
  reconcile: r.reconcile.handler(bind(reconcileServer)),
  reconcileReports: r.reconcileReports.handler(bind(listReports)),
  reconcileReport: r.reconcileReport.handler(bind(getReport)),
});

export const accountRecreate = n.router({ recreate: n.recreate.handler(bind(recreateAccount)) });
