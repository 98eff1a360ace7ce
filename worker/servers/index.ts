export { driverOf, openPeer } from './peer.ts';
export { faultWords, type ServerRow } from './rules.ts';
export { countAccount, enabledServersOf, serverById, serversByIds } from './store.ts';
export { server, serverGroup, serverGroupMember } from './table.ts';
