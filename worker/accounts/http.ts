import { bind, implementer } from '../kernel/bind.ts';
import { clients as clientsContract } from './contract/admin.ts';
import { accountsPublic as publicContract } from './contract/public.ts';
import { changeClient, getClient, listClients } from './verbs/client.ts';
import { forgotPassword, resetPassword } from './verbs/password.ts';
import { readSession, signIn, signOut } from './verbs/session.ts';
import { signUp } from './verbs/sign-up.ts';

const open = implementer(publicContract);
const c = implementer(clientsContract);

export const accountsPublic = open.router({
  session: open.session.handler(bind(readSession)),
  signUp: open.signUp.handler(bind(signUp)),
  signIn: open.signIn.handler(bind(signIn)),
  signOut: open.signOut.handler(bind(signOut)),
  forgotPassword: open.forgotPassword.handler(bind(forgotPassword)),
  resetPassword: open.resetPassword.handler(bind(resetPassword)),
});

/** The ledger adds `adjust`; the registry joins the two. */
export const clients = {
  list: c.list.handler(bind(listClients)),
  get: c.get.handler(bind(getClient)),
  update: c.update.handler(bind(changeClient)),
};
