import type * as z from 'zod/mini';
import { MAX_AMOUNT_MICRO } from '../kernel/money/money.ts';
import { Problem } from '../kernel/problem.ts';
import { ofColumns, type Said, type Teller, type Word } from '../kernel/words/word.ts';
import type { proofStatus, TRANSACTION_KINDS, Transaction } from './contract/model.ts';
import type { ledgerProof, ledgerTransaction } from './table.ts';
import { bookedAs } from './words/index.ts';

export type TransactionKind = (typeof TRANSACTION_KINDS)[number];
export type TransactionRow = typeof ledgerTransaction.$inferSelect;

/** What a client can spend is balance + credit limit; what is held for orders has left the balance already. */
export type Wallet = {
  clientId: string;
  currency: string;
  balanceMicro: number;
  heldMicro: number;
  creditLimitMicro: number;
  availableMicro: number;
};

export type WalletRow = {
  clientId: string;
  currency: string;
  balanceMicro: number;
  floorMicro: number;
  heldMicro: number;
};

/** From the rows of `walletQuery`; a client that does not exist is `not_found`. */
export function walletOf(rows: readonly WalletRow[]): Wallet {
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  const { floorMicro, ...shown } = row;
  return {
    ...shown,
    creditLimitMicro: floorMicro === 0 ? 0 : -floorMicro,
    availableMicro: Math.min(MAX_AMOUNT_MICRO, row.balanceMicro - floorMicro),
  };
}

export function transactionOf(row: TransactionRow, say: Teller): Transaction {
  const { seq: _, cause: __, actorKind: ___, actorId: ____, actorName, words, ...shown } = row;
  return { ...shown, description: say(ofColumns(row.description, words)), actor: actorName };
}

/** As its customer reads it: who of the staff booked something is the shop's own matter. */
export const shownToClient = (row: TransactionRow, shopName: string, say: Teller): Transaction => ({
  ...transactionOf(row, say),
  actor: row.actorKind === 'admin' ? shopName || 'Support' : row.actorName,
});

/** Why what was held is back in the wallet. */
export const holdUsed = (): Word => bookedAs('hold.used');
export const holdReturned = (why?: Said): Word =>
  why ? bookedAs('hold.returned.why', { why }) : bookedAs('hold.returned');

export type LedgerFault = {
  check: 'balance' | 'transaction' | 'chain' | 'held';
  /** The account, transaction or client at fault. */
  subject: string;
  statedMicro: number;
  provenMicro: number;
};
/** `faults` holds the first 20; `green` speaks of all. */
export type LedgerProof = { green: boolean; clients: number; faultCount: number; faults: LedgerFault[] };

const SHOWN_FAULTS = 20;

export const noProof: LedgerProof = { green: true, clients: 0, faultCount: 0, faults: [] };

export const addProof = (proof: LedgerProof, clients: number, faults: readonly LedgerFault[]): LedgerProof => ({
  green: proof.green && faults.length === 0,
  clients: proof.clients + clients,
  faultCount: proof.faultCount + faults.length,
  faults: [...proof.faults, ...faults].slice(0, SHOWN_FAULTS),
});

export type WalkRow = typeof ledgerProof.$inferSelect;

export const newWalk = (id: string, now: number): WalkRow => ({
  id,
  lastClient: '',
  clients: 0,
  faultCount: 0,
  faults: '[]',
  startedAt: now,
  finishedAt: null,
});

export const proofOf = (walk: WalkRow): LedgerProof => ({
  green: walk.faultCount === 0,
  clients: walk.clients,
  faultCount: walk.faultCount,
  faults: JSON.parse(walk.faults) as LedgerFault[],
});

export const proofStatusOf = (open: WalkRow | undefined, done: WalkRow | undefined): z.infer<typeof proofStatus> => ({
  last: done ? { ...proofOf(done), startedAt: done.startedAt, finishedAt: done.finishedAt ?? done.startedAt } : null,
  running: open ? { startedAt: open.startedAt, clients: open.clients, faultCount: open.faultCount } : null,
});
