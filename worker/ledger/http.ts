import { bound } from '../kernel/http/bind.ts';
import {
  clientAdjust as clientAdjustContract,
  ledger as ledgerContract,
  transactions as transactionsContract,
} from './contract/admin.ts';
import { wallet as walletContract } from './contract/client.ts';
import { adjustWallet } from './verbs/adjust-wallet.ts';
import { listMyTransactions, listTransactions } from './verbs/list-transactions.ts';
import { readProof } from './verbs/read-proof.ts';

export const transactions = bound(transactionsContract, { list: listTransactions });

export const ledger = bound(ledgerContract, { proof: readProof });

export const wallet = bound(walletContract, { transactions: listMyTransactions });

export const clientAdjust = bound(clientAdjustContract, { adjust: adjustWallet });
