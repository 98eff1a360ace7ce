/** Charges of many wallets in three statements, however many there are: for the clock's runs. */
import { type SQL, sql } from 'drizzle-orm';
import { actorId, actorName } from '../../kernel/context.ts';
import type { Statement } from '../../kernel/db/db.ts';
import { type Each, type Items, insertFrom, items } from '../../kernel/db/items.ts';
import { checkedAmount } from '../../kernel/money/money.ts';
import { inColumns } from '../../kernel/words/word.ts';
import { account, ledgerTransaction, transfer } from '../table.ts';
import type { Booker } from './book.ts';
import type { Charge } from './moves.ts';

export type BulkCharge = Charge & { clientId: string; serviceId: string; currency: string };

/**
 * wallet → revenue for those charges of which `due` holds at commit and that were never booked; the others are left
 * out, silently. Of each client the smallest come first, as far as balance and credit limit go: a charge that does not
 * fit stops those that cost more, never another client's. `run` is kept with the cause of each. Charges of zero book
 * nothing.
 */
export function chargeMany<C extends BulkCharge>(
  booker: Booker,
  charges: readonly C[],
  run: string,
  due: Each<C>,
): Statement[] {
  const positive = charges.filter((c) => checkedAmount(c.amountMicro) > 0);
  const item = items(positive.map((c) => ({ ...c, ...described(c), cause: { ...(c.cause as object), run } })));
  return [openRevenue(booker, item), bookAll(booker, item, due(item)), moveAll(booker, item)];
}

type Described = { descriptionText: string; descriptionWords: string | null };

function described({ description }: Charge): Described {
  const { text, words } = inColumns(description);
  return { descriptionText: text, descriptionWords: words };
}

const openRevenue = ({ db }: Booker, item: Items<BulkCharge>) =>
  insertFrom(
    db,
    account,
    {
      id: sql`'revenue:' || ${item.currency}`,
      kind: 'revenue',
      currency: item.currency,
      balanceMicro: 0,
      floorMicro: 0,
    },
    sql`FROM ${item.from} WHERE true`,
  ).onConflictDoNothing() as Statement;

function bookAll({ db, actor, now }: Booker, item: Items<BulkCharge & Described>, due: SQL): Statement {
  const wallet = sql`('wallet:' || (${item.clientId}))`;
  const last = sql`coalesce((SELECT max(t.created_at) FROM ledger_transaction t WHERE t.client_id = ${item.clientId}), 0)`;
  const columns = {
    id: sql`id`,
    clientId: sql`client_id`,
    kind: 'charge',
    currency: sql`currency`,
    netMicro: sql`-amount`,
    grossMicro: sql`-amount`,
    balanceBeforeMicro: sql`balance - spent + amount`,
    balanceAfterMicro: sql`balance - spent`,
    description: sql`description`,
    words: sql`words`,
    serviceId: sql`service_id`,
    periodStart: sql`period_start`,
    periodEnd: sql`period_end`,
    cause: sql`cause`,
    actorKind: actor.kind,
    actorId: actorId(actor),
    actorName: actorName(actor),
    createdAt: sql`max(CAST(${now()} AS INTEGER), last_at)`,
  } as const;
  return insertFrom(
    db,
    ledgerTransaction,
    columns,
    sql`FROM (
      SELECT ${item.transactionId} AS id, ${item.clientId} AS client_id, ${item.currency} AS currency,
        ${item.amountMicro} AS amount, ${item.descriptionText} AS description,
        ${item.descriptionWords} AS words, ${item.serviceId} AS service_id,
        ${item.periodStart} AS period_start, ${item.periodEnd} AS period_end, ${item.cause} AS cause,
        account.balance_micro AS balance, account.floor_micro AS floor_micro, ${last} AS last_at,
        sum(${item.amountMicro}) OVER (
          PARTITION BY ${item.clientId} ORDER BY ${item.amountMicro}, ${item.transactionId} ROWS UNBOUNDED PRECEDING
        ) AS spent
      FROM ${item.from} JOIN ${account} ON account.id = ${wallet}
      WHERE NOT EXISTS (SELECT 1 FROM ledger_transaction t WHERE t.id = ${item.transactionId}) AND (${due})
    ) WHERE spent <= balance - floor_micro ORDER BY client_id, spent`,
  ) as Statement;
}

const moveAll = ({ db }: Booker, item: Items<BulkCharge>): Statement =>
  insertFrom(
    db,
    transfer,
    {
      transactionId: sql`t.id`,
      seq: 0,
      debitAccount: sql`'wallet:' || t.client_id`,
      creditAccount: sql`'revenue:' || t.currency`,
      amountMicro: sql`-t.net_micro`,
      currency: sql`t.currency`,
    },
    sql`FROM ${item.from} JOIN ledger_transaction t ON t.id = ${item.transactionId}
      WHERE NOT EXISTS (SELECT 1 FROM transfer m WHERE m.transaction_id = t.id) ORDER BY t.seq`,
  ) as Statement;

/** The transaction is in the books. */
export const booked = (transactionId: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM ledger_transaction t WHERE t.id = ${transactionId})`;
