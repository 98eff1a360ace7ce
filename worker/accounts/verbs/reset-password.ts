import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { clearAttempts, countAttempt, hashPassword, rememberDevice } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { accountOf, spellingsOf } from '../../kernel/spellings.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import type { resetPassword as resetModel } from '../contract/model.ts';
import { passwordResetRequested } from '../events.ts';
import { COOKIE, userActor } from '../identity.ts';
import { resetTokenPlace } from '../reset-link.ts';
import { isOpen, RESET_MS } from '../rules/client.ts';
import { endEmailChanges } from '../store/own-account.ts';
import { deleteExpiredResets, insertReset, resetByToken, resetStillOpen, spendResetsOf } from '../store/reset.ts';
import { deleteSessionsOf } from '../store/session.ts';
import { loginByEmail, setEmailConfirmed, setPasswordHash } from '../store/user.ts';
import { happened } from '../words/index.ts';

const PER_NETWORK = 30;
const PER_EMAIL = 3;

/** Says the same, as fast, whether the address is known or not: the work is done after the answer. */
export async function forgotPassword(ctx: Ctx, { email }: { email: string }) {
  ctx.defer(
    requestReset(ctx, email).catch((error: unknown) => ctx.log.error('password_reset.request_failed', { error })),
  );
  return { ok: true as const };
}

async function requestReset(ctx: Ctx, email: string): Promise<void> {
  const { db } = ctx;
  if (ctx.ip && !(await countAttempt(ctx, `forgot:network:${ctx.ip}`, PER_NETWORK))) return;
  if (!(await countAttempt(ctx, `forgot:email:${await hashToken(accountOf(email))}`, PER_EMAIL))) return;
  const [rows] = await reads(db, [loginByEmail(db, spellingsOf(email))]);
  const login = rows[0];
  if (!login || login.disabled === 1) return;
  const [id, token, now] = [ctx.id(), newToken(), ctx.now()];
  await new Unit(ctx)
    .write(
      deleteExpiredResets(db, login.userId, now),
      insertReset(db, {
        id,
        tokenHash: await hashToken(token),
        tokenSealed: await ctx.secrets.seal(token, resetTokenPlace(id)),
        userId: login.userId,
        createdAt: now,
        expiresAt: now + RESET_MS,
        usedAt: null,
      }),
    )
    .emit(passwordResetRequested, { resetId: id }, { key: id, subject: `user:${login.userId}` })
    .audit({
      action: 'password_reset.requested',
      subject: `user:${login.userId}`,
      clientId: login.clientId,
      words: happened('password.linkAsked', { name: login.userName }),
    })
    .commit(undefined);
}

/**
 * Ends every session of the user, this browser's included: the next step is to sign in. Whoever holds the mailbox is
 * the owner, so nothing that strangers tried stands in the way of that.
 */
export async function resetPassword(ctx: Ctx, input: z.infer<typeof resetModel>) {
  const { db } = ctx;
  const [rows, general] = await reads(db, [resetByToken(db, await hashToken(input.token)), generalQuery(db)]);
  const reset = rows[0];
  if (!reset || !isOpen(reset, ctx.now())) throw new Problem('link_spent');
  const near = { addresses: [reset.email], shop: generalOf(general).shopName };
  const passwordHash = await hashPassword(ctx, reset.userId, input.password, near);
  const now = ctx.now();
  ctx.actor = userActor(reset, '');
  const done = await new Unit(ctx)
    .guard('link_spent', resetStillOpen(reset.id, now))
    .write(
      setPasswordHash(db, reset.userId, passwordHash),
      setEmailConfirmed(db, reset.userId, now),
      spendResetsOf(db, reset.userId, now),
      deleteSessionsOf(db, reset.userId),
      endEmailChanges(db, reset.userId, 'stopped'),
    )
    .audit({
      action: 'password_reset.completed',
      subject: `user:${reset.userId}`,
      clientId: reset.clientId,
      words: happened('password.reset', { name: reset.userName }),
    })
    .commit({ ok: true as const });
  ctx.cookies.set(COOKIE, '', 0);
  await clearAttempts(ctx, 'client', reset.email);
  await rememberDevice(ctx, 'client', reset.email);
  return done;
}
