import type { Job } from '../../kernel/app.ts';
import { reads } from '../../kernel/db/db.ts';
import { generalQuery } from '../../settings/index.ts';
import { shopOf, waitsForAddress } from '../configuration.ts';
import { documentWithClient } from '../store.ts';
import { because } from '../words/index.ts';
import { post } from './post-mail.ts';

/** A proforma that was paid or cancelled before its mail was written is not mailed. */
export const mailAboutDocument =
  (kind: 'proformaIssued' | 'invoicePaid'): Job<{ documentId: string }>['run'] =>
  async (ctx, { documentId }, { jobId }) => {
    const [rows, general] = await reads(ctx.db, [documentWithClient(ctx.db, documentId), generalQuery(ctx.db)]);
    const found = rows[0];
    if (!found) return { giveUp: because('document.gone') };
    const { clientId, ownerEmail, name, language, number, status } = found;
    if (kind === 'proformaIssued' && status !== 'unpaid') return undefined;
    const at = shopOf(ctx, general);
    if (!at) return waitsForAddress();
    const link = `${at.address}/documents/${documentId}`;
    const template = { kind, name, document: number, link, shop: at.shop };
    await post(ctx, { key: `${kind}:${jobId}`, to: ownerEmail, clientId, language, template });
    return undefined;
  };
