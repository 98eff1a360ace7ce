import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TransactionKind } from './rules.ts';

export type AccountKind = 'wallet' | 'held' | 'revenue' | 'tax' | 'cash' | 'adjustment';
export type HoldState = 'held' | 'captured' | 'released';

/** Balances are credits minus debits; those of system accounts are summed from transfers, not kept here. */
export const account = sqliteTable('account', {
  id: text('id').primaryKey(),
  clientId: text('client_id'),
  kind: text('kind').$type<AccountKind>().notNull(),
  currency: text('currency').notNull(),
  balanceMicro: integer('balance_micro').notNull(),
  /** The wallet may go down to here: minus the credit limit. */
  floorMicro: integer('floor_micro').notNull(),
});

export const ledgerTransaction = sqliteTable('ledger_transaction', {
  /** Order of booking. */
  seq: integer('seq').primaryKey(),
  /** The idempotency key. */
  id: text('id').notNull().unique(),
  clientId: text('client_id').notNull(),
  kind: text('kind').$type<TransactionKind>().notNull(),
  currency: text('currency').notNull(),
  netMicro: integer('net_micro').notNull(),
  grossMicro: integer('gross_micro').notNull(),
  balanceBeforeMicro: integer('balance_before_micro').notNull(),
  balanceAfterMicro: integer('balance_after_micro').notNull(),
  description: text('description').notNull(),
  serviceId: text('service_id'),
  documentId: text('document_id'),
  periodStart: integer('period_start'),
  periodEnd: integer('period_end'),
  /** JSON: why it was booked. */
  cause: text('cause'),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id'),
  actorName: text('actor_name').notNull(),
  createdAt: integer('created_at').notNull(),
  /** JSON: the code of the description; null where staff typed it. */
  words: text('words'),
});

export const transfer = sqliteTable(
  'transfer',
  {
    transactionId: text('transaction_id').notNull(),
    seq: integer('seq').notNull(),
    debitAccount: text('debit_account').notNull(),
    creditAccount: text('credit_account').notNull(),
    amountMicro: integer('amount_micro').notNull(),
    currency: text('currency').notNull(),
  },
  (t) => [primaryKey({ columns: [t.transactionId, t.seq] })],
);

/** One row per walk over all clients. */
export const ledgerProof = sqliteTable('ledger_proof', {
  id: text('id').primaryKey(),
  /** The last client that was proven, '' before the first. */
  lastClient: text('last_client').notNull(),
  clients: integer('clients').notNull(),
  faultCount: integer('fault_count').notNull(),
  /** JSON: the first faults. */
  faults: text('faults').notNull(),
  startedAt: integer('started_at').notNull(),
  finishedAt: integer('finished_at'),
});

export const hold = sqliteTable('hold', {
  id: text('id').primaryKey(),
  clientId: text('client_id').notNull(),
  serviceId: text('service_id').notNull(),
  amountMicro: integer('amount_micro').notNull(),
  capturedMicro: integer('captured_micro').notNull(),
  currency: text('currency').notNull(),
  state: text('state').$type<HoldState>().notNull(),
  createdAt: integer('created_at').notNull(),
  settledAt: integer('settled_at'),
});
