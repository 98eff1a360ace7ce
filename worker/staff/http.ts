import { bound } from '../kernel/http/bind.ts';
import { me as meContract, tokens as tokensContract } from './contract/admin.ts';
import { staffPublic as publicContract } from './contract/public.ts';
import { changePassword } from './verbs/change-own-password.ts';
import { createToken, listScopes, listTokens, revokeToken } from './verbs/manage-tokens.ts';
import { setUp } from './verbs/set-up.ts';
import { readSession, signIn, signOut } from './verbs/sign-in.ts';
import { stay } from './verbs/stay.ts';

export const staffPublic = bound(publicContract, {
  staffSession: readSession,
  staffSignIn: signIn,
  staffSignOut: signOut,
  staffSetup: setUp,
});

export const me = bound(meContract, { stay, changePassword });

export const tokens = bound(tokensContract, {
  list: listTokens,
  scopes: listScopes,
  create: createToken,
  revoke: revokeToken,
});
