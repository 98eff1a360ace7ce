import { type Ctx, customerOf } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { proformaCancelled } from '../events.ts';
import { documentOf, documentRowOf } from '../rules.ts';
import {
  cancelProforma,
  type DocumentFilters,
  documentById,
  documentOfClient,
  documentPage,
  linesOf,
} from '../store.ts';
import { happened } from '../words/index.ts';

export async function listDocuments(ctx: Ctx, input: DocumentFilters) {
  const { query, keys } = documentPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.sortValue,
    (r) => r.id,
    documentRowOf,
  );
}

export const listMyDocuments = (ctx: Ctx, input: DocumentFilters) =>
  listDocuments(ctx, { ...input, clientId: customerOf(ctx).clientId });

export async function getDocument(ctx: Ctx, { id }: { id: string }) {
  const [rows, lines] = await reads(ctx.db, [documentById(ctx.db, id), linesOf(ctx.db, id)]);
  if (!rows[0]) throw new Problem('not_found');
  return documentOf(rows[0], lines, ctx.say);
}

export async function getMyDocument(ctx: Ctx, { id }: { id: string }) {
  const [rows, lines] = await reads(ctx.db, [
    documentOfClient(ctx.db, customerOf(ctx).clientId, id),
    linesOf(ctx.db, id),
  ]);
  if (!rows[0]) throw new Problem('not_found');
  return documentOf(rows[0], lines, ctx.say);
}

/** The payments that wait for it are closed by a listener; until then they are refused as `document_settled`. */
export async function cancelDocument(ctx: Ctx, { id }: { id: string }) {
  const [rows] = await reads(ctx.db, [documentById(ctx.db, id)]);
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return new Unit(ctx)
    .write(...cancelProforma(ctx, id))
    .audit({
      action: 'document.cancelled',
      subject: `document:${id}`,
      clientId: row.clientId,
      words: happened(`cancelled.${row.kind}`, { number: row.number }),
    })
    .emit(proformaCancelled, { documentId: id }, { key: id, subject: `document:${id}` })
    .commit({ ok: true as const });
}
