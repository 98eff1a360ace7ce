export { invoicePaid, proformaCancelled, proformaIssued } from './events.ts';
export { customerOf, type DocumentRecord, dueAfter, issuerOf, type Totals, totalsOf } from './rules.ts';
export {
  cancelProforma,
  documentById,
  documentUnpaid,
  issueProforma,
  type ProformaDraft,
  reissueProforma,
  settleProforma,
} from './store.ts';
export { document } from './table.ts';
