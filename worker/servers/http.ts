import { bind, implementer } from '../kernel/http/bind.ts';
import { serverGroups as groupsContract, servers as serversContract } from './contract/admin.ts';
import { compareContract } from './verbs/contract.ts';
import { createGroup, getGroup, listGroups, removeGroup, updateGroup } from './verbs/group.ts';
import { networkTree } from './verbs/network-tree.ts';
import { readNetworks, serverReadingsOf } from './verbs/readings.ts';
import { createServer, getServer, listServers, removeServer, updateServerSettings } from './verbs/server.ts';
import { testServer } from './verbs/test.ts';

const s = implementer(serversContract);
const g = implementer(groupsContract);

export const servers = s.router({
  list: s.list.handler(bind(listServers)),
  get: s.get.handler(bind(getServer)),
  create: s.create.handler(bind(createServer)),
  update: s.update.handler(bind(updateServerSettings)),
  remove: s.remove.handler(bind(removeServer)),
  test: s.test.handler(bind(testServer)),
  networks: s.networks.handler(bind(readNetworks)),
  readings: s.readings.handler(bind(serverReadingsOf)),
  compare: s.compare.handler(bind(compareContract)),
  networkTree: s.networkTree.handler(bind(networkTree)),
});

export const serverGroups = g.router({
  list: g.list.handler(bind(listGroups)),
  get: g.get.handler(bind(getGroup)),
  create: g.create.handler(bind(createGroup)),
  update: g.update.handler(bind(updateGroup)),
  remove: g.remove.handler(bind(removeGroup)),
});
