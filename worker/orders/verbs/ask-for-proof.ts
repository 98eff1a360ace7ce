import { confirmedAddress } from '../../accounts/index.ts';
import { type Ctx, customerOf } from '../../kernel/context.ts';
import { Problem } from '../../kernel/problem.ts';
import { anyPaid, type PaymentBasis } from '../../payments/index.ts';
import { needsProof, type Proof } from '../rules.ts';

export function proofQueries(ctx: Ctx) {
  const { clientId, email } = customerOf(ctx);
  return [confirmedAddress(ctx.db, email), anyPaid(ctx.db, clientId)] as const;
}

/** From the rows of `proofQueries`, in their order. */
export const proofOf = (confirmed: readonly unknown[], paid: readonly unknown[]): Proof => ({
  confirmed: confirmed.length > 0,
  hasPaid: paid.length > 0,
});

/** `payWith`: the way that is about to be asked, null where the order takes what is in the wallet. */
export async function askForProof(ctx: Ctx, proof: Proof, basis: PaymentBasis, payWith: string | null): Promise<void> {
  const byHand = payWith === null ? null : isByHand(ctx, basis, payWith);
  // While nothing delivers mail, nobody could give it.
  if (needsProof(proof, basis.settings, byHand) && (await ctx.mailLeaves(ctx))) throw new Problem('email_unconfirmed');
}

/** Whether staff confirm what comes this way, as with a bank transfer. */
function isByHand({ drivers }: Ctx, { gateways }: PaymentBasis, payWith: string): boolean {
  const way = gateways.find(({ key }) => key === payWith);
  return way !== undefined && (drivers.gateway[way.driver]?.capabilities.includes('confirmedByStaff') ?? false);
}
