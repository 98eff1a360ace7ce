import * as z from 'zod/mini';
import { event } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';

export const passwordChanged = event('password.changed', z.object({ userId: id() }));
/** Somebody wants another address; `emailChangeLetters` gives what is written to both. */
export const emailChangeRequested = event('email_change.requested', z.object({ changeId: id() }));

/** Somebody shall show to read the address that they have; `proofLetter` gives the link. */
export const emailProofRequested = event('email_proof.requested', z.object({ changeId: id() }));

/** Somebody asked for a link; `resetLink` gives it to the module that mails it. */
export const passwordResetRequested = event('password_reset.requested', z.object({ resetId: id() }));
