import { confirmLetter, passwordLetter, resetLink, stopLetter } from '../../accounts/index.ts';
import type { Job } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { generalQuery } from '../../settings/index.ts';
import { shopOf, waitsForAddress } from '../configuration.ts';
import { because } from '../words/index.ts';
import { post } from './post-mail.ts';

async function readShop(ctx: Ctx) {
  const [general] = await reads(ctx.db, [generalQuery(ctx.db)]);
  return shopOf(ctx, general);
}

/** A link that was used or ran out before its mail was written is not mailed. */
export const mailResetLink: Job<{ resetId: string }>['run'] = async (ctx, { resetId }) => {
  const at = await readShop(ctx);
  if (!at) return waitsForAddress();
  const found = await resetLink(ctx, resetId, at.address);
  if (!found) return undefined;
  const { name, link, ...letter } = found;
  const template = { kind: 'passwordReset', name, link, shop: at.shop } as const;
  await post(ctx, { key: `password_reset:${resetId}`, ...letter, template });
  return undefined;
};

export const mailPasswordChanged: Job<{ userId: string }>['run'] = async (ctx, { userId }, { jobId }) => {
  const at = await readShop(ctx);
  if (!at) return waitsForAddress();
  const found = await passwordLetter(ctx, userId, at.address);
  if (!found) return { giveUp: because('user.gone') };
  const { name, link, ...letter } = found;
  const template = { kind: 'passwordChanged', name, link, email: '', shop: at.shop } as const;
  await post(ctx, { key: `password_changed:${jobId}`, ...letter, template });
  return undefined;
};

type AboutChange = Job<{ changeId: string }>['run'];

/** A change that ended before its mails were written is not mailed. */
export const mailConfirmEmail: AboutChange = async (ctx, { changeId }) => {
  const at = await readShop(ctx);
  if (!at) return waitsForAddress();
  const found = await confirmLetter(ctx, changeId, at.address);
  if (!found) return undefined;
  const { name, link, newEmail, taken, ...letter } = found;
  const kind = taken ? 'emailInUse' : 'emailConfirm';
  const template = { kind, name, link, email: newEmail, shop: at.shop } as const;
  await post(ctx, { key: `email_confirm:${changeId}`, ...letter, template });
  return undefined;
};

export const mailEmailChanging: AboutChange = async (ctx, { changeId }) => {
  const at = await readShop(ctx);
  if (!at) return waitsForAddress();
  const found = await stopLetter(ctx, changeId, at.address);
  if (!found) return undefined;
  const { name, link, newEmail, ...letter } = found;
  const template = { kind: 'emailChanging', name, link, email: newEmail, shop: at.shop } as const;
  await post(ctx, { key: `email_changing:${changeId}`, ...letter, template });
  return undefined;
};
