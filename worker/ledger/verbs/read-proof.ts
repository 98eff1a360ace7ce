import type * as z from 'zod/mini';
import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import type { proofStatus } from '../contract/model.ts';
import { proofStatusOf } from '../rules.ts';
import { walksQuery } from '../store/proof.ts';

/** What the last walk over the ledger found, and how far the one under way has come. */
export async function readProof(ctx: Ctx): Promise<z.infer<typeof proofStatus>> {
  const [[open], [done]] = await reads(ctx.db, walksQuery(ctx.db));
  return proofStatusOf(open, done);
}
