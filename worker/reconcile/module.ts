import { defineModule } from '../kernel/module.ts';
import * as http from './http.ts';
import { removeOrphanJob, settleAccountJob } from './jobs.ts';
import { reconcileAll, reconcileJob } from './tasks.ts';

export const reconcile = defineModule({
  name: 'reconcile',
  layer: 9,
  jobs: [reconcileJob, settleAccountJob, removeOrphanJob],
  tasks: [reconcileAll],
  router: { admin: { services: http.accountRecreate, servers: http.serverReconcile } },
});
