import type * as z from 'zod/mini';
import { sumOf, taxOf } from '../kernel/money/money.ts';
import type { GeneralSettings } from '../settings/index.ts';
import type { DOCUMENT_KINDS, DOCUMENT_STATUSES, Document, DocumentRow, party } from './contract/model.ts';
import type { document, documentLine } from './table.ts';

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
export type Party = z.infer<typeof party>;
export type DocumentRecord = typeof document.$inferSelect;
export type LineRecord = typeof documentLine.$inferSelect;

const DAY_MS = 86_400_000;

export type Line = { description: string; amountMinor: number };
export type Totals = { subtotalMinor: number; taxMinor: number; totalMinor: number };

/** Tax is rounded half-up once per line; the document's tax is their sum. Minor units. */
export function totalsOf(lines: readonly Line[], taxRatePpm: number): Totals & { lineTaxMinor: number[] } {
  const lineTaxMinor = lines.map((line) => taxOf(line.amountMinor, taxRatePpm));
  const subtotalMinor = sumOf(lines.map((line) => line.amountMinor));
  const taxMinor = sumOf(lineTaxMinor);
  return { subtotalMinor, taxMinor, totalMinor: sumOf([subtotalMinor, taxMinor]), lineTaxMinor };
}

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

export const documentOf = (row: DocumentRecord, lines: readonly LineRecord[]): Document => ({
  ...documentRowOf(row),
  taxName: row.taxName,
  taxRatePpm: row.taxRatePpm,
  lines: lines.map(({ description, amountMinor }) => ({ description, amountMinor })),
  issuer: row.issuer,
  customer: row.customer,
  relatedId: row.relatedId,
});
