import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { checkPassword, rememberDevice } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { accountOf, spellingsOf } from '../../kernel/spellings.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { currenciesOf, currenciesQuery, type GeneralSettings, generalOf, generalQuery } from '../../settings/index.ts';
import type { signIn as signInModel } from '../../staff/contract/model.ts';
import type { clientSession } from '../contract/model.ts';
import { COOKIE, isLive, userActor } from '../identity.ts';
import { isBlocked, LOCALES, SESSION_SECONDS } from '../rules/client.ts';
import { noteSeen, placeOf } from '../seen.ts';
import { bySessionToken, deleteExpiredSessions, deleteSession, insertSession } from '../store/session.ts';
import { loginByEmail } from '../store/user.ts';
import { happened } from '../words/index.ts';

type ClientSession = z.infer<typeof clientSession>;
type Login = Awaited<ReturnType<typeof loginByEmail>>[number];

/** The portal's start: brand, currencies, and who is signed in with which wallet; one round trip. */
export async function readSession(ctx: Ctx): Promise<ClientSession> {
  const [general, currencies, sessions] = await reads(ctx.db, [
    generalQuery(ctx.db),
    currenciesQuery(ctx.db),
    bySessionToken(ctx.db, await cookieHash(ctx)),
  ]);
  const s = sessions[0];
  const live = isLive(s, ctx.now());
  if (live) noteSeen(ctx, s);
  return {
    brand: brandOf(generalOf(general)),
    mode: ctx.mode,
    locales: [...LOCALES],
    currencies: currenciesOf(currencies),
    ...(live ? signedIn(s) : { user: null, client: null }),
  };
}

const brandOf = ({ shopName, contactEmail = '' }: GeneralSettings) => ({ name: shopName, contactEmail });

const signedIn = (s: Awaited<ReturnType<typeof bySessionToken>>[number]): Pick<ClientSession, 'user' | 'client'> => ({
  user: { id: s.userId, email: s.email, name: s.userName, language: s.language },
  client: {
    id: s.clientId,
    number: s.number,
    name: s.clientName,
    currency: s.currency,
    status: s.clientStatus,
    hasAddress: s.country !== '',
    balanceMicro: s.balanceMicro,
    heldMicro: s.heldMicro,
    creditLimitMicro: s.creditLimitMicro,
  },
});

/** Unknown address and wrong password answer alike, after the same work. */
export async function signIn(ctx: Ctx, input: z.infer<typeof signInModel>) {
  const { db } = ctx;
  const [rows] = await reads(db, [loginByEmail(db, spellingsOf(input.email))]);
  const login = rows[0];
  const account = login?.email ?? accountOf(input.email);
  try {
    await checkPassword(ctx, 'client', account, input.password, login?.passwordHash ?? null);
  } catch (error) {
    if (login && error instanceof Problem && error.code === 'sign_in_failed') ctx.defer(recordFailure(ctx, login));
    throw error;
  }
  if (!login) throw new Problem('sign_in_failed');
  if (login.disabled === 1 || isBlocked(login.clientStatus)) throw new Problem('client_blocked');
  const { session, replaced } = await newSession(ctx, login.userId, login.clientId);
  ctx.actor = userActor(login, session.id);
  const unit = new Unit(ctx).write(
    deleteSession(db, replaced),
    deleteExpiredSessions(db, login.userId, ctx.now()),
    insertSession(db, session),
  );
  const done = await unit
    .audit({
      action: 'user.signed_in',
      subject: `user:${login.userId}`,
      clientId: login.clientId,
      words: happened('signedIn', { name: login.userName }),
    })
    .commit({ ok: true as const });
  await rememberDevice(ctx, 'client', account);
  return done;
}

/** After the answer, so that a known address takes no longer than an unknown one. */
async function recordFailure(ctx: Ctx, login: Login): Promise<void> {
  await new Unit(ctx)
    .audit({
      action: 'user.sign_in_failed',
      subject: `user:${login.userId}`,
      clientId: login.clientId,
      words: happened('signIn.failed', { name: login.userName }),
    })
    .commit(undefined);
}

export async function signOut(ctx: Ctx) {
  const hash = await cookieHash(ctx);
  ctx.cookies.set(COOKIE, '', 0);
  if (hash === '') return { ok: true as const };
  const [rows] = await reads(ctx.db, [bySessionToken(ctx.db, hash)]);
  const s = rows[0];
  if (!s) return { ok: true as const };
  ctx.actor = userActor(s, s.sessionId);
  return new Unit(ctx)
    .write(deleteSession(ctx.db, hash))
    .audit({
      action: 'user.signed_out',
      subject: `user:${s.userId}`,
      clientId: s.clientId,
      words: happened('signedOut', { name: s.userName }),
    })
    .commit({ ok: true as const });
}

/** Hash of the caller's session token, '' without one. */
const cookieHash = async (ctx: Ctx): Promise<string> => {
  const token = ctx.cookies.get(COOKIE);
  return token ? hashToken(token) : '';
};

/** Sets the cookie to a fresh token; the caller's unit writes `session` and deletes the one whose hash is `replaced`. */
export async function newSession(ctx: Ctx, userId: string, clientId: string) {
  const replaced = await cookieHash(ctx);
  const token = newToken();
  ctx.cookies.set(COOKIE, token, SESSION_SECONDS);
  const session = {
    id: ctx.id(),
    tokenHash: await hashToken(token),
    userId,
    clientId,
    createdAt: ctx.now(),
    expiresAt: ctx.now() + SESSION_SECONDS * 1000,
    seenAt: ctx.now(),
    ...placeOf(ctx),
  };
  return { session, replaced };
}
