import { bound } from '../kernel/http/bind.ts';
import { serverReconcile as reconcileContract, accountRecreate as recreateContract } from './contract/admin.ts';
import { reconcileServer } from './verbs/compare-server.ts';
import { getReport, listReports } from './verbs/read-reports.ts';
import { recreateAccount } from './verbs/recreate-account.ts';

export const serverReconcile = bound(reconcileContract, {
  reconcile: reconcileServer,
  reconcileReports: listReports,
  reconcileReport: getReport,
});

export const accountRecreate = bound(recreateContract, { recreate: recreateAccount });
