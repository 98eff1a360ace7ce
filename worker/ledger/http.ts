import { clients as clientsContract } from '../accounts/contract/admin.ts';
import { bound } from '../kernel/http/bind.ts';
import { ledger as ledgerContract, transactions as transactionsContract } from './contract/admin.ts';
import { wallet as walletContract } from './contract/client.ts';
import { adjustWallet } from './verbs/adjust-wallet.ts';
import { listMyTransactions, listTransactions } from './verbs/list-transactions.ts';
import { readProof } from './verbs/read-proof.ts';

export const transactions = bound(transactionsContract, { list: listTransactions });

export const ledger = bound(ledgerContract, { proof: readProof });

export const wallet = bound(walletContract, { transactions: listMyTransactions });

/** Completes the clients' router of accounts, which must not know the ledger. */
export const clientAdjust = bound({ adjust: clientsContract.adjust }, { adjust: adjustWallet });
