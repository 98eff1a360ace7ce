/** The only list: what the house consists of, one line each. */
import { os } from '@orpc/server';
import { bankGateway } from './drivers/gateway/bank/index.ts';
import { testGateway } from './drivers/gateway/test/index.ts';
import { puqvpncp } from './drivers/provisioning/puqvpncp/index.ts';
import { logSender } from './drivers/sender/log/index.ts';
import type { Drivers, Job, Listener, Task } from './kernel/app.ts';
import { door } from './kernel/bind.ts';
import type { Hop } from './kernel/http.ts';
import type { Resolvers } from './kernel/identity.ts';
import { taskJob } from './kernel/task.ts';
import { serverGroups, servers } from './servers/http.ts';
import { settings } from './settings/http.ts';
import { staffPublic, tokens } from './staff/http.ts';
import { staffResolver, staffTokenResolver } from './staff/index.ts';

export const drivers: Drivers = {
  provisioning: { puqvpncp },
  gateway: { test: testGateway, bank: bankGateway },
  sender: { log: logSender },
};

export const resolvers: Resolvers = { client: staffResolver, staff: staffResolver, staffToken: staffTokenResolver };

export const tasks: readonly Task[] = [];

export const listeners: readonly Listener[] = [];

export const jobs: readonly Job[] = [...tasks.map(taskJob), ...listeners.map((l) => l.job)];

export const router = os
  .$context<Hop>()
  .use(door)
  .router({
    public: { ...staffPublic },
    client: {},
    admin: { settings, tokens, servers, serverGroups },
  });
