import { bound } from '../kernel/http/bind.ts';
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

export const accountsPublic = bound(publicContract, {
  session: readSession,
  signUp: signUp,
  signIn: signIn,
  signOut: signOut,
  forgotPassword: forgotPassword,
  resetPassword: resetPassword,
});

export const emailLinks = bound(emailLinksContract, {
  confirmEmail: confirmEmail,
  stopEmailChange: stopEmailChange,
});

export const myAccount = bound(myAccountContract, {
  get: readAccount,
  saveProfile: saveProfile,
  setLanguage: setLanguage,
  changePassword: changePassword,
  sessions: listOwnSessions,
  endSession: endSession,
  endOtherSessions: endOtherSessions,
  changeEmail: changeEmail,
  dropEmailChange: dropEmailChange,
});

const { adjust: _, ...ofAccounts } = clientsContract;

/** The ledger adds `adjust`; the registry joins the two. */
export const clients = bound(ofAccounts, {
  list: listClients,
  get: getClient,
  update: changeClient,
  users: listClientUsers,
  endSessions: endUserSessions,
});
