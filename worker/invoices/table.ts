import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TaxAmount, TaxRecord } from '../tax/index.ts';
import type { DocumentKind, DocumentStatus, Party } from './rules.ts';

export const document = sqliteTable('document', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<DocumentKind>().notNull(),
  number: text('number').notNull().unique(),
  status: text('status').$type<DocumentStatus>().notNull(),
  clientId: text('client_id').notNull(),
  currency: text('currency').notNull(),
  subtotalMinor: integer('subtotal_minor').notNull(),
  taxMinor: integer('tax_minor').notNull(),
  totalMinor: integer('total_minor').notNull(),
  taxName: text('tax_name').notNull(),
  /** The sum of its rates. */
  taxRatePpm: integer('tax_rate_ppm').notNull(),
  /** As they were when the document was issued. */
  issuer: text('issuer', { mode: 'json' }).$type<Party>().notNull(),
  customer: text('customer', { mode: 'json' }).$type<Party>().notNull(),
  /** Proforma ↔ invoice. */
  relatedId: text('related_id'),
  issuedAt: integer('issued_at').notNull(),
  dueAt: integer('due_at'),
  paidAt: integer('paid_at'),
  cancelledAt: integer('cancelled_at'),
  /** Null: issued before decisions were kept; `taxName` and `taxRatePpm` say what there is. */
  tax: text('tax', { mode: 'json' }).$type<TaxRecord>(),
});

export const documentLine = sqliteTable(
  'document_line',
  {
    documentId: text('document_id').notNull(),
    position: integer('position').notNull(),
    description: text('description').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    taxMinor: integer('tax_minor').notNull(),
    taxes: text('taxes', { mode: 'json' }).$type<TaxAmount[]>(),
    /** JSON: the code of the description. */
    words: text('words'),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.position] })],
);
