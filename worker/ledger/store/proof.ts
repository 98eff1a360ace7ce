/** Reads that prove kept balances against what was booked, for the clients after `after`, in the order of their ids. */
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../kernel/db/db.ts';
import type { LedgerFault, LedgerProof, WalkRow } from '../rules.ts';
import { account, ledgerProof } from '../table.ts';

const CLIENTS_PER_READ = 50;

type Found = Omit<LedgerFault, 'check'>;

const chunk = (after: string) =>
  sql`(SELECT client_id FROM account WHERE client_id > ${after} AND kind = 'wallet' ORDER BY client_id LIMIT ${sql.raw(String(CLIENTS_PER_READ))})`;

const fields = {
  subject: sql<string>`subject`.as('subject'),
  statedMicro: sql<number>`stated`.as('stated_micro'),
  provenMicro: sql<number>`proven`.as('proven_micro'),
};

/** Four reads whose rows are faults, and one that counts the clients and names the last of them. */
export const proofQueries = (db: Db, after: string) =>
  [
    db.select(fields).from(balances(after)),
    db.select(fields).from(effects(after)),
    db.select(fields).from(chains(after)),
    db.select(fields).from(holds(after)),
    db
      .select({ clients: sql<number>`count(*)`.as('clients'), last: sql<string | null>`max(client_id)`.as('last') })
      .from(sql`${chunk(after)}`),
  ] as const;

export const faultsOf = (found: readonly [Found[], Found[], Found[], Found[]]): LedgerFault[] =>
  (['balance', 'transaction', 'chain', 'held'] as const).flatMap((check, i) =>
    (found[i] ?? []).map((fault) => ({ check, ...fault })),
  );

/** A kept balance is the sum of its transfers. */
const balances = (after: string) => sql`(
  SELECT account.id AS subject, account.balance_micro AS stated,
    coalesce(sum(iif(transfer.credit_account = account.id, transfer.amount_micro,
      iif(transfer.debit_account = account.id, -transfer.amount_micro, 0))), 0) AS proven
  FROM ${account}
  LEFT JOIN ledger_transaction ON ledger_transaction.client_id = account.client_id
  LEFT JOIN transfer ON transfer.transaction_id = ledger_transaction.id
  WHERE account.client_id IN ${chunk(after)}
  GROUP BY account.id, account.balance_micro HAVING stated <> proven)`;

/** What a transaction says of the wallet is what its transfers do to it. */
const effects = (after: string) => sql`(
  SELECT ledger_transaction.id AS subject, ledger_transaction.net_micro AS stated,
    coalesce(sum(iif(transfer.credit_account = 'wallet:' || ledger_transaction.client_id, transfer.amount_micro,
      iif(transfer.debit_account = 'wallet:' || ledger_transaction.client_id, -transfer.amount_micro, 0))), 0) AS proven
  FROM ledger_transaction
  LEFT JOIN transfer ON transfer.transaction_id = ledger_transaction.id
  WHERE ledger_transaction.client_id IN ${chunk(after)}
  GROUP BY ledger_transaction.id, ledger_transaction.net_micro HAVING stated <> proven)`;

/** Each balance before is the balance after of the booking before it; the first begins at zero. */
const chains = (after: string) => sql`(
  SELECT id AS subject, balance_before_micro AS stated, proven FROM (
    SELECT id, balance_before_micro,
      coalesce(lag(balance_after_micro) OVER (PARTITION BY client_id ORDER BY created_at, seq), 0) AS proven
    FROM ledger_transaction WHERE client_id IN ${chunk(after)})
  WHERE balance_before_micro <> proven)`;

/** What is held for a client is the sum of its open holds. */
const holds = (after: string) => sql`(
  SELECT account.id AS subject, account.balance_micro AS stated, coalesce(sum(hold.amount_micro), 0) AS proven
  FROM ${account} LEFT JOIN hold ON hold.client_id = account.client_id AND hold.state = 'held'
  WHERE account.kind = 'held' AND account.client_id IN ${chunk(after)}
  GROUP BY account.id, account.balance_micro HAVING stated <> proven)`;

/** The walk under way, if any, and the last that came to its end. */
export const walksQuery = (db: Db) =>
  [
    db.select().from(ledgerProof).where(isNull(ledgerProof.finishedAt)).orderBy(desc(ledgerProof.id)).limit(1),
    db.select().from(ledgerProof).where(isNotNull(ledgerProof.finishedAt)).orderBy(desc(ledgerProof.id)).limit(1),
  ] as const;

export const beginWalk = (db: Db, walk: WalkRow) => db.insert(ledgerProof).values(walk).onConflictDoNothing();

/** Nobody else has gone on with this walk. */
export const walkUnchanged = ({ id, lastClient }: WalkRow) =>
  sql`EXISTS (SELECT 1 FROM ${ledgerProof} WHERE ${ledgerProof.id} = ${id} AND ${ledgerProof.lastClient} = ${lastClient} AND ${ledgerProof.finishedAt} IS NULL)`;

export const advanceWalk = (db: Db, id: string, lastClient: string, proof: LedgerProof, finishedAt: number | null) =>
  db
    .update(ledgerProof)
    .set({
      lastClient,
      clients: proof.clients,
      faultCount: proof.faultCount,
      faults: JSON.stringify(proof.faults),
      finishedAt,
    })
    .where(and(eq(ledgerProof.id, id), isNull(ledgerProof.finishedAt)));
