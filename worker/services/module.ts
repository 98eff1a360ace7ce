import { defineModule, type ProblemRows } from '../kernel/module.ts';
import { failedOrders, parkedServices } from './attention.ts';
import * as http from './http.ts';
import { learnFromPanels } from './listeners.ts';

const permissions = ['services.read', 'services.write', 'services.secrets'] as const;

const problems = {
  vpn_name_taken: { status: 409, title: 'Another service has this VPN name.', unique: 'service.vpn_name' },
  wrong_state: { status: 409, title: 'The service is not in a state that allows this.', guard: true },
  not_active: { status: 409, title: 'This service is not active.', guard: true },
  not_ready: { status: 409, title: 'This is not ready yet.' },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
  interface AttentionKinds {
    service: true;
  }
}

export const services = defineModule({
  name: 'services',
  layer: 7,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  listeners: [learnFromPanels],
  attention: [parkedServices, failedOrders],
  router: { client: { services: http.myServices }, admin: { services: http.services } },
});
