import { and, asc, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm';
import { client } from '../accounts/index.ts';
import { document } from '../invoices/index.ts';
import { byTheWay, type Db, foundBy, searched, startsWith } from '../kernel/db/db.ts';
import { during, keyset, type ListInput, type Span } from '../kernel/db/page.ts';
import { rowsOf } from '../kernel/db/rows.ts';
import type { PaymentState } from './rules.ts';
import { gateway, payment } from './table.ts';

const withDocument = (db: Db) =>
  db
    .select({
      ...getTableColumns(payment),
      documentNumber: document.number,
      documentStatus: document.status,
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

/** One payment of the client that arrived, if any has. */
export const anyPaid = (db: Db, clientId: string) =>
  db
    .select({ paymentId: payment.id })
    .from(payment)
    .where(and(eq(payment.clientId, clientId), eq(payment.state, 'paid')))
    .limit(1);

/** What is asked of the client for that order; one, as a rule. */
export const pendingForOrder = (db: Db, clientId: string, serviceId: string) =>
  withDocument(db)
    .where(
      and(eq(payment.clientId, clientId), eq(payment.state, 'pending'), eq(sql`+${payment.forServiceId}`, serviceId)),
    )
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

/** `drivers`: of which only staff can confirm payments; the longest waiting first. */
export const waitingPayments = (db: Db, drivers: readonly string[], limit: number) =>
  db
    .select({
      id: payment.id,
      gateway: payment.gateway,
      gatewayName: sql<string>`${gateway.name}`.as('gateway_name'),
      driver: gateway.driver,
      amountMinor: payment.amountMinor,
      currency: payment.currency,
      createdAt: payment.createdAt,
      clientName: client.name,
      documentNumber: document.number,
    })
    .from(gateway)
    // Gateways first, each by its index: a shop has few of them, and many payments.
    .crossJoin(payment)
    .innerJoin(client, eq(client.id, payment.clientId))
    .innerJoin(document, eq(document.id, payment.documentId))
    // As a literal: only then the partial index is taken.
    .where(
      and(eq(payment.gateway, gateway.key), inArray(gateway.driver, [...drivers]), sql`${payment.state} = 'pending'`),
    )
    .orderBy(asc(gateway.id), asc(payment.createdAt), asc(payment.id))
    .limit(limit);

export const gateways = rowsOf(gateway, {
  sorts: () => ({ position: gateway.position, name: gateway.name, key: gateway.key, createdAt: gateway.createdAt }),
  sort: 'position',
  where: ({ q }: ListInput & Span) => (q ? startsWith(gateway.key, q.toLowerCase()) : undefined),
});
/** Few: a shop has a handful. */
export const gatewaysQuery = (db: Db) =>
  db.select().from(gateway).orderBy(asc(gateway.position), asc(gateway.id)).limit(50);
/** Enough of those that are switched on to tell whether customers can pay. */
export const someGateways = (db: Db) => db.select().from(gateway).where(eq(gateway.enabled, 1)).limit(5);
