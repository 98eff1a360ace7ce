import { defineModule } from '../kernel/module.ts';
import * as http from './http.ts';
import { wakePollers } from './tasks.ts';

export const connections = defineModule({
  name: 'connections',
  layer: 10,
  tasks: [wakePollers],
  upgrades: http.liveUpgrades,
  router: { client: { connections: http.myConnections }, admin: { connections: http.connections } },
});
