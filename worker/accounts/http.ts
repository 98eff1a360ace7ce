import { bind, implementer } from '../kernel/http/bind.ts';
import { emailLinks as emailLinksContract, myAccount as myAccountContract } from './contract/account.ts';
import { clients as clientsContract } from './contract/admin.ts';
import { accountsPublic as publicContract } from './contract/public.ts';
import { changeClient, getClient, listClients } from './verbs/client.ts';
import { endUserSessions, listClientUsers } from './verbs/client-users.ts';
import { changeEmail, confirmEmail, dropEmailChange, stopEmailChange } from './verbs/email-change.ts';
import { readAccount, saveProfile, setLanguage } from './verbs/own-account.ts';
import { changePassword } from './verbs/own-password.ts';
import { endOtherSessions, endSession, listOwnSessions } from './verbs/own-sessions.ts';
import { forgotPassword, resetPassword } from './verbs/password.ts';
import { readSession, signIn, signOut } from './verbs/session.ts';
import { signUp } from './verbs/sign-up.ts';

const open = implementer(publicContract);
const c = implementer(clientsContract);
const m = implementer(myAccountContract);
const l = implementer(emailLinksContract);

export const accountsPublic = open.router({
  session: open.session.handler(bind(readSession)),
  signUp: open.signUp.handler(bind(signUp)),
  signIn: open.signIn.handler(bind(signIn)),
  signOut: open.signOut.handler(bind(signOut)),
  forgotPassword: open.forgotPassword.handler(bind(forgotPassword)),
  resetPassword: open.resetPassword.handler(bind(resetPassword)),
});

export const emailLinks = l.router({
  confirmEmail: l.confirmEmail.handler(bind(confirmEmail)),
  stopEmailChange: l.stopEmailChange.handler(bind(stopEmailChange)),
});

export const myAccount = m.router({
  get: m.get.handler(bind(readAccount)),
  saveProfile: m.saveProfile.handler(bind(saveProfile)),
  setLanguage: m.setLanguage.handler(bind(setLanguage)),
  changePassword: m.changePassword.handler(bind(changePassword)),
  sessions: m.sessions.handler(bind(listOwnSessions)),
  endSession: m.endSession.handler(bind(endSession)),
  endOtherSessions: m.endOtherSessions.handler(bind(endOtherSessions)),
  changeEmail: m.changeEmail.handler(bind(changeEmail)),
  dropEmailChange: m.dropEmailChange.handler(bind(dropEmailChange)),
});

/** The ledger adds `adjust`; the registry joins the two. */
export const clients = {
  list: c.list.handler(bind(listClients)),
  get: c.get.handler(bind(getClient)),
  update: c.update.handler(bind(changeClient)),
  users: c.users.handler(bind(listClientUsers)),
  endSessions: c.endSessions.handler(bind(endUserSessions)),
};
