import { and, asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../kernel/context.ts';
import { byTheWay, type Db, foundBy, type Statement, searched } from '../kernel/db/db.ts';
import { insertFrom, insertRows } from '../kernel/db/items.ts';
import { during, keyset, type ListInput, type Span } from '../kernel/db/page.ts';
import { guard, sequence } from '../kernel/db/tables.ts';
import { sumOf } from '../kernel/money/money.ts';
import { inColumns } from '../kernel/words/word.ts';
import type { TaxDecision } from '../tax/index.ts';
import { type DocumentKind, type DocumentStatus, type Line, type Party, totalsOf } from './rules.ts';
import { document, documentLine } from './table.ts';

type Issuer = Pick<Ctx, 'db' | 'now'>;

const PREFIXES = { proforma: 'PRO-', invoice: 'INV-' } as const;

/** The next number, for a document of the same batch; `tookNumber` must follow. No gap, no duplicate. */
const nextNumber = (kind: DocumentKind): SQL<string> =>
  sql`(SELECT ${PREFIXES[kind]} || next FROM sequence WHERE name = ${kind})`;
const tookNumber = (db: Db, kind: DocumentKind): Statement =>
  db.update(sequence).set({ next: sql`next + 1` }).where(eq(sequence.name, kind));

export type ProformaDraft = {
  documentId: string;
  clientId: string;
  currency: string;
  lines: readonly Line[];
  tax: TaxDecision;
  issuer: Party;
  customer: Party;
  dueAt: number;
};

/** Numbers and issues in the caller's batch. Whoever commits it emits `proformaIssued`. */
export function issueProforma({ db, now }: Issuer, draft: ProformaDraft): Statement[] {
  const { documentId, lines, tax, ...face } = draft;
  const { taxed, ...totals } = totalsOf(lines, tax);
  const { reason, evidence } = tax;
  const rows = lines.map(({ description, amountMinor }, i) => {
    const of = taxed.lines[i];
    const { text, words } = inColumns(description);
    return {
      documentId,
      position: i,
      description: text,
      words,
      amountMinor,
      taxMinor: of?.taxMinor ?? 0,
      taxes: of?.taxes ?? [],
    };
  });
  return [
    db.insert(document).values({
      ...face,
      ...totals,
      taxName: taxed.taxes.map(({ name }) => name).join(', '),
      taxRatePpm: sumOf(taxed.taxes.map(({ ratePpm }) => ratePpm)),
      tax: { reason, evidence, taxes: taxed.taxes },
      id: documentId,
      kind: 'proforma',
      number: nextNumber('proforma'),
      status: 'unpaid',
      relatedId: null,
      issuedAt: now(),
      paidAt: null,
      cancelledAt: null,
    }),
    tookNumber(db, 'proforma'),
    insertRows(db, documentLine, rows) as Statement,
  ];
}

/** Its code is `document_settled`. */
export const documentUnpaid = (id: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${document} WHERE ${document.id} = ${id} AND ${document.status} = 'unpaid')`;

const refuseSettled = (db: Db, id: string): Statement =>
  insertFrom(db, guard, { code: 'document_settled' }, sql`WHERE NOT (${documentUnpaid(id)})`) as Statement;

/**
 * The proforma was paid in full: it becomes `invoiced`, and an invoice with the same face is issued as paid; each
 * points at the other. Refuses with `document_settled` unless the proforma is unpaid. Whoever commits it emits
 * `invoicePaid`.
 */
export function settleProforma(
  { db, now }: Issuer,
  { documentId, invoiceId }: { documentId: string; invoiceId: string },
): Statement[] {
  return [
    refuseSettled(db, documentId),
    insertFrom(
      db,
      document,
      {
        ...getTableColumns(document),
        id: invoiceId,
        kind: 'invoice',
        number: nextNumber('invoice'),
        status: 'paid',
        relatedId: document.id,
        issuedAt: now(),
        dueAt: null,
        paidAt: now(),
        cancelledAt: null,
      },
      sql`FROM ${document} WHERE ${eq(document.id, documentId)}`,
    ) as Statement,
    tookNumber(db, 'invoice'),
    insertFrom(
      db,
      documentLine,
      { ...getTableColumns(documentLine), documentId: invoiceId },
      sql`FROM ${documentLine} WHERE ${eq(documentLine.documentId, documentId)}`,
    ) as Statement,
    db
      .update(document)
      .set({ status: 'invoiced', paidAt: now(), relatedId: invoiceId })
      .where(eq(document.id, documentId)),
  ];
}

/** Nobody will pay it. Refuses with `document_settled` unless it is unpaid. Emit `proformaCancelled` with it. */
export const cancelProforma = ({ db, now }: Issuer, documentId: string): Statement[] => [
  refuseSettled(db, documentId),
  db.update(document).set({ status: 'cancelled', cancelledAt: now() }).where(eq(document.id, documentId)),
];

/** The face and lines of a cancelled proforma once more, under the next number: what is paid after all is on a document. */
export const reissueProforma = (
  { db, now }: Issuer,
  { from, documentId }: { from: string; documentId: string },
): Statement[] => [
  insertFrom(
    db,
    document,
    {
      ...getTableColumns(document),
      id: documentId,
      number: nextNumber('proforma'),
      status: 'unpaid',
      relatedId: null,
      issuedAt: now(),
      dueAt: now(),
      cancelledAt: null,
    },
    sql`FROM ${document} WHERE ${eq(document.id, from)}`,
  ) as Statement,
  tookNumber(db, 'proforma'),
  insertFrom(
    db,
    documentLine,
    { ...getTableColumns(documentLine), documentId },
    sql`FROM ${documentLine} WHERE ${eq(documentLine.documentId, from)}`,
  ) as Statement,
];

export const documentById = (db: Db, id: string) => db.select().from(document).where(eq(document.id, id)).limit(1);
export const documentOfClient = (db: Db, clientId: string, id: string) =>
  db
    .select()
    .from(document)
    .where(and(eq(document.id, id), eq(document.clientId, clientId)))
    .limit(1);
export const linesOf = (db: Db, documentId: string) =>
  db
    .select()
    .from(documentLine)
    .where(eq(documentLine.documentId, documentId))
    .orderBy(asc(documentLine.position))
    .limit(100);

export type DocumentFilters = ListInput &
  Span & {
    clientId?: string | undefined;
    kind?: DocumentKind | undefined;
    status?: DocumentStatus | undefined;
    currency?: string | undefined;
  };

/** Numbers of one kind grow with the ids, and as text they do not sort. A status belongs to one kind. */
const sortsOf = ({ kind, status }: DocumentFilters) => ({
  number: kind || status ? document.id : document.kind,
  status: document.status,
  issuedAt: document.issuedAt,
  totalMinor: document.totalMinor,
});

/** `q` is the beginning of a number. */
export function documentPage(db: Db, input: DocumentFilters) {
  const keys = keyset(input, sortsOf(input), document.id, '-issuedAt');
  const { by } = keys;
  const indexed = by === 'issuedAt' || by === 'totalMinor';
  const among = input.clientId
    ? { where: eq(document.clientId, input.clientId), newest: document.issuedAt }
    : undefined;
  const found = input.q ? searched(document.id, [document.number], input.q.trim().toUpperCase(), among) : undefined;
  const query = db
    .select({ ...getTableColumns(document), sortValue: keys.value })
    .from(document)
    .where(
      and(
        foundBy(
          found,
          [document.clientId, input.clientId],
          [document.status, input.status, by === 'issuedAt' ? document.clientId : undefined],
          [document.kind, input.kind],
          [document.currency, indexed ? input.currency : undefined],
        ),
        indexed ? undefined : byTheWay(document.currency, input.currency),
        during(document.issuedAt, input),
        keys.after,
      ),
    )
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}
