import { bound } from '../kernel/http/bind.ts';
import { emailLinks as emailLinksContract, myAccount as myAccountContract } from './contract/account.ts';
import { clients as clientsContract } from './contract/admin.ts';
import { accountsPublic as publicContract } from './contract/public.ts';
import { changeEmail, confirmEmail, dropEmailChange, stopEmailChange } from './verbs/change-email.ts';
import { changePassword } from './verbs/change-own-password.ts';
import { endUserSessions, listClientUsers } from './verbs/manage-client-users.ts';
import { changeClient, getClient, listClients } from './verbs/manage-clients.ts';
import { readAccount, saveProfile, setLanguage } from './verbs/manage-own-account.ts';
import { endOtherSessions, endSession, listOwnSessions } from './verbs/manage-own-sessions.ts';
import { proveEmail } from './verbs/prove-email.ts';
import { forgotPassword, resetPassword } from './verbs/reset-password.ts';
import { readSession, signIn, signOut } from './verbs/sign-in.ts';
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
  proveEmail: proveEmail,
});

export const clients = bound(clientsContract, {
  list: listClients,
  get: getClient,
  update: changeClient,
  users: listClientUsers,
  endSessions: endUserSessions,
});
