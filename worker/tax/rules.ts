/** Pure: which taxes a line carries and why, and what they come to. The only place that looks at a rate. */
import type * as z from 'zod/mini';
import { split, sumOf, taxOf } from '../kernel/money/money.ts';
import type { GeneralSettings } from '../settings/index.ts';
import type { Tax, TaxAmount, taxReason } from './contract/model.ts';

export type TaxReason = z.infer<typeof taxReason>;

/** What is known of whom a document is made out to. */
export type TaxPayer = { country: string; taxId: string; companyName: string };

export type TaxBasis = { settings: Pick<GeneralSettings, 'taxName' | 'taxRatePpm'>; payer: TaxPayer };

/** What the decision rests on, as it was when it was made. */
export type TaxEvidence = { country: string; taxId: string; company: boolean };

/** Made once per document or quote, and then handed on whole: nobody passes a bare rate. */
export type TaxDecision = {
  /** By position of the line. */
  lines: readonly (readonly Tax[])[];
  reason: TaxReason;
  evidence: TaxEvidence;
};

/** What a decision needs to know of a line. */
export type Taxable = { taxable: boolean };

/** What money that goes into a wallet is taxed as. */
export const TOP_UP: readonly Taxable[] = [{ taxable: true }];

export function decideTax({ settings, payer }: TaxBasis, lines: readonly Taxable[]): TaxDecision {
  const { taxName: name, taxRatePpm: ratePpm } = settings;
  const taxes = ratePpm > 0 ? [{ name, ratePpm }] : [];
  return {
    lines: lines.map(({ taxable }) => (taxable ? taxes : [])),
    reason: taxes.length > 0 ? 'shop_rate' : 'untaxed',
    evidence: { country: payer.country, taxId: payer.taxId, company: payer.companyName !== '' },
  };
}

/** Kept on a document beside the amounts: why it is taxed as it is, and what each tax comes to. */
export type TaxRecord = Omit<TaxDecision, 'lines'> & { taxes: TaxAmount[] };

export type Taxed = {
  /** By position of the line; sums exactly to `taxMinor`. */
  lines: { taxMinor: number; taxes: TaxAmount[] }[];
  taxes: TaxAmount[];
  taxMinor: number;
};

/** Rounded half-up once per line, on all its taxes together; a line's tax is split among them by largest remainder. Minor units. */
export function taxed(amountsMinor: readonly number[], decision: Pick<TaxDecision, 'lines'>): Taxed {
  const lines = amountsMinor.map((amountMinor, i) => taxedLine(amountMinor, decision.lines[i] ?? []));
  return { lines, taxes: together(lines.flatMap((l) => l.taxes)), taxMinor: sumOf(lines.map((l) => l.taxMinor)) };
}

function taxedLine(amountMinor: number, taxes: readonly Tax[]): Taxed['lines'][number] {
  const rates = taxes.map(({ ratePpm }) => ratePpm);
  const taxMinor = taxOf(amountMinor, sumOf(rates));
  if (rates.every((rate) => rate === 0)) return { taxMinor, taxes: taxes.map((t) => ({ ...t, amountMinor: 0 })) };
  const shares = split(taxMinor, rates);
  return { taxMinor, taxes: taxes.map((t, i) => ({ ...t, amountMinor: shares[i] ?? 0 })) };
}

/** One row per name and rate, in the order in which they come first. */
function together(amounts: readonly TaxAmount[]): TaxAmount[] {
  const rows = new Map<string, TaxAmount>();
  for (const { name, ratePpm, amountMinor } of amounts) {
    const key = `${ratePpm} ${name}`;
    rows.set(key, { name, ratePpm, amountMinor: sumOf([rows.get(key)?.amountMinor ?? 0, amountMinor]) });
  }
  return [...rows.values()];
}
