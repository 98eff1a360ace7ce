import * as z from 'zod/mini';
import { ack, endpoint, tag } from '../../kernel/contract.ts';
import { signIn, staffSession, staffSetup } from './model.ts';

const tags = tag('Staff session', 'Signing in to the console and out of it.');
const none = z.optional(z.strictObject({}));

export const staffPublic = {
  staffSession: endpoint({ permit: 'public' })
    .route({ method: 'GET', path: '/staff/session', tags, summary: 'Who is signed in to the console' })
    .input(none)
    .output(staffSession),
  staffSignIn: endpoint({ permit: 'public', problems: ['sign_in_failed', 'throttled'] })
    .route({ method: 'POST', path: '/staff/session', tags, summary: 'Sign in to the console' })
    .input(signIn)
    .output(ack()),
  staffSignOut: endpoint({ permit: 'public' })
    .route({ method: 'DELETE', path: '/staff/session', tags, summary: 'Sign out of the console' })
    .input(none)
    .output(ack()),
  staffSetup: endpoint({ permit: 'public', problems: ['link_spent', 'setup_done', 'admin_email_taken'] })
    .route({ method: 'POST', path: '/staff/setup', tags, summary: 'Create the first administrator' })
    .input(staffSetup)
    .output(ack()),
};
