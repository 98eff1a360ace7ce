import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { hashToken } from '../../kernel/id.ts';
import { countAttempt, refuseBeyond, rememberDevice } from '../../kernel/identity/password.ts';
import { Problem } from '../../kernel/problem.ts';
import { accountOf, spellingsOf } from '../../kernel/spellings.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { emailChangeRequested } from '../events.ts';
import { meOf, userActor } from '../identity.ts';
import { isPending } from '../rules/client.ts';
import {
  changeByStopToken,
  changeByToken,
  changeStillPending,
  endEmailChanges,
  setEmail,
} from '../store/own-account.ts';
import { spendResetsOf } from '../store/reset.ts';
import { emailFree } from '../store/user.ts';
import { fault, happened } from '../words/index.ts';
import { checkOwnPassword } from './change-own-password.ts';
import { pendingChange } from './pending-change.ts';

/** In a quarter of an hour. */
const PER_USER = 5;
const PER_ADDRESS = 3;

type Input = { email: string; currentPassword: string };

/**
 * Nothing here depends on whether somebody has the address: whoever reads its mail learns that, the caller does not.
 * A change that was asked for before is replaced.
 */
export async function changeEmail(ctx: Ctx, { email, currentPassword }: Input) {
  const me = meOf(ctx);
  const user = await checkOwnPassword(ctx, currentPassword);
  if (email === accountOf(user.email))
    throw new Problem('validation', {
      errors: [{ pointer: '/email', message: fault('email.same') }],
    });
  await refuseBeyond(ctx, `email-change:user:${me.id}`, PER_USER);
  const mailed = await countAttempt(ctx, `email-change:address:${await hashToken(email)}`, PER_ADDRESS);
  const asked = { userId: me.id, oldEmail: user.email, newEmail: email };
  const { id, writes } = await pendingChange(ctx, { ...asked, mailed, stoppable: true });
  return new Unit(ctx)
    .write(...writes)
    .emit(emailChangeRequested, { changeId: id }, { key: id, subject: `user:${me.id}` })
    .audit({
      action: 'email_change.requested',
      subject: `user:${me.id}`,
      clientId: me.clientId,
      words: happened('email.asked', { name: me.name }),
      detail: { changed: { email: { from: user.email, to: email } } },
    })
    .commit({ ok: true as const });
}

export async function dropEmailChange(ctx: Ctx) {
  const me = meOf(ctx);
  return new Unit(ctx)
    .write(endEmailChanges(ctx.db, me.id, 'stopped'))
    .audit({
      action: 'email_change.dropped',
      subject: `user:${me.id}`,
      clientId: me.clientId,
      words: happened('email.kept', { name: me.name }),
    })
    .commit({ ok: true as const });
}

/** Sessions go on. What was mailed to the old address opens nothing any more. */
export async function confirmEmail(ctx: Ctx, { token }: { token: string }) {
  const { db } = ctx;
  const [rows] = await reads(db, [changeByToken(db, await hashToken(token))]);
  const change = pendingOf(ctx, rows[0]);
  const { id, userId, userName, clientId, oldEmail, newEmail, returnTo } = change;
  const proven = oldEmail === newEmail;
  const now = ctx.now();
  ctx.actor = userActor(change, '');
  const done = await new Unit(ctx)
    .guard('link_spent', changeStillPending(id, now))
    .guard('email_taken', emailFree(spellingsOf(newEmail), userId))
    .write(
      setEmail(db, userId, newEmail, now),
      endEmailChanges(db, userId, 'confirmed'),
      spendResetsOf(db, userId, now),
    )
    .audit({
      action: proven ? 'email_proof.given' : 'email_change.confirmed',
      subject: `user:${userId}`,
      clientId,
      words: happened(proven ? 'email.proven' : 'email.changed', { name: userName, email: newEmail }),
      detail: { changed: { email: { from: oldEmail, to: newEmail } } },
    })
    .commit({ email: newEmail, next: returnTo });
  await rememberDevice(ctx, 'client', newEmail);
  return done;
}

/** Whoever reads the old address has the last word until the new one is confirmed. */
export async function stopEmailChange(ctx: Ctx, { token }: { token: string }) {
  const { db } = ctx;
  const [rows] = await reads(db, [changeByStopToken(db, await hashToken(token))]);
  const change = pendingOf(ctx, rows[0]);
  ctx.actor = userActor(change, '');
  return new Unit(ctx)
    .guard('link_spent', changeStillPending(change.id, ctx.now()))
    .write(endEmailChanges(db, change.userId, 'stopped'))
    .audit({
      action: 'email_change.stopped',
      subject: `user:${change.userId}`,
      clientId: change.clientId,
      words: happened('email.stopped', { name: change.userName }),
    })
    .commit({ email: change.oldEmail });
}

type Found = Awaited<ReturnType<typeof changeByToken>>[number];

function pendingOf(ctx: Ctx, change: Found | undefined): Found {
  if (!change || change.disabled === 1 || !isPending(change, ctx.now())) throw new Problem('link_spent');
  return change;
}
