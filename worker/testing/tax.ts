import { decideTax, type TaxDecision } from '../tax/index.ts';

/** The decision of a shop whose one rate this is, for a payer of whom nothing is known. */
export const taxedAt = (taxRatePpm: number, lines = 1): TaxDecision =>
  decideTax({ settings: { taxName: 'VAT', taxRatePpm }, payer: { country: '', taxId: '', companyName: '' } }, lines);
