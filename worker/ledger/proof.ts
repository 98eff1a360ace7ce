import type { Ctx } from '../kernel/context.ts';
import { type Db, reads } from '../kernel/db/db.ts';
import { addProof, type LedgerFault, type LedgerProof, noProof } from './rules.ts';
import { faultsOf, proofQueries } from './store/proof.ts';

type Chunk = { clients: number; faults: LedgerFault[]; last: string | null };

/** After so many rows a run stops and another goes on. A chunk that was begun is finished: a client is proven whole. */
export const ROWS_PER_RUN = 100_000;
const CHUNKS_PER_RUN = 40;

/** Proves every client's balances in one go, for tests and scripts; nothing is written. */
export async function proveBalances(db: Db): Promise<LedgerProof> {
  let proof = noProof;
  for (let after: string | null = ''; after !== null; ) {
    const chunk: Chunk = await proveChunk(db, after);
    proof = addProof(proof, chunk.clients, chunk.faults);
    after = chunk.last;
  }
  return proof;
}

/** Goes on after the client `after`, one round trip per chunk, until there are no more or the run has read enough. */
export async function proveOn(ctx: Ctx, after: string, begun: LedgerProof, rowsPerRun = ROWS_PER_RUN) {
  const readBefore = ctx.meter.rowsRead;
  let [proof, last] = [begun, after];
  for (let i = 0; i < CHUNKS_PER_RUN && ctx.meter.rowsRead - readBefore < rowsPerRun; i++) {
    const chunk = await proveChunk(ctx.db, last);
    if (chunk.last === null) return { proof, last, finished: true };
    proof = addProof(proof, chunk.clients, chunk.faults);
    last = chunk.last;
  }
  return { proof, last, finished: false };
}

async function proveChunk(db: Db, after: string): Promise<Chunk> {
  const [balance, effect, chain, held, counted] = await reads(db, proofQueries(db, after));
  const { clients = 0, last = null } = counted[0] ?? {};
  return { clients, last, faults: faultsOf([balance, effect, chain, held]) };
}
