import { bound } from '../kernel/http/bind.ts';
import { tokens as tokensContract } from './contract/admin.ts';
import { staffPublic as publicContract } from './contract/public.ts';
import { createToken, listTokens, revokeToken } from './verbs/manage-tokens.ts';
import { setUp } from './verbs/set-up.ts';
import { readSession, signIn, signOut } from './verbs/sign-in.ts';

export const staffPublic = bound(publicContract, {
  staffSession: readSession,
  staffSignIn: signIn,
  staffSignOut: signOut,
  staffSetup: setUp,
});

export const tokens = bound(tokensContract, {
  list: listTokens,
  create: createToken,
  revoke: revokeToken,
});
