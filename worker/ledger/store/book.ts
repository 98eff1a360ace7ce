/** One transaction with its transfers, as statements for the caller's unit. */
import { type SQL, sql } from 'drizzle-orm';
import { actorId, actorName, type Ctx } from '../../kernel/context.ts';
import type { Statement } from '../../kernel/db/db.ts';
import { insertFrom } from '../../kernel/db/items.ts';
import { guard } from '../../kernel/db/tables.ts';
import { checkedAmount } from '../../kernel/money/money.ts';
import type { ProblemCode } from '../../kernel/problem.ts';
import { inColumns, type Said } from '../../kernel/words/word.ts';
import type { TransactionKind } from '../rules.ts';
import { type AccountKind, account, ledgerTransaction, transfer } from '../table.ts';

/** Who books, when, and where to: any Ctx. */
export type Booker = Pick<Ctx, 'db' | 'actor' | 'now'>;

/** A value, or the SQL that finds it at commit. */
export type Known<T> = T | SQL<T>;

export type Booking = {
  transactionId: string;
  clientId: string;
  kind: TransactionKind;
  currency: Known<string>;
  /** Signed effect on the wallet. */
  netMicro: number;
  /** Including tax; equals net when absent. */
  grossMicro?: number;
  /** Shown to the customer, in their language where it has a code. */
  description: Said;
  serviceId?: Known<string> | null;
  documentId?: string | null;
  periodStart?: number | null;
  periodEnd?: number | null;
  /** Why, for staff. */
  cause?: unknown;
};

export const walletId = (clientId: string) => `wallet:${clientId}`;
export const heldId = (clientId: string) => `held:${clientId}`;

export type SystemAccount = { id: Known<string>; kind: AccountKind; currency: Known<string> };
export const systemAccount = (kind: 'revenue' | 'tax' | 'adjustment', currency: Known<string>): SystemAccount => ({
  id: typeof currency === 'string' ? `${kind}:${currency}` : sql<string>`${kind} || ':' || ${currency}`,
  kind,
  currency,
});
export const cashAccount = (gateway: string, currency: string): SystemAccount => ({
  id: `cash:${gateway}:${currency}`,
  kind: 'cash',
  currency,
});

/** System accounts come into being with their first transfer. */
export const openSystemAccount = ({ db }: Booker, { id, kind, currency }: SystemAccount): Statement =>
  db
    .insert(account)
    .values({ id, kind, currency, clientId: null, balanceMicro: 0, floorMicro: 0 })
    .onConflictDoNothing();

/** Aborts the batch with `code` unless `condition` holds at this point of it. */
export const refuseUnless = ({ db }: Booker, code: ProblemCode, condition: SQL): Statement =>
  insertFrom(db, guard, { code }, sql`WHERE NOT (${condition})`) as Statement;

/** Never before the client's last booking, so that the order of time is the order of the balances. */
export const bookedAt = (clientId: string, now: number) => sql<number>`max(CAST(${now} AS INTEGER),
  coalesce((SELECT max(created_at) FROM ledger_transaction WHERE client_id = ${clientId}), 0))`;

/** The balances are those of the wallet at commit: `transfersOf` must follow at once. */
export function insertTransaction({ db, actor, now }: Booker, b: Booking): Statement {
  const net = checkedAmount(b.netMicro);
  const wallet = walletId(b.clientId);
  const { text: description, words } = inColumns(b.description);
  return db.insert(ledgerTransaction).values({
    id: b.transactionId,
    clientId: b.clientId,
    kind: b.kind,
    currency: b.currency,
    netMicro: net,
    grossMicro: checkedAmount(b.grossMicro ?? net),
    balanceBeforeMicro: sql`(SELECT balance_micro FROM account WHERE id = ${wallet})`,
    balanceAfterMicro: sql`(SELECT balance_micro + CAST(${net} AS INTEGER) FROM account WHERE id = ${wallet})`,
    description,
    words,
    serviceId: b.serviceId ?? null,
    documentId: b.documentId ?? null,
    periodStart: b.periodStart ?? null,
    periodEnd: b.periodEnd ?? null,
    cause: b.cause === undefined ? null : JSON.stringify(b.cause),
    actorKind: actor.kind,
    actorId: actorId(actor),
    actorName: actorName(actor),
    createdAt: bookedAt(b.clientId, now()),
  });
}

export type Leg = { debit: Known<string>; credit: Known<string>; amountMicro: number };

/** Legs of zero move nothing and are left out. */
export const transfersOf = (
  { db }: Booker,
  transactionId: string,
  currency: Known<string>,
  legs: readonly Leg[],
): Statement[] =>
  legs
    .filter((leg) => checkedAmount(leg.amountMicro) !== 0)
    .map(({ debit, credit, amountMicro }, seq) =>
      db
        .insert(transfer)
        .values({ transactionId, seq, debitAccount: debit, creditAccount: credit, amountMicro, currency }),
    );
