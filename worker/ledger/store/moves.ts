/** Moves of money in and out of a wallet. They return statements; the caller's unit commits them. */
import type { Statement } from '../../kernel/db/db.ts';
import { checkedAmount } from '../../kernel/money/money.ts';
import type { Said } from '../../kernel/words/word.ts';
import {
  type Booker,
  type Booking,
  cashAccount,
  insertTransaction,
  type Known,
  openSystemAccount,
  systemAccount,
  transfersOf,
  walletId,
} from './book.ts';

export type Payment = {
  transactionId: string;
  clientId: string;
  gateway: string;
  currency: string;
  /** What the wallet is credited: the document's subtotal. */
  netMicro: number;
  /** What was paid: the document's total. The difference is tax. */
  grossMicro: number;
  description: Said;
  documentId: string;
};

/** Money arrived: cash → wallet (net), cash → tax (the rest). */
export function bookPayment(booker: Booker, payment: Payment): Statement[] {
  const { transactionId, clientId, gateway, currency, netMicro, grossMicro } = payment;
  const taxMicro = checkedAmount(grossMicro - netMicro);
  if (netMicro <= 0 || taxMicro < 0) throw new RangeError('A payment credits something and its tax is not negative.');
  const cash = cashAccount(gateway, currency);
  const tax = systemAccount('tax', currency);
  return [
    openSystemAccount(booker, cash),
    openSystemAccount(booker, tax),
    insertTransaction(booker, { ...payment, kind: 'payment' }),
    ...transfersOf(booker, transactionId, currency, [
      { debit: cash.id, credit: walletId(clientId), amountMicro: netMicro },
      { debit: cash.id, credit: tax.id, amountMicro: taxMicro },
    ]),
  ];
}

export type Charge = {
  /** The idempotency key, e.g. `charge:<service>:<period start>`. */
  transactionId: string;
  /** Zero writes the transaction and moves nothing. */
  amountMicro: number;
  description: Said;
  periodStart: number | null;
  periodEnd: number | null;
  cause?: unknown;
};

/** wallet → revenue. Net equals gross: tax was paid when the money came in. */
export function chargeWallet(
  booker: Booker,
  charge: Charge & { clientId: string; serviceId: Known<string>; currency: Known<string> },
): Statement[] {
  const { amountMicro, transactionId, clientId, currency } = charge;
  if (amountMicro < 0) throw new RangeError('A charge is zero or more.');
  const revenue = systemAccount('revenue', currency);
  return [
    openSystemAccount(booker, revenue),
    insertTransaction(booker, { ...charge, kind: 'charge', netMicro: -amountMicro }),
    ...transfersOf(booker, transactionId, currency, [{ debit: walletId(clientId), credit: revenue.id, amountMicro }]),
  ];
}

export type Adjustment = Pick<Booking, 'transactionId' | 'clientId' | 'description' | 'cause'> & {
  currency: string;
  /** Signed, not zero. */
  amountMicro: number;
};

/** A correction by staff, up or down; down it stops at the credit limit like any other spending. */
export function bookAdjustment(booker: Booker, adjustment: Adjustment): Statement[] {
  const { transactionId, clientId, currency, amountMicro } = adjustment;
  if (amountMicro === 0) throw new RangeError('An adjustment is not zero.');
  const other = systemAccount('adjustment', currency);
  const wallet = walletId(clientId);
  const [debit, credit] = amountMicro > 0 ? [other.id, wallet] : [wallet, other.id];
  return [
    openSystemAccount(booker, other),
    insertTransaction(booker, { ...adjustment, kind: 'adjustment', netMicro: amountMicro }),
    ...transfersOf(booker, transactionId, currency, [{ debit, credit, amountMicro: Math.abs(amountMicro) }]),
  ];
}
