import { type Db, reads } from '../kernel/db.ts';
import { addProof, type LedgerFault, type LedgerProof, noProof } from './rules.ts';
import { faultsOf, proofQueries } from './store/proof.ts';

type Chunk = { clients: number; faults: LedgerFault[]; last: string | null };

/** Proves every client's balances, chunk by chunk; one round trip per chunk, nothing is written. */
export async function proveBalances(db: Db): Promise<LedgerProof> {
  let proof = noProof;
  for (let after: string | null = ''; after !== null; ) {
    const chunk: Chunk = await proveChunk(db, after);
    proof = addProof(proof, chunk.clients, chunk.faults);
    after = chunk.last;
  }
  return proof;
}

async function proveChunk(db: Db, after: string): Promise<Chunk> {
  const [balance, effect, chain, held, counted] = await reads(db, proofQueries(db, after));
  const { clients = 0, last = null } = counted[0] ?? {};
  return { clients, last, faults: faultsOf([balance, effect, chain, held]) };
}
