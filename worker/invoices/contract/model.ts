import * as z from 'zod/mini';
import { currency, id, instant } from '../../kernel/contract.ts';
import { taxAmount, taxReason } from '../../tax/contract/model.ts';

export const DOCUMENT_KINDS = ['proforma', 'invoice'] as const;
export const DOCUMENT_STATUSES = ['unpaid', 'invoiced', 'paid', 'cancelled'] as const;

/** Amounts of documents are in the currency's minor units. */
export const minor = () => z.int();

export const documentRow = z.object({
  id: id(),
  kind: z.enum(DOCUMENT_KINDS),
  number: z.string(),
  status: z.enum(DOCUMENT_STATUSES),
  clientId: id(),
  clientName: z.string(),
  currency: currency(),
  subtotalMinor: minor(),
  taxMinor: minor(),
  totalMinor: minor(),
  issuedAt: instant(),
  dueAt: z.nullable(instant()),
  paidAt: z.nullable(instant()),
});
export type DocumentRow = z.infer<typeof documentRow>;

export const party = z.object({
  name: z.string(),
  company: z.string(),
  address: z.string(),
  taxId: z.string(),
  email: z.string(),
});

export const document = z.extend(documentRow, {
  /** Each tax of the document; together they are `taxMinor`. */
  taxes: z.array(taxAmount),
  /** Which rule said so; null on documents issued before that was kept. */
  taxReason: z.nullable(taxReason),
  lines: z.array(z.object({ description: z.string(), amountMinor: minor() })),
  issuer: party,
  customer: party,
  /** Proforma ↔ invoice. */
  relatedId: z.nullable(id()),
});
export type Document = z.infer<typeof document>;
