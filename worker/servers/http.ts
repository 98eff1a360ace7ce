import { bound } from '../kernel/http/bind.ts';
import { serverGroups as groupsContract, servers as serversContract } from './contract/admin.ts';
import { compareContract } from './verbs/contract.ts';
import { createGroup, getGroup, listGroups, removeGroup, updateGroup } from './verbs/group.ts';
import { networkTree } from './verbs/network-tree.ts';
import { readNetworks, serverReadingsOf } from './verbs/readings.ts';
import { createServer, getServer, listServers, removeServer, updateServerSettings } from './verbs/server.ts';
import { testServer } from './verbs/test.ts';

export const servers = bound(serversContract, {
  list: listServers,
  get: getServer,
  create: createServer,
  update: updateServerSettings,
  remove: removeServer,
  test: testServer,
  networks: readNetworks,
  readings: serverReadingsOf,
  compare: compareContract,
  networkTree: networkTree,
});

export const serverGroups = bound(groupsContract, {
  list: listGroups,
  get: getGroup,
  create: createGroup,
  update: updateGroup,
  remove: removeGroup,
});
