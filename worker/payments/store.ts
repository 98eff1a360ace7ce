import { and, eq, getTableColumns, or, sql } from 'drizzle-orm';
import { document } from '../invoices/index.ts';
import { type Db, narrowed, searched } from '../kernel/db.ts';
import { keyset, type ListInput } from '../kernel/page.ts';
import type { PaymentState } from './rules.ts';
import { payment } from './table.ts';

const withDocument = (db: Db) =>
  db
    .select({
      ...getTableColumns(payment),
      documentNumber: document.number,
      clientName: sql<string>`${document.customer} ->> '$.name'`.as('client_name'),
      subtotalMinor: document.subtotalMinor,
    })
    .from(payment)
    .innerJoin(document, eq(document.id, payment.documentId));

export const paymentById = (db: Db, id: string) => withDocument(db).where(eq(payment.id, id)).limit(1);
export const paymentOfClient = (db: Db, clientId: string, id: string) =>
  withDocument(db)
    .where(and(eq(payment.id, id), eq(payment.clientId, clientId)))
    .limit(1);
export const pendingOfDocument = (db: Db, documentId: string) =>
  withDocument(db)
    .where(and(eq(payment.documentId, documentId), eq(payment.state, 'pending')))
    .limit(100);

export type PaymentFilters = ListInput & {
  state?: PaymentState | undefined;
  gateway?: string | undefined;
  clientId?: string | undefined;
};

/** `q` is the beginning of a reference or of the document's number. */
export function paymentPage(db: Db, input: PaymentFilters) {
  const sorts = { createdAt: payment.createdAt, amountMinor: payment.amountMinor };
  const keys = keyset(input, sorts, payment.id, '-createdAt');
  const q = input.q?.trim();
  const numbered = sql`${payment.documentId} IN (SELECT ${document.id} FROM ${document} WHERE ${searched(document.id, [document.number], (q ?? '').toUpperCase())})`;
  const query = withDocument(db)
    .where(
      and(
        narrowed(
          [payment.clientId, input.clientId],
          [payment.state, input.state, keys.by === 'createdAt' ? payment.clientId : undefined],
          [payment.gateway, input.gateway],
        ),
        q ? or(searched(payment.id, [payment.reference], q), numbered) : undefined,
        keys.after,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

export const insertPayment = (db: Db, row: typeof payment.$inferInsert) => db.insert(payment).values(row);

/** The schema refuses (`payment_settled`) unless it is pending. */
export const decidePayment = (
  db: Db,
  id: string,
  set: { state: PaymentState; reference?: string; reason?: string; decidedAt: number },
) => db.update(payment).set(set).where(eq(payment.id, id));
