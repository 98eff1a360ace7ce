import { bound } from '../kernel/http/bind.ts';
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

export const services = bound(adminContract, {
  list: listServices,
  get: getService,
  retry: retryService,
  changePackage: changePackage,
  cancel: cancelService,
  observe: observeAccount,
  credentials: showCredentials,
  config: revealConfig,
  suspend: suspendService,
  unsuspend: unsuspendService,
  terminate: terminateService,
  sync: syncService,
});

export const myServices = bound(clientContract, {
  list: listMyServices,
  get: getMyService,
  account: readAccount,
  cancel: cancelMyOrder,
  requestTermination: requestTermination,
  withdrawTermination: withdrawTermination,
  rename: renameMyService,
  credentials: revealCredentials,
  config: readConfig,
  file: downloadConfig,
  ikev2: readIkev2Settings,
  ikev2File: downloadIkev2File,
  appleProfile: downloadAppleProfile,
});

export const serverReconcile = bound(reconcileContract, {
  reconcile: reconcileServer,
  reconcileReports: listReports,
  reconcileReport: getReport,
});

export const accountRecreate = bound(recreateContract, { recreate: recreateAccount });
