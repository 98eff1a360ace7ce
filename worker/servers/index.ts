export { serverAlerted } from './events.ts';
export { driverOf, openPeer } from './peer.ts';
export { type PageTeller, tellPages } from './poller.ts';
export { faultWords, type ServerRow } from './rules/server.ts';
export { expiryOf, isLow, licenceOf, slotsOf } from './rules/standing.ts';
export { alertBy } from './store/alert.ts';
export { enabledServersOf } from './store/group.ts';
export { countAccount, serverById, serversByIds } from './store/server.ts';
export { server, serverGroup, serverGroupMember } from './table.ts';
