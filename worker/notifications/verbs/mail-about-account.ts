import { confirmLetter, passwordLetter, proofLetter, resetLink, stopLetter } from '../../accounts/index.ts';
import type { Job, JobOutcome, JobRun } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { generalQuery } from '../../settings/index.ts';
import { shopOf, waitsForAddress } from '../configuration.ts';
import { because } from '../words/index.ts';
import { post } from './post-mail.ts';

type Shop = NonNullable<ReturnType<typeof shopOf>>;
type Write<P> = (ctx: Ctx, payload: P, at: Shop, run: JobRun) => Promise<JobOutcome>;

/** What leads to the shop waits until somebody has said where that is. */
const fromShop =
  <P>(write: Write<P>): Job<P>['run'] =>
  async (ctx, payload, run) => {
    const [general] = await reads(ctx.db, [generalQuery(ctx.db)]);
    const at = shopOf(ctx, general);
    return at ? write(ctx, payload, at, run) : waitsForAddress();
  };

/** A link that was used or ran out before its mail was written is not mailed. */
export const mailResetLink = fromShop<{ resetId: string }>(async (ctx, { resetId }, at) => {
  const found = await resetLink(ctx, resetId, at.address);
  if (!found) return undefined;
  const { name, link, ...letter } = found;
  const template = { kind: 'passwordReset', name, link, shop: at.shop } as const;
  await post(ctx, { key: `password_reset:${resetId}`, ...letter, template });
  return undefined;
});

export const mailPasswordChanged = fromShop<{ userId: string }>(async (ctx, { userId }, at, { jobId }) => {
  const found = await passwordLetter(ctx, userId, at.address);
  if (!found) return { giveUp: because('user.gone') };
  const { name, link, ...letter } = found;
  const template = { kind: 'passwordChanged', name, link, email: '', shop: at.shop } as const;
  await post(ctx, { key: `password_changed:${jobId}`, ...letter, template });
  return undefined;
});

/** A change that ended before its mails were written is not mailed. */
export const mailConfirmEmail = fromShop<{ changeId: string }>(async (ctx, { changeId }, at) => {
  const found = await confirmLetter(ctx, changeId, at.address);
  if (!found) return undefined;
  const { name, link, newEmail, taken, ...letter } = found;
  const kind = taken ? 'emailInUse' : 'emailConfirm';
  const template = { kind, name, link, email: newEmail, shop: at.shop } as const;
  await post(ctx, { key: `email_confirm:${changeId}`, ...letter, template });
  return undefined;
});

export const mailEmailChanging = fromShop<{ changeId: string }>(async (ctx, { changeId }, at) => {
  const found = await stopLetter(ctx, changeId, at.address);
  if (!found) return undefined;
  const { name, link, newEmail, ...letter } = found;
  const template = { kind: 'emailChanging', name, link, email: newEmail, shop: at.shop } as const;
  await post(ctx, { key: `email_changing:${changeId}`, ...letter, template });
  return undefined;
});

/** For whoever is about to order: shows that mails to the account's address are read. */
export const mailEmailProof = fromShop<{ changeId: string }>(async (ctx, { changeId }, at) => {
  const found = await proofLetter(ctx, changeId, at.address);
  if (!found) return undefined;
  const { name, link, newEmail: email, ...letter } = found;
  const template = { kind: 'emailProof', name, link, email, shop: at.shop } as const;
  await post(ctx, { key: `email_proof:${changeId}`, ...letter, template });
  return undefined;
});
