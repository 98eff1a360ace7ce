import { contract } from './contract.ts';
import type { Env } from './env.ts';
import { type App, type Ctx, makeCtx } from './kernel/context.ts';
import { makeHttp } from './kernel/http/http.ts';
import { type JobMessage, runJob } from './kernel/jobs/job.ts';
import { tick } from './kernel/jobs/task.ts';
import { Breakers } from './kernel/reach/breaker.ts';
import {
  address,
  attention,
  callLog,
  drivers,
  jobs,
  listeners,
  mailLeaves,
  permissions,
  resolvers,
  router,
  routes,
  tasks,
  upgrades,
} from './registry.ts';

export { LoginThrottle } from '../durable/login-throttle.ts';
export { ServerPoller } from '../durable/server-poller.ts';
export { ServiceVault } from '../durable/service-vault.ts';

const app: App = {
  now: () => Date.now(),
  fetch: (input, init) => fetch(input, init),
  breakers: new Breakers(),
  callLog,
  drivers,
  jobs,
  tasks,
  listeners,
  attention,
  mailLeaves,
  permissionKeys: permissions,
};
const http = makeHttp(app, { router, contract, resolvers, upgrades, routes, address });

const systemCtx = (env: Env, name: string, execution: ExecutionContext): Ctx =>
  makeCtx(app, env, { actor: { kind: 'system', name }, defer: (work) => execution.waitUntil(work) });

export default {
  fetch: (request, env, execution) => http.fetch(request, env, execution),

  async queue(batch, env, execution) {
    for (const message of batch.messages) {
      await runJob(systemCtx(env, 'job', execution), jobs, message.body.id);
      message.ack();
    }
  },

  async scheduled(_controller, env, execution) {
    await tick(systemCtx(env, 'clock', execution), tasks);
  },
} satisfies ExportedHandler<Env, JobMessage>;
