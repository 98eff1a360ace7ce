import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { checkPassword } from '../../kernel/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit.ts';
import { currenciesOf, currenciesQuery, generalOf, generalQuery } from '../../settings/index.ts';
import type { signIn as signInModel, staffSession } from '../contract/model.ts';
import { permissionsOf } from '../identity.ts';
import { adminByEmail, anyAdmin, bySessionToken, deleteSession, insertSession } from '../store.ts';

const COOKIE = 'admin';
const SESSION_SECONDS = 12 * 3600;

/** The console's start: brand, currencies, and who is signed in; one round trip. */
export async function readSession(ctx: Ctx): Promise<z.infer<typeof staffSession>> {
  const token = ctx.cookies.get(COOKIE);
  const hash = token ? await hashToken(token) : '';
  const [general, currencies, someone, sessions] = await reads(ctx.db, [
    generalQuery(ctx.db),
    currenciesQuery(ctx.db),
    anyAdmin(ctx.db),
    bySessionToken(ctx.db, hash),
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
  const [rows] = await reads(ctx.db, [adminByEmail(ctx.db, input.email)]);
  const admin = rows[0];
  await checkPassword(ctx, 'staff', input.email, input.password, admin?.passwordHash ?? null);
  if (!admin || admin.disabled === 1) throw new Problem('sign_in_failed');
  ctx.actor = { kind: 'admin', id: admin.id, name: admin.name, permissions: [], sessionId: null };
  const session = await newSession(ctx, admin.id);
  return new Unit(ctx)
    .write(insertSession(ctx.db, session))
    .audit({
      action: 'admin.signed_in',
      subject: `admin:${admin.id}`,
      summary: `${admin.name} signed in to the console`,
    })
    .commit({ ok: true as const });
}

export async function signOut(ctx: Ctx) {
  const token = ctx.cookies.get(COOKIE);
  ctx.cookies.set(COOKIE, '', 0);
  if (!token) return { ok: true as const };
  const hash = await hashToken(token);
  const [rows] = await reads(ctx.db, [bySessionToken(ctx.db, hash)]);
  const s = rows[0];
  if (!s) return { ok: true as const };
  ctx.actor = { kind: 'admin', id: s.adminId, name: s.adminName, permissions: [], sessionId: s.sessionId };
  return new Unit(ctx)
    .write(deleteSession(ctx.db, hash))
    .audit({ action: 'admin.signed_out', subject: `admin:${s.adminId}`, summary: `${s.adminName} signed out` })
    .commit({ ok: true as const });
}

/** Sets the cookie; the row must be written by the caller's unit. */
export async function newSession(ctx: Ctx, adminId: string) {
  const token = newToken();
  ctx.cookies.set(COOKIE, token, SESSION_SECONDS);
  return {
    id: ctx.id(),
    tokenHash: await hashToken(token),
    adminId,
    createdAt: ctx.now(),
    expiresAt: ctx.now() + SESSION_SECONDS * 1000,
  };
}
