/** Charges of many wallets in three statements, however many there are: for the clock's runs. */
import { type SQL, sql } from 'drizzle-orm';
import { actorId, actorName } from '../../kernel/context.ts';
import { itemField, type Statement } from '../../kernel/db/db.ts';
import { checkedAmount } from '../../kernel/money/money.ts';
import { account, ledgerTransaction, transfer } from '../table.ts';
import type { Booker } from './book.ts';
import type { Charge } from './moves.ts';

export type BulkCharge = Charge & { clientId: string; serviceId: string; currency: string };

/**
 * wallet → revenue for those charges of which `due` (over `itemField`) holds at commit and that were never booked; the others are left
 * out, silently. Of each client the smallest come first, as far as balance and credit limit go: a charge that does not
 * fit stops those that cost more, never another client's. `run` is kept with the cause of each. Charges of zero book
 * nothing.
 */
export function chargeMany(booker: Booker, charges: readonly BulkCharge[], run: string, due: SQL): Statement[] {
  const booked = charges.filter((c) => checkedAmount(c.amountMicro) > 0);
  const json = JSON.stringify(booked.map((c) => ({ ...c, cause: { ...(c.cause as object), run } })));
  return [openRevenue(booker, json), bookAll(booker, json, due), moveAll(booker, json)];
}

const openRevenue = ({ db }: Booker, json: string) =>
  db
    .insert(account)
    .select(
      sql`SELECT DISTINCT 'revenue:' || (item.value ->> '$.currency'), NULL, 'revenue', item.value ->> '$.currency', 0, 0 FROM json_each(${json}) AS item WHERE true`,
    )
    .onConflictDoNothing() as Statement;

function bookAll({ db, actor, now }: Booker, json: string, due: SQL): Statement {
  const f = itemField;
  const wallet = sql`('wallet:' || (${f('clientId')}))`;
  const last = sql`coalesce((SELECT max(t.created_at) FROM ledger_transaction t WHERE t.client_id = ${f('clientId')}), 0)`;
  return db.insert(ledgerTransaction).select(
    sql`SELECT NULL, id, client_id, 'charge', currency, -amount, -amount, balance - spent + amount, balance - spent, description,
      service_id, NULL, period_start, period_end, cause, ${actor.kind}, ${actorId(actor)}, ${actorName(actor)},
      max(CAST(${now()} AS INTEGER), last_at)
    FROM (
      SELECT ${f('transactionId')} AS id, ${f('clientId')} AS client_id, ${f('currency')} AS currency,
        ${f('amountMicro')} AS amount, ${f('description')} AS description, ${f('serviceId')} AS service_id,
        ${f('periodStart')} AS period_start, ${f('periodEnd')} AS period_end, item.value -> '$.cause' AS cause,
        account.balance_micro AS balance, account.floor_micro AS floor_micro, ${last} AS last_at,
        sum(${f('amountMicro')}) OVER (
          PARTITION BY ${f('clientId')} ORDER BY ${f('amountMicro')}, ${f('transactionId')} ROWS UNBOUNDED PRECEDING
        ) AS spent
      FROM json_each(${json}) AS item JOIN ${account} ON account.id = ${wallet}
      WHERE NOT EXISTS (SELECT 1 FROM ledger_transaction t WHERE t.id = ${f('transactionId')}) AND (${due})
    ) WHERE spent <= balance - floor_micro ORDER BY client_id, spent`,
  ) as Statement;
}

const moveAll = ({ db }: Booker, json: string): Statement =>
  db.insert(transfer).select(
    sql`SELECT t.id, 0, 'wallet:' || t.client_id, 'revenue:' || t.currency, -t.net_micro, t.currency
      FROM json_each(${json}) AS item JOIN ledger_transaction t ON t.id = item.value ->> '$.transactionId'
      WHERE NOT EXISTS (SELECT 1 FROM transfer m WHERE m.transaction_id = t.id) ORDER BY t.seq`,
  ) as Statement;

/** The transaction is in the books. */
export const booked = (transactionId: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM ledger_transaction t WHERE t.id = ${transactionId})`;
