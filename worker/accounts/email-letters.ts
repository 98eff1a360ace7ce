import type { Ctx } from '../kernel/context.ts';
import { reads } from '../kernel/db/db.ts';
import type { Place } from '../kernel/identity/secret.ts';
import { spellingsOf } from '../kernel/spellings.ts';
import { emailLink, isPending } from './rules/client.ts';
import { changeById, userById } from './store/own-account.ts';
import { loginByEmail, userIdByEmail } from './store/user.ts';
import type { Language } from './table.ts';

export const emailChangePlace = (changeId: string, column: 'token_sealed' | 'stop_sealed'): Place =>
  `email_change:${changeId}:${column}`;

type Letter = { to: string; language: Language; clientId: string; name: string };
export type EmailChangeLetter = Letter & { newEmail: string; link: string };

async function pendingById(ctx: Ctx, changeId: string) {
  const [changes] = await reads(ctx.db, [changeById(ctx.db, changeId)]);
  const change = changes[0];
  return change && isPending(change, ctx.now()) ? change : null;
}
type Pending = NonNullable<Awaited<ReturnType<typeof pendingById>>>;

const letterOf = ({ language, clientId, userName, newEmail }: Pending) => ({
  language,
  clientId,
  name: userName,
  newEmail,
});

/**
 * For the new address: the link that confirms it, or, when somebody has it already, one to sign in. Null when the
 * change has ended meanwhile, or so many letters went there that no more shall. `link` is a secret.
 */
export async function confirmLetter(
  ctx: Ctx,
  changeId: string,
  address: string,
): Promise<(EmailChangeLetter & { taken: boolean }) | null> {
  const change = await pendingById(ctx, changeId);
  if (!change?.tokenSealed) return null;
  const [taken] = await reads(ctx.db, [userIdByEmail(ctx.db, spellingsOf(change.newEmail))]);
  const common = { ...letterOf(change), to: change.newEmail };
  if (taken.length > 0) return { ...common, taken: true, link: `${address}/sign-in` };
  const token = await ctx.secrets.open(change.tokenSealed, emailChangePlace(changeId, 'token_sealed'));
  return { ...common, taken: false, link: emailLink(address, 'confirm-email', token) };
}

/** For the present address: the link that shows that it is read. `link` is a secret. */
export async function proofLetter(ctx: Ctx, changeId: string, address: string): Promise<EmailChangeLetter | null> {
  const change = await pendingById(ctx, changeId);
  if (!change?.tokenSealed) return null;
  const token = await ctx.secrets.open(change.tokenSealed, emailChangePlace(changeId, 'token_sealed'));
  return { ...letterOf(change), to: change.newEmail, link: emailLink(address, 'verify-email', token) };
}

/** For the old address: the link that stops the change. `link` is a secret. */
export async function stopLetter(ctx: Ctx, changeId: string, address: string): Promise<EmailChangeLetter | null> {
  const change = await pendingById(ctx, changeId);
  if (!change?.stopSealed) return null;
  const token = await ctx.secrets.open(change.stopSealed, emailChangePlace(changeId, 'stop_sealed'));
  return {
    ...letterOf(change),
    to: change.oldEmail,
    link: emailLink(address, 'keep-email', token),
  };
}

/** Whom to tell that their password is another one, and where to go if it was not them. */
export async function passwordLetter(
  ctx: Ctx,
  userId: string,
  address: string,
): Promise<(Letter & { link: string }) | null> {
  const [users] = await reads(ctx.db, [userById(ctx.db, userId)]);
  const email = users[0]?.email;
  if (!email) return null;
  const [logins] = await reads(ctx.db, [loginByEmail(ctx.db, [email])]);
  const login = logins[0];
  if (!login) return null;
  const { userName, language, clientId } = login;
  return { to: email, name: userName, language, clientId, link: `${address}/forgot-password` };
}
