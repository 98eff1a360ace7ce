import { defineModule } from '../kernel/module.ts';
import * as http from './http.ts';
import { convergeJob, provisionJob } from './jobs.ts';
import { provisioningListeners } from './listeners.ts';

export const provisioning = defineModule({
  name: 'provisioning',
  layer: 8,
  jobs: [provisionJob, convergeJob],
  listeners: provisioningListeners,
  router: { client: { services: http.myProvisioning }, admin: { services: http.provisioning } },
});
