import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { checkPassword, rememberDevice } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { accountOf, spellingsOf } from '../../kernel/spellings.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { currenciesOf, currenciesQuery, generalOf, generalQuery } from '../../settings/index.ts';
import type { signIn as signInModel, staffSession } from '../contract/model.ts';
import { permissionsOf } from '../identity.ts';
import { adminByEmail, anyAdmin } from '../store/admin.ts';
import { bySessionToken, deleteExpiredSessions, deleteSession, insertSession } from '../store/session.ts';
import { happened } from '../words/index.ts';

const COOKIE = 'admin';
const SESSION_SECONDS = 12 * 3600;

/** The console's start: brand, currencies, and who is signed in; one round trip. */
export async function readSession(ctx: Ctx): Promise<z.infer<typeof staffSession>> {
  const [general, currencies, someone, sessions] = await reads(ctx.db, [
    generalQuery(ctx.db),
    currenciesQuery(ctx.db),
    anyAdmin(ctx.db),
    bySessionToken(ctx.db, await cookieHash(ctx)),
  ]);
  const s = sessions[0];
  const live = s && s.disabled === 0 && s.expiresAt > ctx.now();
  return {
    brand: { name: generalOf(general).shopName },
    mode: ctx.mode,
    currencies: currenciesOf(currencies),
    setupNeeded: someone.length === 0,
    admin: live
      ? { id: s.adminId, name: s.adminName, email: s.email, permissions: permissionsOf(s.permissions) }
      : null,
  };
}

export async function signIn(ctx: Ctx, input: z.infer<typeof signInModel>) {
  const [rows] = await reads(ctx.db, [adminByEmail(ctx.db, spellingsOf(input.email))]);
  const admin = rows[0];
  const account = admin?.email ?? accountOf(input.email);
  await checkPassword(ctx, 'staff', account, input.password, admin?.passwordHash ?? null);
  if (!admin || admin.disabled === 1) throw new Problem('sign_in_failed');
  ctx.actor = { kind: 'admin', id: admin.id, name: admin.name, permissions: [], sessionId: null };
  const { session, replaced } = await newSession(ctx, admin.id);
  const done = await new Unit(ctx)
    .write(
      deleteSession(ctx.db, replaced),
      deleteExpiredSessions(ctx.db, admin.id, ctx.now()),
      insertSession(ctx.db, session),
    )
    .audit({
      action: 'admin.signed_in',
      subject: `admin:${admin.id}`,
      words: happened('signedIn', { name: admin.name }),
    })
    .commit({ ok: true as const });
  await rememberDevice(ctx, 'staff', account);
  return done;
}

export async function signOut(ctx: Ctx) {
  const hash = await cookieHash(ctx);
  ctx.cookies.set(COOKIE, '', 0);
  if (hash === '') return { ok: true as const };
  const [rows] = await reads(ctx.db, [bySessionToken(ctx.db, hash)]);
  const s = rows[0];
  if (!s) return { ok: true as const };
  ctx.actor = { kind: 'admin', id: s.adminId, name: s.adminName, permissions: [], sessionId: s.sessionId };
  return new Unit(ctx)
    .write(deleteSession(ctx.db, hash))
    .audit({
      action: 'admin.signed_out',
      subject: `admin:${s.adminId}`,
      words: happened('signedOut', { name: s.adminName }),
    })
    .commit({ ok: true as const });
}

/** Hash of the caller's session token, '' without one. */
const cookieHash = async (ctx: Ctx): Promise<string> => {
  const token = ctx.cookies.get(COOKIE);
  return token ? hashToken(token) : '';
};

/** Sets the cookie to a fresh token; the caller's unit writes `session` and deletes the one whose hash is `replaced`. */
export async function newSession(ctx: Ctx, adminId: string) {
  const replaced = await cookieHash(ctx);
  const token = newToken();
  ctx.cookies.set(COOKIE, token, SESSION_SECONDS);
  const session = {
    id: ctx.id(),
    tokenHash: await hashToken(token),
    adminId,
    createdAt: ctx.now(),
    expiresAt: ctx.now() + SESSION_SECONDS * 1000,
  };
  return { session, replaced };
}
