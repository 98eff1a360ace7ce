import { defineModule, type ProblemRows } from '../kernel/module.ts';
import { serverTrouble } from './attention.ts';
import * as http from './http.ts';
import { lookAtServers, testServerJob, testServers } from './tasks.ts';

const permissions = ['servers.read', 'servers.write'] as const;

const problems = {
  server_name_taken: { status: 409, title: 'Another server has this name.', unique: 'server.name', pointer: '/name' },
  server_full: { status: 409, title: 'This server has as many accounts as it may have.', guard: true },
  server_in_use: { status: 409, title: 'Services or products use this server. Move them first.', guard: true },
  server_group_name_taken: {
    status: 409,
    title: 'Another group has this name.',
    unique: 'server_group.name',
    pointer: '/name',
  },
  server_group_in_use: {
    status: 409,
    title: 'A product sells from this group. Change the product first.',
    guard: true,
  },
  upstream_failed: { status: 502, title: 'The VPN server did not answer as expected.' },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
  interface AttentionKinds {
    server: true;
    licence: true;
    slots: true;
  }
}

export const servers = defineModule({
  name: 'servers',
  layer: 2,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  jobs: [testServerJob],
  tasks: [testServers, lookAtServers],
  attention: [serverTrouble],
  router: { admin: { servers: http.servers, serverGroups: http.serverGroups } },
});
