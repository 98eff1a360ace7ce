import { clients as clientsContract } from '../accounts/contract/admin.ts';
import { bind, implementer } from '../kernel/http/bind.ts';
import { ledger as ledgerContract, transactions as transactionsContract } from './contract/admin.ts';
import { wallet as walletContract } from './contract/client.ts';
import { adjustWallet } from './verbs/adjust.ts';
import { listMyTransactions, listTransactions } from './verbs/list.ts';
import { readProof } from './verbs/proof.ts';

const t = implementer(transactionsContract);
const l = implementer(ledgerContract);
const w = implementer(walletContract);
const c = implementer(clientsContract);

export const transactions = t.router({ list: t.list.handler(bind(listTransactions)) });

export const ledger = l.router({ proof: l.proof.handler(bind(readProof)) });

export const wallet = w.router({ transactions: w.transactions.handler(bind(listMyTransactions)) });

/** Completes the clients' router of accounts, which must not know the ledger. */
export const clientAdjust = { adjust: c.adjust.handler(bind(adjustWallet)) };
