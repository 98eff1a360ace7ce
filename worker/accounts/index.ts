export { passwordResetRequested } from './events.ts';
export { clientResolver } from './identity.ts';
export { type ResetLink, resetLink } from './reset-link.ts';
export { type ClientRow, isBlocked } from './rules.ts';
export { clientById, clientsByIds } from './store.ts';
export { type ClientStatus, client, type Language } from './table.ts';
