import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { client } from '../../accounts/index.ts';
import { byTheWay, type Db, foundBy, searched } from '../../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../../kernel/db/page.ts';
import type { TransactionKind } from '../rules.ts';
import { account, ledgerTransaction } from '../table.ts';
import { heldId, walletId } from './book.ts';

/** For a verb's batch of reads; turn its rows into a wallet with `walletOf`. */
export function walletQuery(db: Db, clientId: string) {
  const held = alias(account, 'held');
  return db
    .select({
      clientId: sql<string>`${account.clientId}`.as('wallet_client_id'),
      currency: sql<string>`${account.currency}`.as('wallet_currency'),
      balanceMicro: sql<number>`${account.balanceMicro}`.as('wallet_balance_micro'),
      floorMicro: sql<number>`${account.floorMicro}`.as('wallet_floor_micro'),
      heldMicro: sql<number>`${held.balanceMicro}`.as('held_balance_micro'),
    })
    .from(account)
    .innerJoin(held, eq(held.id, heldId(clientId)))
    .where(eq(account.id, walletId(clientId)))
    .limit(1);
}

/** Balance and credit limit of the client that a row names, as a column of a query. */
export const availableMicroOf = (clientId: SQLiteColumn): SQL<number> =>
  sql<number>`(SELECT w.balance_micro - w.floor_micro FROM account w WHERE w.id = 'wallet:' || ${clientId})`;

export type TransactionFilters = ListInput &
  Span & {
    clientId?: string | undefined;
    serviceId?: string | undefined;
    kind?: TransactionKind | undefined;
    currency?: string | undefined;
  };

const t = ledgerTransaction;

/** Ties of one instant are listed in the order of booking, so that the balances of a client chain. */
const keysOf = (input: TransactionFilters) =>
  keyset(input, { createdAt: t.createdAt, netMicro: t.netMicro, kind: t.kind }, t.seq, '-createdAt');

/** What is looked for begins like the transaction's id. */
function transactionsFound({ clientId, serviceId }: TransactionFilters, q: string) {
  const owner = serviceId ? eq(t.serviceId, serviceId) : clientId ? eq(t.clientId, clientId) : undefined;
  return searched(t.id, [t.id], q, owner && { where: owner, newest: t.createdAt });
}

const filtersOf = (input: TransactionFilters, by: string) =>
  and(
    foundBy(
      input.q ? transactionsFound(input, input.q) : undefined,
      [t.serviceId, input.serviceId],
      [t.clientId, input.clientId],
      [t.kind, input.kind, by === 'createdAt' ? t.clientId : undefined],
      [t.currency, by === 'kind' ? undefined : input.currency],
    ),
    by === 'kind' ? byTheWay(t.currency, input.currency) : undefined,
    during(t.createdAt, input),
  );

export function transactionsOf(db: Db, clientId: string, input: TransactionFilters) {
  const keys = keysOf({ ...input, clientId });
  const query = db
    .select()
    .from(t)
    .where(and(filtersOf({ ...input, clientId }, keys.by), keys.after))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

export function transactionPage(db: Db, input: TransactionFilters) {
  const keys = keysOf(input);
  const query = db
    .select({ ...getTableColumns(t), clientNumber: client.number, clientName: client.name })
    .from(t)
    .innerJoin(client, eq(client.id, t.clientId))
    .where(and(filtersOf(input, keys.by), keys.after))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}
