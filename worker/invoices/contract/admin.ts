import * as z from 'zod/mini';
import { ack, byId, endpoint, id, listInput, page, span, tag } from '../../kernel/contract.ts';
import { DOCUMENT_KINDS, DOCUMENT_STATUSES, document, documentRow } from './model.ts';

const tags = tag('Documents', 'Proformas and the invoices that they become when they are paid.');

export const documents = {
  list: endpoint({ permit: 'staff:finance.read' })
    .route({ method: 'GET', path: '/admin/documents', tags, summary: 'Proformas and invoices' })
    .input(
      listInput(['number', 'status', 'issuedAt', 'totalMinor'], {
        clientId: z.optional(id()),
        kind: z.optional(z.enum(DOCUMENT_KINDS)),
        status: z.optional(z.enum(DOCUMENT_STATUSES)),
        currency: z.optional(z.string().check(z.maxLength(3))),
        ...span,
      }),
    )
    .output(page(documentRow)),
  get: endpoint({ permit: 'staff:finance.read' })
    .route({ method: 'GET', path: '/admin/documents/{id}', tags, summary: 'One document' })
    .input(byId())
    .output(document),
  cancel: endpoint({ permit: 'staff:finance.write', problems: ['document_settled'] })
    .route({ method: 'POST', path: '/admin/documents/{id}/cancel', tags, summary: 'Cancel an unpaid proforma' })
    .input(byId())
    .output(ack()),
};
