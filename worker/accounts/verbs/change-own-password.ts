import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { checkPassword, hashPassword, rememberDevice } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { passwordChanged } from '../events.ts';
import { COOKIE, meOf } from '../identity.ts';
import { SESSION_SECONDS } from '../rules/client.ts';
import { endEmailChanges, passwordUnchanged, userById } from '../store/own-account.ts';
import { deleteSessionsBut, setSessionToken } from '../store/own-sessions.ts';
import { spendResetsOf } from '../store/reset.ts';
import { setPasswordHash } from '../store/user.ts';
import { fault, happened } from '../words/index.ts';

/** The caller proves to be who signed in; tries are counted like those at sign-in, and a wrong one is on record. */
export async function checkOwnPassword(ctx: Ctx, password: string) {
  const me = meOf(ctx);
  const [rows] = await reads(ctx.db, [userById(ctx.db, me.id)]);
  const user = rows[0];
  if (!user) throw new Problem('unauthorized');
  try {
    await checkPassword(ctx, 'client', user.email, password, user.passwordHash);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'sign_in_failed') throw error;
    await new Unit(ctx)
      .audit({
        action: 'user.password_refused',
        subject: `user:${me.id}`,
        clientId: me.clientId,
        words: happened('password.wrong', { name: me.name }),
      })
      .commit(undefined);
    throw new Problem('password_wrong');
  }
  return user;
}

type Input = { currentPassword: string; password: string };

/**
 * Every other session ends, and this one goes on under a new token. Mailed links that would give the account to
 * whoever asked for them before end too.
 */
export async function changePassword(ctx: Ctx, { currentPassword, password }: Input) {
  const { db } = ctx;
  const me = meOf(ctx);
  const user = await checkOwnPassword(ctx, currentPassword);
  if (password === currentPassword)
    throw new Problem('validation', {
      errors: [{ pointer: '/password', message: fault('password.same') }],
    });
  const [general] = await reads(db, [generalQuery(db)]);
  const near = { addresses: [user.email], shop: generalOf(general).shopName };
  const passwordHash = await hashPassword(ctx, me.id, password, near);
  const [token, now] = [newToken(), ctx.now()];
  const done = await new Unit(ctx)
    .guard('stale_write', passwordUnchanged(me.id, user.passwordHash))
    .write(
      setPasswordHash(db, me.id, passwordHash),
      deleteSessionsBut(db, me.id, me.sessionId),
      setSessionToken(db, me.sessionId, await hashToken(token), now + SESSION_SECONDS * 1000),
      spendResetsOf(db, me.id, now),
      endEmailChanges(db, me.id, 'stopped'),
    )
    .emit(passwordChanged, { userId: me.id }, { subject: `user:${me.id}` })
    .audit({
      action: 'user.password_changed',
      subject: `user:${me.id}`,
      clientId: me.clientId,
      words: happened('password.changed', { name: me.name }),
    })
    .commit({ ok: true as const });
  ctx.cookies.set(COOKIE, token, SESSION_SECONDS);
  await rememberDevice(ctx, 'client', user.email);
  return done;
}
