import * as z from 'zod/mini';
import { event } from '../kernel/app.ts';
import { id } from '../kernel/contract.ts';

/** Somebody asked for a link; `resetLink` gives it to the module that mails it. */
export const passwordResetRequested = event('password_reset.requested', z.object({ resetId: id() }));
