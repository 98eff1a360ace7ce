import * as z from 'zod/mini';
import { ack, endpoint, knownEmail, type ProblemCode, tag } from '../../kernel/contract.ts';
import { signIn } from '../../staff/contract/model.ts';
import { clientSession, resetPassword, signUp } from './model.ts';

const tags = tag('Customer session', 'Signing up, signing in to the portal and out of it, and a forgotten password.');
const none = z.optional(z.strictObject({}));
const open = (...problems: ProblemCode[]) => endpoint({ permit: 'public', problems });

export const accountsPublic = {
  session: open()
    .route({ method: 'GET', path: '/session', tags, summary: 'Who is signed in to the portal' })
    .input(none)
    .output(clientSession),
  signUp: open('email_taken', 'throttled')
    .route({ method: 'POST', path: '/sign-up', tags, summary: 'Create an account and sign in' })
    .input(signUp)
    .output(ack()),
  signIn: open('sign_in_failed', 'client_blocked', 'throttled')
    .route({ method: 'POST', path: '/session', tags, summary: 'Sign in to the portal' })
    .input(signIn)
    .output(ack()),
  signOut: open()
    .route({ method: 'DELETE', path: '/session', tags, summary: 'Sign out of the portal' })
    .input(none)
    .output(ack()),
  forgotPassword: open()
    .route({ method: 'POST', path: '/forgot-password', tags, summary: 'Mail a reset link, if the address is known' })
    .input(z.strictObject({ email: knownEmail() }))
    .output(ack()),
  resetPassword: open('link_spent')
    .route({ method: 'POST', path: '/reset-password', tags, summary: 'Set a new password with a reset link' })
    .input(resetPassword)
    .output(ack()),
};
