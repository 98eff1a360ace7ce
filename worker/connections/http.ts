import { bound } from '../kernel/http/bind.ts';
import type { Upgrade } from '../kernel/http/upgrade.ts';
import { connections as adminContract } from './contract/admin.ts';
import { connections as clientContract } from './contract/client.ts';
import { myStatus, serverStatus, serviceStatus } from './verbs/read-status.ts';
import { watchService } from './verbs/watch-service.ts';

export const connections = bound(adminContract, {
  status: serviceStatus,
  server: serverStatus,
});
export const myConnections = bound(clientContract, { status: myStatus });

export const liveUpgrades: readonly Upgrade[] = [
  { path: '/live/services/:id', permit: 'client', open: watchService },
  { path: '/live/admin/services/:id', permit: 'staff:services.read', open: watchService },
];
