import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { checkPassword, countAttempt, rememberDevice } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { accountOf, spellingsOf, tellable } from '../../kernel/spellings.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { currenciesOf, currenciesQuery, generalOf, generalQuery, publicAddressOf } from '../../settings/index.ts';
import type { signIn as signInModel, staffSession } from '../contract/model.ts';
import { COOKIE, isLive, permissionsOf } from '../identity.ts';
import { idleMsOf, SESSION_SECONDS } from '../rules.ts';
import { adminByEmail, anyAdmin } from '../store/admin.ts';
import { bySessionToken, deleteExpiredSessions, deleteSession, insertSession } from '../store/session.ts';
import { happened } from '../words/index.ts';

/** Failed sign-ins that are listed in a quarter of an hour: of one network, and of all. */
const LISTED_PER_NETWORK = 20;
const LISTED = 200;

/** The console's start: brand, currencies, and who is signed in; one round trip. */
export async function readSession(ctx: Ctx): Promise<z.infer<typeof staffSession>> {
  const [general, currencies, someone, sessions] = await reads(ctx.db, [
    generalQuery(ctx.db),
    currenciesQuery(ctx.db),
    anyAdmin(ctx.db),
    bySessionToken(ctx.db, await cookieHash(ctx)),
  ]);
  const s = sessions[0];
  return {
    brand: { name: generalOf(general).shopName },
    mode: ctx.mode,
    currencies: currenciesOf(currencies),
    portal: ctx.consoleHost === null ? '' : publicAddressOf(ctx, generalOf(general)),
    setupNeeded: someone.length === 0,
    admin: isLive(s, ctx.now()) ? shownAs(s, ctx.now()) : null,
  };
}

const shownAs = (s: Session, now: number) => ({
  id: s.adminId,
  name: s.adminName,
  email: s.email,
  permissions: permissionsOf(s.permissions),
  leftMs: s.expiresAt - now,
  idleLeftMs: s.idleUntil === null ? null : s.idleUntil - now,
});
type Session = Awaited<ReturnType<typeof bySessionToken>>[number];

export async function signIn(ctx: Ctx, input: z.infer<typeof signInModel>) {
  const [rows, general] = await reads(ctx.db, [adminByEmail(ctx.db, spellingsOf(input.email)), generalQuery(ctx.db)]);
  const admin = rows[0];
  const account = admin?.email ?? accountOf(input.email);
  try {
    await checkPassword(ctx, 'staff', account, input.password, admin?.passwordHash ?? null);
    if (!admin || admin.disabled === 1) throw new Problem('sign_in_failed');
  } catch (error) {
    const why = failureOf(error);
    if (why) ctx.defer(recordFailure(ctx, { email: input.email, adminId: admin?.id, why }));
    throw error;
  }
  ctx.actor = { kind: 'admin', id: admin.id, name: admin.name, permissions: [], sessionId: null };
  const { session, replaced } = await newSession(ctx, admin.id, idleMsOf(generalOf(general)));
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

type Failure = { email: string; adminId: string | undefined; why: 'failed' | 'throttled' };

const failureOf = (error: unknown): Failure['why'] | null => {
  if (!(error instanceof Problem)) return null;
  return error.code === 'sign_in_failed' ? 'failed' : error.code === 'throttled' ? 'throttled' : null;
};

/** Whoever reads the log reads addresses in it, and nothing else that a stranger would write there. */
function whoFailed(why: Failure['why'], given: string) {
  const told = tellable(given);
  return told.email === null
    ? happened(`signIn.${why}.noAddress`, { n: told.length })
    : happened(`signIn.${why}`, { email: told.email });
}

/** After the answer, so that a known address takes no longer than an unknown one. Whoever floods it is listed in part. */
async function recordFailure(ctx: Ctx, { email, adminId, why }: Failure): Promise<void> {
  const listed =
    (await countAttempt(ctx, `staff-failures:network:${ctx.ip}`, LISTED_PER_NETWORK)) &&
    (await countAttempt(ctx, 'staff-failures', LISTED));
  if (!listed && !(await countAttempt(ctx, 'staff-failures:more', 1))) return;
  await new Unit(ctx)
    .audit({
      action: `admin.sign_in_${why}`,
      subject: `admin:${adminId ?? 'unknown'}`,
      words: listed ? whoFailed(why, email) : happened('signIn.more'),
      detail: { network: ctx.ip },
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
export async function newSession(ctx: Ctx, adminId: string, idleMs: number) {
  const replaced = await cookieHash(ctx);
  const token = newToken();
  ctx.cookies.set(COOKIE, token, SESSION_SECONDS);
  const session = {
    id: ctx.id(),
    tokenHash: await hashToken(token),
    adminId,
    createdAt: ctx.now(),
    expiresAt: ctx.now() + SESSION_SECONDS * 1000,
    idleUntil: ctx.now() + idleMs,
  };
  return { session, replaced };
}
