import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { walletOf } from '../rules.ts';
import { bookAdjustment } from '../store/moves.ts';
import { walletQuery } from '../store/reads.ts';
import { happened, noted } from '../words/index.ts';

type Adjustment = { id: string; amountMicro: number; description: string; note?: string | undefined };

/** Zero and an empty description end at the contract; going below the credit limit ends at the schema. */
export async function adjustWallet(ctx: Ctx, { id: clientId, amountMicro, description, note }: Adjustment) {
  const [rows] = await reads(ctx.db, [walletQuery(ctx.db, clientId)]);
  const { currency } = walletOf(rows);
  const transactionId = `adjustment:${ctx.id()}`;
  return new Unit(ctx)
    .write(...bookAdjustment(ctx, { transactionId, clientId, currency, amountMicro, description }))
    .audit({
      action: 'wallet.adjusted',
      subject: `client:${clientId}`,
      clientId,
      words: noted(happened('wallet.adjusted', { description }), note),
      detail: { transactionId, amountMicro, currency },
    })
    .commit({ transactionId });
}
