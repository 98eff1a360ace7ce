export type { Tax, TaxAmount } from './contract/model.ts';
export {
  decideTax,
  type Taxable,
  type TaxBasis,
  type TaxDecision,
  type Taxed,
  type TaxPayer,
  type TaxReason,
  type TaxRecord,
  TOP_UP,
  taxed,
} from './rules.ts';
