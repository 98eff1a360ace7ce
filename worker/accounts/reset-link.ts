import type { Ctx } from '../kernel/context.ts';
import { reads } from '../kernel/db/db.ts';
import type { Place } from '../kernel/identity/secret.ts';
import { isOpen, resetLink as linkOf } from './rules/client.ts';
import { resetById } from './store/reset.ts';
import type { Language } from './table.ts';

export const resetTokenPlace = (resetId: string): Place => `password_reset:${resetId}:token_sealed`;

export type ResetLink = { to: string; name: string; language: Language; clientId: string; link: string };

/** What the mail with the link needs; null when the link was used or has expired meanwhile. `link` is a secret, below the shop's `address`. */
export async function resetLink(ctx: Ctx, resetId: string, address: string): Promise<ResetLink | null> {
  const [rows] = await reads(ctx.db, [resetById(ctx.db, resetId)]);
  const reset = rows[0];
  if (!reset?.tokenSealed || !isOpen(reset, ctx.now())) return null;
  const token = await ctx.secrets.open(reset.tokenSealed, resetTokenPlace(resetId));
  return {
    to: reset.email,
    name: reset.userName,
    language: reset.language,
    clientId: reset.clientId,
    link: linkOf(address, token),
  };
}
