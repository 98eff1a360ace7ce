import type { Ctx } from '../../kernel/context.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { emailChangePlace } from '../email-letters.ts';
import { EMAIL_CHANGE_MS } from '../rules/client.ts';
import { deleteExpiredEmailChanges, endEmailChanges, insertEmailChange } from '../store/own-account.ts';

type Asked = {
  userId: string;
  oldEmail: string;
  newEmail: string;
  /** A link goes to the new address. */
  mailed: boolean;
  /** A link goes to the old one, which stops it. */
  stoppable: boolean;
  returnTo?: string;
};

/** What waits for a mailed link to be opened, in place of what waited before. */
export async function pendingChange(ctx: Ctx, { mailed, stoppable, ...asked }: Asked) {
  const { db } = ctx;
  const [id, token, stop, now] = [ctx.id(), newToken(), newToken(), ctx.now()];
  return {
    id,
    writes: [
      endEmailChanges(db, asked.userId, 'replaced'),
      deleteExpiredEmailChanges(db, asked.userId, now),
      insertEmailChange(db, {
        ...{ id, ...asked, state: 'pending' },
        tokenHash: await hashToken(token),
        tokenSealed: mailed ? await ctx.secrets.seal(token, emailChangePlace(id, 'token_sealed')) : null,
        stopHash: await hashToken(stop),
        stopSealed: stoppable ? await ctx.secrets.seal(stop, emailChangePlace(id, 'stop_sealed')) : null,
        createdAt: now,
        expiresAt: now + EMAIL_CHANGE_MS,
      }),
    ] as const,
  };
}
