import { bound } from '../kernel/http/bind.ts';
import { serverGroups as groupsContract, servers as serversContract } from './contract/admin.ts';
import { compareContract } from './verbs/compare-contract.ts';
import { serverDrivers } from './verbs/list-drivers.ts';
import { createGroup, getGroup, listGroups, removeGroup, updateGroup } from './verbs/manage-groups.ts';
import { createServer, getServer, listServers, removeServer, updateServerSettings } from './verbs/manage-servers.ts';
import { networkTree } from './verbs/read-network-tree.ts';
import { readNetworks, serverReadingsOf } from './verbs/read-networks.ts';
import { testServer } from './verbs/test-server.ts';

export const servers = bound(serversContract, {
  drivers: serverDrivers,
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
