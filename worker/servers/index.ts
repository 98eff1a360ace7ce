export { serverAlerted } from './events.ts';
export { driverOf, openPeer } from './peer.ts';
export { type PageTeller, tellPages } from './poller.ts';
export { expiryOf, isLow, licenceOf, slotsOf } from './rules/standing.ts';
export { faultWords, type ServerRow } from './rules.ts';
export { alertBy } from './store/alert.ts';
export { countAccount, enabledServersOf, serverById, serversByIds } from './store.ts';
export { server, serverGroup, serverGroupMember } from './table.ts';
