import { defineModule, type ProblemRows } from '../kernel/module.ts';
import * as http from './http.ts';
import { provisionJob } from './jobs.ts';
import { clockTask, convergeJob, startWaitingJob } from './lifecycle/jobs.ts';
import { serviceListeners } from './listeners.ts';
import { removeOrphanJob, settleAccountJob } from './reconcile/jobs.ts';
import { reconcileAll, reconcileJob } from './reconcile/tasks.ts';

const permissions = ['services.read', 'services.write', 'services.secrets'] as const;

const problems = {
  vpn_name_taken: { status: 409, title: 'Another service has this VPN name.', unique: 'service.vpn_name' },
  wrong_state: { status: 409, title: 'The service is not in a state that allows this.', guard: true },
  termination_requested: { status: 409, title: 'The end of this service was already asked for.', guard: true },
  not_active: { status: 409, title: 'This service is not active.', guard: true },
  not_ready: { status: 409, title: 'This is not ready yet.' },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
}

export const services = defineModule({
  name: 'services',
  layer: 7,
  permissions,
  problems,
  jobs: [provisionJob, convergeJob, startWaitingJob, reconcileJob, settleAccountJob, removeOrphanJob],
  tasks: [reconcileAll, clockTask],
  listeners: serviceListeners,
  router: {
    client: { services: http.myServices },
    admin: { services: { ...http.services, ...http.accountRecreate }, servers: http.serverReconcile },
  },
});
