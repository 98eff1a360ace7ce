import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { checkPassword, hashPassword, rememberDevice } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { COOKIE } from '../identity.ts';
import { adminById, passwordUnchanged, setPasswordHash } from '../store/admin.ts';
import { deleteSessionsBut, sessionById, setSession } from '../store/session.ts';
import { fault, happened } from '../words/index.ts';
import { sessionOf } from './stay.ts';

type Input = { currentPassword: string; password: string };

/** Tries are counted like those at sign-in, and a wrong one is on record. */
async function checkOwnPassword(ctx: Ctx, me: ReturnType<typeof sessionOf>, password: string) {
  const [admins, sessions] = await reads(ctx.db, [adminById(ctx.db, me.id), sessionById(ctx.db, me.sessionId)]);
  const [admin, session] = [admins[0], sessions[0]];
  if (!admin || !session) throw new Problem('unauthorized');
  try {
    await checkPassword(ctx, 'staff', admin.email, password, admin.passwordHash);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'sign_in_failed') throw error;
    const words = happened('password.wrong', { name: me.name });
    await new Unit(ctx).audit({ action: 'admin.password_refused', subject: `admin:${me.id}`, words }).commit(undefined);
    throw new Problem('password_wrong');
  }
  return { admin, session };
}

/** Every other session ends, and this one goes on under a new token. API tokens are not passwords: they stay. */
export async function changePassword(ctx: Ctx, { currentPassword, password }: Input) {
  const { db } = ctx;
  const me = sessionOf(ctx);
  const { admin, session } = await checkOwnPassword(ctx, me, currentPassword);
  if (password === currentPassword)
    throw new Problem('validation', { errors: [{ pointer: '/password', message: fault('password.same') }] });
  const [general] = await reads(db, [generalQuery(db)]);
  const near = { addresses: [admin.email], shop: generalOf(general).shopName };
  const passwordHash = await hashPassword(ctx, me.id, password, near);
  const token = newToken();
  const done = await new Unit(ctx)
    .guard('stale_write', passwordUnchanged(me.id, admin.passwordHash))
    .write(
      setPasswordHash(db, me.id, passwordHash),
      deleteSessionsBut(db, me.id, me.sessionId),
      setSession(db, me.sessionId, { tokenHash: await hashToken(token) }),
    )
    .audit({
      action: 'admin.password_changed',
      subject: `admin:${me.id}`,
      words: happened('password.changed', { name: me.name }),
    })
    .commit({ ok: true as const });
  ctx.cookies.set(COOKIE, token, Math.ceil((session.expiresAt - ctx.now()) / 1000));
  await rememberDevice(ctx, 'staff', admin.email);
  return done;
}
