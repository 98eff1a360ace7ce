import { decideTax, type TaxDecision, TOP_UP } from '../tax/index.ts';

/** The decision of a shop whose one rate this is, for a payer of whom nothing is known. */
export const taxedAt = (taxRatePpm: number, lines = 1): TaxDecision =>
  decideTax(
    { settings: { taxName: 'VAT', taxRatePpm }, payer: { country: '', taxId: '', companyName: '' } },
    Array.from({ length: lines }, () => TOP_UP).flat(),
  );
