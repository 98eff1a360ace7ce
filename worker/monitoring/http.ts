import { bind, implementer } from '../kernel/bind.ts';
import { activity as activityContract, jobs as jobsContract } from './contract/admin.ts';
import { listActivity, listJobs, retryJob } from './verbs.ts';

const j = implementer(jobsContract);
const a = implementer(activityContract);

export const jobQueue = j.router({ list: j.list.handler(bind(listJobs)), retry: j.retry.handler(bind(retryJob)) });
export const activity = a.router({ list: a.list.handler(bind(listActivity)) });
