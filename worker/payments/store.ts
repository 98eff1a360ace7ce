import { and, asc, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import { client } from '../accounts/index.ts';
import { document } from '../invoices/index.ts';
import { byTheWay, type Db, foundBy, searched } from '../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../kernel/db/page.ts';
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

export type PaymentFilters = ListInput &
  Span & {
    state?: PaymentState | undefined;
    gateway?: string | undefined;
    clientId?: string | undefined;
    currency?: string | undefined;
  };

/** Documents are paid as proformas, whose numbers grow with their ids. */
const SORTS = {
  documentNumber: payment.documentId,
  state: payment.state,
  createdAt: payment.createdAt,
  amountMinor: payment.amountMinor,
};

function paymentsFound(clientId: string | undefined, q: string) {
  const own = clientId ? { where: eq(payment.clientId, clientId), newest: payment.createdAt } : undefined;
  const documents = clientId ? { where: eq(document.clientId, clientId), newest: document.issuedAt } : undefined;
  const numbered = searched(document.id, [document.number], q.toUpperCase(), documents);
  return or(
    searched(payment.id, [payment.reference], q, own),
    sql`${payment.documentId} IN (SELECT ${document.id} FROM ${document} WHERE ${numbered})`,
  );
}

/** Of a client, if that is its currency: it has one, so that any payment of it tells. */
const ownerOf = ({ clientId, currency }: PaymentFilters) =>
  clientId && currency
    ? sql`(SELECT one.client_id FROM (SELECT client_id, currency FROM ${payment} WHERE client_id = ${clientId} LIMIT 1) AS one WHERE one.currency = ${currency})`
    : clientId;

/** `q` is the beginning of a reference or of the document's number. */
export function paymentPage(db: Db, input: PaymentFilters) {
  const keys = keyset(input, SORTS, payment.id, '-createdAt');
  const { by } = keys;
  const byDate = by === 'createdAt';
  const indexed = byDate || by === 'amountMinor';
  const q = input.q?.trim();
  const found = q ? paymentsFound(input.clientId, q) : undefined;
  const query = withDocument(db)
    .where(
      and(
        foundBy(
          found,
          [payment.clientId, ownerOf(input)],
          [payment.state, input.state, byDate ? payment.clientId : undefined],
          [payment.gateway, indexed ? input.gateway : undefined, byDate ? payment.clientId : undefined],
          [payment.currency, byDate && !input.clientId ? input.currency : undefined],
        ),
        indexed ? undefined : byTheWay(payment.gateway, input.gateway),
        byDate || input.clientId ? undefined : byTheWay(payment.currency, input.currency),
        during(payment.createdAt, input),
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

/** Of the gateways that only staff can confirm, the longest waiting first. */
export const waitingPayments = (db: Db, gateways: readonly string[], limit: number) =>
  db
    .select({
      id: payment.id,
      gateway: payment.gateway,
      amountMinor: payment.amountMinor,
      currency: payment.currency,
      createdAt: payment.createdAt,
      clientName: client.name,
      documentNumber: document.number,
    })
    .from(payment)
    .innerJoin(client, eq(client.id, payment.clientId))
    .innerJoin(document, eq(document.id, payment.documentId))
    // As a literal: only then the partial index is taken.
    .where(and(inArray(payment.gateway, [...gateways]), sql`${payment.state} = 'pending'`))
    .orderBy(asc(payment.gateway), asc(payment.createdAt), asc(payment.id))
    .limit(limit);
