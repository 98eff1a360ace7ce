import { confirmLetter, passwordLetter, stopLetter } from '../../accounts/index.ts';
import type { Job } from '../../kernel/app.ts';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { generalOf, generalQuery } from '../../settings/index.ts';
import { because } from '../words/index.ts';
import { post } from './post-mail.ts';

const shopName = async (ctx: Ctx): Promise<string> => {
  const [general] = await reads(ctx.db, [generalQuery(ctx.db)]);
  return generalOf(general).shopName;
};

export const mailPasswordChanged: Job<{ userId: string }>['run'] = async (ctx, { userId }, { jobId }) => {
  const found = await passwordLetter(ctx, userId);
  if (!found) return { giveUp: because('user.gone') };
  const { name, link, ...letter } = found;
  const template = { kind: 'passwordChanged', name, link, email: '', shop: await shopName(ctx) } as const;
  await post(ctx, { key: `password_changed:${jobId}`, ...letter, template });
  return undefined;
};

type AboutChange = Job<{ changeId: string }>['run'];

/** A change that ended before its mails were written is not mailed. */
export const mailConfirmEmail: AboutChange = async (ctx, { changeId }) => {
  const found = await confirmLetter(ctx, changeId);
  if (!found) return undefined;
  const { name, link, newEmail, taken, ...letter } = found;
  const kind = taken ? 'emailInUse' : 'emailConfirm';
  const template = { kind, name, link, email: newEmail, shop: await shopName(ctx) } as const;
  await post(ctx, { key: `email_confirm:${changeId}`, ...letter, template });
  return undefined;
};

export const mailEmailChanging: AboutChange = async (ctx, { changeId }) => {
  const found = await stopLetter(ctx, changeId);
  if (!found) return undefined;
  const { name, link, newEmail, ...letter } = found;
  const template = { kind: 'emailChanging', name, link, email: newEmail, shop: await shopName(ctx) } as const;
  await post(ctx, { key: `email_changing:${changeId}`, ...letter, template });
  return undefined;
};
