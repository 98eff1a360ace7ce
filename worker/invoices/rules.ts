import type * as z from 'zod/mini';
import { sumOf } from '../kernel/money/money.ts';
import { DAY_MS } from '../kernel/time/time.ts';
import { ofColumns, type Said, type Teller } from '../kernel/words/word.ts';
import type { GeneralSettings } from '../settings/index.ts';
import { type TaxAmount, type TaxDecision, type Taxed, taxed } from '../tax/index.ts';
import type { DOCUMENT_KINDS, DOCUMENT_STATUSES, Document, DocumentRow, party } from './contract/model.ts';
import type { document, documentLine } from './table.ts';

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
export type Party = z.infer<typeof party>;
export type DocumentRecord = typeof document.$inferSelect;
export type LineRecord = typeof documentLine.$inferSelect;

export type Line = { description: Said; amountMinor: number };
export type Totals = { subtotalMinor: number; taxMinor: number; totalMinor: number };

/** What lines come to under a decision, each with its tax. Minor units. */
export function totalsOf(lines: readonly Line[], tax: TaxDecision): Totals & { taxed: Taxed } {
  const amounts = lines.map((line) => line.amountMinor);
  const [subtotalMinor, onTop] = [sumOf(amounts), taxed(amounts, tax)];
  const { taxMinor } = onTop;
  return { subtotalMinor, taxMinor, totalMinor: sumOf([subtotalMinor, taxMinor]), taxed: onTop };
}

/** What documents were issued with that have no decision of their own: at most one tax, of one name and rate. */
const oneTax = ({ taxName: name, taxRatePpm: ratePpm, taxMinor: amountMinor }: DocumentRecord): TaxAmount[] =>
  ratePpm > 0 ? [{ name, ratePpm, amountMinor }] : [];

export const dueAfter = (issuedAt: number, days: number): number => issuedAt + days * DAY_MS;

export const issuerOf = (settings: GeneralSettings): Party => ({
  name: settings.shopName,
  company: settings.companyName,
  address: settings.companyAddress,
  taxId: settings.companyTaxId,
  email: '',
});

export const customerOf = (client: {
  name: string;
  companyName: string;
  taxId: string;
  ownerEmail: string;
  address: string;
}): Party => ({
  name: client.name,
  company: client.companyName,
  address: client.address,
  taxId: client.taxId,
  email: client.ownerEmail,
});

export const documentRowOf = (row: DocumentRecord): DocumentRow => ({
  id: row.id,
  kind: row.kind,
  number: row.number,
  status: row.status,
  clientId: row.clientId,
  clientName: row.customer.name,
  currency: row.currency,
  subtotalMinor: row.subtotalMinor,
  taxMinor: row.taxMinor,
  totalMinor: row.totalMinor,
  issuedAt: row.issuedAt,
  dueAt: row.dueAt,
  paidAt: row.paidAt,
});

export const documentOf = (row: DocumentRecord, lines: readonly LineRecord[], say: Teller): Document => ({
  ...documentRowOf(row),
  taxes: row.tax?.taxes ?? oneTax(row),
  taxReason: row.tax?.reason ?? null,
  lines: lines.map(({ description, words, amountMinor }) => ({
    description: say(ofColumns(description, words)),
    amountMinor,
  })),
  issuer: row.issuer,
  customer: row.customer,
  relatedId: row.relatedId,
});
