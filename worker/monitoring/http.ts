import { bound } from '../kernel/http/bind.ts';
import { activity as activityContract, jobs as jobsContract } from './contract/admin.ts';
import { moduleLog as moduleLogContract } from './contract/module-log.ts';
import { overview as overviewContract } from './contract/overview.ts';
import { listActivity } from './verbs/list-activity.ts';
import { dismissJob, listJobs, retryJob } from './verbs/manage-jobs.ts';
import { clearCalls, getCall, listCalls } from './verbs/manage-module-log.ts';
import { getOverview } from './verbs/read-overview.ts';

export const jobQueue = bound(jobsContract, {
  list: listJobs,
  retry: retryJob,
  dismiss: dismissJob,
});
export const activity = bound(activityContract, { list: listActivity });
export const moduleLog = bound(moduleLogContract, {
  list: listCalls,
  get: getCall,
  clear: clearCalls,
});
export const overview = bound(overviewContract, { get: getOverview });
