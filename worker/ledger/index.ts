export { ledgerTrouble } from './attention.ts';
export { proveBalances } from './proof.ts';
export { type LedgerProof, proofStatusOf, type Wallet, walletOf } from './rules.ts';
export { type BulkCharge, booked, chargeMany } from './store/bulk.ts';
export { type Capture, captureHold, type HoldDraft, holdOpen, placeHold, releaseHold } from './store/holds.ts';
export { bookAdjustment, bookPayment, type Charge, chargeWallet } from './store/moves.ts';
export { walksQuery } from './store/proof.ts';
export { availableMicroOf, walletQuery } from './store/reads.ts';
export { hold, ledgerTransaction } from './table.ts';
