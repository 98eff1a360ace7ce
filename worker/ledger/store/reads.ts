import { and, eq, getTableColumns, gte, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { client } from '../../accounts/index.ts';
import { type Db, narrowed, searched } from '../../kernel/db.ts';
import { keyset, type ListInput } from '../../kernel/page.ts';
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

export type TransactionFilters = ListInput & {
  clientId?: string | undefined;
  serviceId?: string | undefined;
  kind?: TransactionKind | undefined;
  currency?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
};

const t = ledgerTransaction;

/** Ties of one instant are listed in the order of booking, so that the balances of a client chain. */
const keysOf = (input: TransactionFilters) =>
  keyset(input, { createdAt: t.createdAt, netMicro: t.netMicro }, t.seq, '-createdAt');

const filtersOf = (input: TransactionFilters, byNet = /netMicro$/.test(input.sort ?? '')) =>
  and(
    narrowed(
      [t.serviceId, input.serviceId],
      [t.clientId, input.clientId],
      [t.kind, input.kind, byNet ? undefined : t.clientId],
      [t.currency, input.currency],
    ),
    input.from === undefined ? undefined : gte(t.createdAt, input.from),
    input.to === undefined ? undefined : lte(t.createdAt, input.to),
    input.q ? searched(t.id, [t.id], input.q) : undefined,
  );

export function transactionsOf(db: Db, clientId: string, input: TransactionFilters) {
  const keys = keysOf({ ...input, clientId });
  const query = db
    .select()
    .from(t)
    .where(and(filtersOf({ ...input, clientId }), keys.after))
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
    .where(and(filtersOf(input), keys.after))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}
