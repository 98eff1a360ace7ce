import { type AttentionItem, attention } from '../kernel/attention.ts';
import { proofStatusOf } from './rules.ts';
import { walksQuery } from './store/proof.ts';

const PROOF_LATE_MS = 26 * 3_600_000;

/** The last proof that was made was red, or is too long ago. */
export const ledgerTrouble = attention({
  permission: 'finance.read',
  rank: 20,
  query: ({ db }) => walksQuery(db)[1],
  items([done], ctx): AttentionItem[] {
    const { last } = proofStatusOf(undefined, done);
    if (!last) return [];
    if (!last.green) return [{ kind: 'ledger', level: 'danger', number: last.faultCount, at: last.finishedAt }];
    return ctx.now() - last.finishedAt > PROOF_LATE_MS ? [{ kind: 'ledger', level: 'warn', at: last.finishedAt }] : [];
  },
});
