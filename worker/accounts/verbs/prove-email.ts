import type { Ctx } from '../../kernel/context.ts';
import { refuseBeyond } from '../../kernel/identity/password.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { emailProofRequested } from '../events.ts';
import { meOf } from '../identity.ts';
import { happened } from '../words/index.ts';
import { pendingChange } from './pending-change.ts';

/** In a quarter of an hour. */
const PER_USER = 5;

/** A change to the address that is there already: what opens its link has been read there. */
export async function proveEmail(ctx: Ctx, { next = '' }: { next?: string | undefined }) {
  const me = meOf(ctx);
  await refuseBeyond(ctx, `email-proof:user:${me.id}`, PER_USER);
  const asked = { userId: me.id, oldEmail: me.email, newEmail: me.email, returnTo: next };
  const { id, writes } = await pendingChange(ctx, { ...asked, mailed: true, stoppable: false });
  return new Unit(ctx)
    .write(...writes)
    .emit(emailProofRequested, { changeId: id }, { key: id, subject: `user:${me.id}` })
    .audit({
      action: 'email_proof.requested',
      subject: `user:${me.id}`,
      clientId: me.clientId,
      words: happened('email.proofAsked', { name: me.name }),
    })
    .commit({ email: me.email });
}
