import { bind, implementer } from '../kernel/http/bind.ts';
import type { Upgrade } from '../kernel/http/upgrade.ts';
import { connections as adminContract } from './contract/admin.ts';
import { connections as clientContract } from './contract/client.ts';
import { myStatus, serverStatus, serviceStatus } from './verbs/status.ts';
import { watchService } from './verbs/watch.ts';

const a = implementer(adminContract);
const c = implementer(clientContract);

export const connections = a.router({
  status: a.status.handler(bind(serviceStatus)),
  server: a.server.handler(bind(serverStatus)),
});
export const myConnections = c.router({ status: c.status.handler(bind(myStatus)) });

export const liveUpgrades: readonly Upgrade[] = [
  { path: '/live/services/:id', permit: 'client', open: watchService },
  { path: '/live/admin/services/:id', permit: 'staff:services.read', open: watchService },
];
