import type { Ctx } from '../kernel/context.ts';
import type { Place } from '../kernel/secret.ts';
import { masked } from './rules.ts';
import type { MailRow } from './store.ts';

const place = (mailId: string): Place => `mail:${mailId}:text_sealed`;

/** A text with an access link is kept twice: masked for staff, sealed for the sender. */
export async function sealText(ctx: Ctx, mailId: string, text: string) {
  const shown = masked(text);
  return { text: shown, textSealed: shown === text ? null : await ctx.secrets.seal(text, place(mailId)) };
}

/** The text as the recipient gets it. */
export const openText = (ctx: Ctx, row: Pick<MailRow, 'id' | 'text' | 'textSealed'>): Promise<string> =>
  row.textSealed === null ? Promise.resolve(row.text) : ctx.secrets.open(row.textSealed, place(row.id));
