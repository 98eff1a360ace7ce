export { openPeer } from './peer.ts';
export type { ServerRow } from './rules.ts';
export { countAccount, enabledServersOf, serverById, serversByIds } from './store.ts';
export { server, serverGroup } from './table.ts';
