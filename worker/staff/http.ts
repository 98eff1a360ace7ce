import { bind, implementer } from '../kernel/http/bind.ts';
import { tokens as tokensContract } from './contract/admin.ts';
import { staffPublic as publicContract } from './contract/public.ts';
import { readSession, signIn, signOut } from './verbs/session.ts';
import { setUp } from './verbs/setup.ts';
import { createToken, listTokens, revokeToken } from './verbs/tokens.ts';

const open = implementer(publicContract);
const own = implementer(tokensContract);

export const staffPublic = open.router({
  staffSession: open.staffSession.handler(bind(readSession)),
  staffSignIn: open.staffSignIn.handler(bind(signIn)),
  staffSignOut: open.staffSignOut.handler(bind(signOut)),
  staffSetup: open.staffSetup.handler(bind(setUp)),
});

export const tokens = own.router({
  list: own.list.handler(bind(listTokens)),
  create: own.create.handler(bind(createToken)),
  revoke: own.revoke.handler(bind(revokeToken)),
});
