import { bound } from '../kernel/http/bind.ts';
import { tokens as tokensContract } from './contract/admin.ts';
import { staffPublic as publicContract } from './contract/public.ts';
import { readSession, signIn, signOut } from './verbs/session.ts';
import { setUp } from './verbs/setup.ts';
import { createToken, listTokens, revokeToken } from './verbs/tokens.ts';

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
