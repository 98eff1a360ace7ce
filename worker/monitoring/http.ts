import { bind, implementer } from '../kernel/http/bind.ts';
import { activity as activityContract, jobs as jobsContract } from './contract/admin.ts';
import { moduleLog as moduleLogContract } from './contract/module-log.ts';
import { overview as overviewContract } from './contract/overview.ts';
import { clearCalls, getCall, listCalls } from './verbs/module-log.ts';
import { getOverview } from './verbs/overview.ts';
import { dismissJob, listActivity, listJobs, retryJob } from './verbs.ts';

const j = implementer(jobsContract);
const a = implementer(activityContract);
const m = implementer(moduleLogContract);
const o = implementer(overviewContract);

export const jobQueue = j.router({
  list: j.list.handler(bind(listJobs)),
  retry: j.retry.handler(bind(retryJob)),
  dismiss: j.dismiss.handler(bind(dismissJob)),
});
export const activity = a.router({ list: a.list.handler(bind(listActivity)) });
export const moduleLog = m.router({
  list: m.list.handler(bind(listCalls)),
  get: m.get.handler(bind(getCall)),
  clear: m.clear.handler(bind(clearCalls)),
});
export const overview = o.router({ get: o.get.handler(bind(getOverview)) });
