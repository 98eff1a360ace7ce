import * as z from 'zod/mini';
import { ack, byId, endpoint, listInput, page, span, tag } from '../../kernel/contract.ts';
import { apiToken, apiTokenDraft } from './model.ts';

const tags = tag('API tokens', 'Tokens of the calling administrator; each carries that administrator’s permissions.');

/** Tokens of the calling administrator; each carries that administrator's permissions. */
export const tokens = {
  list: endpoint({ permit: 'staff:tokens.own' })
    .route({ method: 'GET', path: '/admin/tokens', tags, summary: 'My API tokens' })
    .input(listInput(['name', 'createdAt'], span))
    .output(page(apiToken)),
  create: endpoint({ permit: 'staff:tokens.own' })
    .route({ method: 'POST', path: '/admin/tokens', tags, summary: 'Create an API token; it is shown once' })
    .input(apiTokenDraft)
    .output(z.object({ id: z.string(), token: z.string() })),
  revoke: endpoint({ permit: 'staff:tokens.own' })
    .route({ method: 'DELETE', path: '/admin/tokens/{id}', tags, summary: 'Revoke an API token' })
    .input(byId())
    .output(ack()),
};
