import type { Ctx } from '../../kernel/context.ts';
import { hashToken, newToken } from '../../kernel/id.ts';
import { refuseBeyond } from '../../kernel/identity/password.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { emailChangePlace } from '../email-letters.ts';
import { emailProofRequested } from '../events.ts';
import { meOf } from '../identity.ts';
import { EMAIL_CHANGE_MS } from '../rules/client.ts';
import { deleteExpiredEmailChanges, endEmailChanges, insertEmailChange } from '../store/own-account.ts';
import { happened } from '../words/index.ts';

/** In a quarter of an hour. */
const PER_USER = 5;

/** A change to the address that is there already: what opens its link has been read there. */
export async function proveEmail(ctx: Ctx, { next = '' }: { next?: string | undefined }) {
  const { db } = ctx;
  const me = meOf(ctx);
  await refuseBeyond(ctx, `email-proof:user:${me.id}`, PER_USER);
  const [id, token, stop, now] = [ctx.id(), newToken(), newToken(), ctx.now()];
  return new Unit(ctx)
    .write(
      endEmailChanges(db, me.id, 'replaced'),
      deleteExpiredEmailChanges(db, me.id, now),
      insertEmailChange(db, {
        ...{ id, userId: me.id, oldEmail: me.email, newEmail: me.email, state: 'pending' },
        tokenHash: await hashToken(token),
        tokenSealed: await ctx.secrets.seal(token, emailChangePlace(id, 'token_sealed')),
        stopHash: await hashToken(stop),
        stopSealed: null,
        returnTo: next,
        createdAt: now,
        expiresAt: now + EMAIL_CHANGE_MS,
      }),
    )
    .emit(emailProofRequested, { changeId: id }, { key: id, subject: `user:${me.id}` })
    .audit({
      action: 'email_proof.requested',
      subject: `user:${me.id}`,
      clientId: me.clientId,
      words: happened('email.proofAsked', { name: me.name }),
    })
    .commit({ email: me.email });
}
