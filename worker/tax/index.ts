export type { Tax, TaxAmount } from './contract/model.ts';
export {
  decideTax,
  type TaxBasis,
  type TaxDecision,
  type Taxed,
  type TaxPayer,
  type TaxReason,
  type TaxRecord,
  taxed,
} from './rules.ts';
