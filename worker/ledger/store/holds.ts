/** Money set aside for an order: placed, then either captured or released, once. docs/adr/0005-holds-in-the-ledger.md */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { actorId, actorName } from '../../kernel/context.ts';
import type { Statement } from '../../kernel/db/db.ts';
import { insertFrom } from '../../kernel/db/items.ts';
import { checkedAmount, sumOf } from '../../kernel/money/money.ts';
import { inColumns, type Said } from '../../kernel/words/word.ts';
import { holdReturned, holdUsed } from '../rules.ts';
import { account, hold, ledgerTransaction, transfer } from '../table.ts';
import { type Booker, bookedAt, heldId, insertTransaction, refuseUnless, transfersOf, walletId } from './book.ts';
import { type Charge, chargeWallet } from './moves.ts';

/** Holds while nobody has captured or released it; its code is `hold_settled`. */
export const holdOpen = (holdId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${hold} WHERE ${hold.id} = ${holdId} AND ${hold.state} = 'held')`;

const openFor = (holdId: string, clientId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${hold} WHERE ${hold.id} = ${holdId} AND ${hold.clientId} = ${clientId} AND ${hold.state} = 'held')`;

export type HoldDraft = {
  holdId: string;
  clientId: string;
  serviceId: string;
  currency: string;
  /** Zero makes the hold and books nothing. */
  amountMicro: number;
  /** Shown to the customer. */
  description: Said;
};

/** wallet → held; `insufficient_funds` when balance and credit limit do not cover it. */
export function placeHold(booker: Booker, draft: HoldDraft): Statement[] {
  const { holdId, clientId, serviceId, currency, description } = draft;
  const amountMicro = checkedAmount(draft.amountMicro);
  if (amountMicro < 0) throw new RangeError('A hold is zero or more.');
  const transactionId = `hold:${holdId}`;
  const booked = [
    insertTransaction(booker, {
      transactionId,
      clientId,
      kind: 'hold',
      currency,
      netMicro: -amountMicro,
      description,
      serviceId,
    }),
    ...transfersOf(booker, transactionId, currency, [
      { debit: walletId(clientId), credit: heldId(clientId), amountMicro },
    ]),
  ];
  return [
    ...(amountMicro === 0 ? [] : booked),
    booker.db.insert(hold).values({
      id: holdId,
      clientId,
      serviceId,
      amountMicro,
      capturedMicro: 0,
      currency,
      state: 'held',
      createdAt: booker.now(),
      settledAt: null,
    }),
  ];
}

export type Capture = { holdId: string; clientId: string; charges: readonly Charge[] };

/**
 * The order was delivered. The whole hold returns to the wallet and the charges leave it, in one batch, so that what
 * the charges leave over stays in the wallet. Together the charges are at most the hold (`insufficient_funds`).
 * Service and currency are the hold's.
 */
export function captureHold(booker: Booker, { holdId, clientId, charges }: Capture): Statement[] {
  const currency = sql<string>`(SELECT currency FROM hold WHERE id = ${holdId})`;
  const serviceId = sql<string>`(SELECT service_id FROM hold WHERE id = ${holdId})`;
  const capturedMicro = sumOf(charges.map((c) => c.amountMicro));
  return [
    refuseUnless(booker, 'hold_settled', openFor(holdId, clientId)),
    settle(booker, holdId, { state: 'captured', capturedMicro }),
    ...returnToWallet(booker, holdId, clientId, holdUsed()),
    ...charges.flatMap((charge) => chargeWallet(booker, { ...charge, clientId, serviceId, currency })),
  ];
}

export type Release = {
  holdId: string;
  clientId: string;
  /** Shown to the customer. */
  reason?: Said;
};

/** The order came to nothing: held → wallet. */
export function releaseHold(booker: Booker, { holdId, clientId, reason }: Release): Statement[] {
  return [
    refuseUnless(booker, 'hold_settled', openFor(holdId, clientId)),
    settle(booker, holdId, { state: 'released', capturedMicro: 0 }),
    ...returnToWallet(booker, holdId, clientId, holdReturned(reason)),
  ];
}

const settle = (
  { db, now }: Booker,
  holdId: string,
  set: { state: 'captured' | 'released'; capturedMicro: number },
): Statement =>
  db
    .update(hold)
    .set({ ...set, settledAt: now() })
    .where(eq(hold.id, holdId));

/** Amount, currency and service are read from the hold at commit; a hold of zero books nothing. */
function returnToWallet(booker: Booker, holdId: string, clientId: string, said: Said): Statement[] {
  const { db, actor, now } = booker;
  const id = `release:${holdId}`;
  const { text: description, words } = inColumns(said);
  const [wallet, held] = [walletId(clientId), heldId(clientId)];
  const some = and(eq(hold.id, holdId), sql`${hold.amountMicro} > 0`);
  const columns = {
    id,
    clientId: hold.clientId,
    kind: 'release',
    currency: hold.currency,
    netMicro: hold.amountMicro,
    grossMicro: hold.amountMicro,
    balanceBeforeMicro: account.balanceMicro,
    balanceAfterMicro: sql`${account.balanceMicro} + ${hold.amountMicro}`,
    description,
    words,
    serviceId: hold.serviceId,
    actorKind: actor.kind,
    actorId: actorId(actor),
    actorName: actorName(actor),
    createdAt: bookedAt(clientId, now()),
  } as const;
  const transaction = insertFrom(
    db,
    ledgerTransaction,
    columns,
    sql`FROM ${hold} JOIN ${account} ON ${account.id} = ${wallet} WHERE ${some}`,
  );
  const moved = insertFrom(
    db,
    transfer,
    {
      transactionId: id,
      seq: 0,
      debitAccount: held,
      creditAccount: wallet,
      amountMicro: hold.amountMicro,
      currency: hold.currency,
    },
    sql`FROM ${hold} WHERE ${some}`,
  );
  return [transaction as Statement, moved as Statement];
}
