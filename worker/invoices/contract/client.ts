import * as z from 'zod/mini';
import { byId, endpoint, listInput, page, span, tag } from '../../kernel/contract.ts';
import { DOCUMENT_KINDS, DOCUMENT_STATUSES, document, documentRow } from './model.ts';

const tags = tag('My documents', 'The proformas and invoices of the signed-in customer.');

export const documents = {
  list: endpoint({ permit: 'client' })
    .route({ method: 'GET', path: '/client/documents', tags, summary: 'My documents' })
    .input(
      listInput(['issuedAt', 'totalMinor'], {
        kind: z.optional(z.enum(DOCUMENT_KINDS)),
        status: z.optional(z.enum(DOCUMENT_STATUSES)),
        ...span,
      }),
    )
    .output(page(documentRow)),
  get: endpoint({ permit: 'client' })
    .route({ method: 'GET', path: '/client/documents/{id}', tags, summary: 'One of my documents' })
    .input(byId())
    .output(document),
};
