export {
  confirmLetter,
  type EmailChangeLetter,
  passwordLetter,
  proofLetter,
  stopLetter,
} from './email-letters.ts';
export { emailChangeRequested, emailProofRequested, passwordChanged, passwordResetRequested } from './events.ts';
export { clientResolver } from './identity.ts';
export { type ResetLink, resetLink } from './reset-link.ts';
export { addressOf } from './rules/address.ts';
export { type ClientRow, isBlocked } from './rules/client.ts';
export { clientById, clientServed, clientsByIds } from './store/client.ts';
export { liveUserSessions } from './store/live-sessions.ts';
export { confirmedAddress } from './store/user.ts';
export { type ClientStatus, client, type Language } from './table.ts';
