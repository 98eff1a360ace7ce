import * as z from 'zod/mini';
import { ack, email, endpoint } from '../../kernel/contract.ts';
import { signIn } from '../../staff/contract/model.ts';
import { clientSession, resetPassword, signUp } from './model.ts';

const tags = ['Customer session'];
const none = z.optional(z.strictObject({}));
const open = () => endpoint({ permit: 'public' });

export const accountsPublic = {
  session: open()
    .route({ method: 'GET', path: '/session', tags, summary: 'Who is signed in to the portal' })
    .input(none)
    .output(clientSession),
  signUp: open()
    .route({ method: 'POST', path: '/sign-up', tags, summary: 'Create an account and sign in' })
    .input(signUp)
    .output(ack()),
  signIn: open()
    .route({ method: 'POST', path: '/session', tags, summary: 'Sign in to the portal' })
    .input(signIn)
    .output(ack()),
  signOut: open()
    .route({ method: 'DELETE', path: '/session', tags, summary: 'Sign out of the portal' })
    .input(none)
    .output(ack()),
  forgotPassword: open()
    .route({ method: 'POST', path: '/forgot-password', tags, summary: 'Mail a reset link, if the address is known' })
    .input(z.strictObject({ email: email() }))
    .output(ack()),
  resetPassword: open()
    .route({ method: 'POST', path: '/reset-password', tags, summary: 'Set a new password with a reset link' })
    .input(resetPassword)
    .output(ack()),
};
