import * as z from 'zod/mini';
import { ack, byId, endpoint, listInput, page, span, tag } from '../../kernel/contract.ts';
import { apiToken, apiTokenDraft, passwordChange } from './model.ts';

const own = tag('My account', 'Of the administrator who is signed in.');

/** For a browser that is signed in; a token is refused. */
export const me = {
  stay: endpoint({ permit: 'staff:console.use' })
    .route({
      method: 'POST',
      path: '/admin/me/stay',
      tags: own,
      summary: 'Say that a person is there: the session goes on',
    })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ leftMs: z.int(), idleLeftMs: z.int() })),
  changePassword: endpoint({
    permit: 'staff:console.use',
    problems: ['password_wrong', 'throttled', 'stale_write'],
  })
    .route({
      method: 'PUT',
      path: '/admin/me/password',
      tags: own,
      summary: 'Change my password; ends all other sessions',
    })
    .input(passwordChange)
    .output(ack()),
};

const tags = tag(
  'API tokens',
  'Tokens of the calling administrator: each may what it was given, of what that administrator may. A token that makes another one gives no more and no longer than it has, and sees itself and those it made.',
);
export const tokens = {
  list: endpoint({ permit: 'staff:tokens.own' })
    .route({ method: 'GET', path: '/admin/tokens', tags, summary: 'My API tokens' })
    .input(listInput(['name', 'createdAt'], span))
    .output(page(apiToken)),
  scopes: endpoint({ permit: 'staff:tokens.own' })
    .route({ method: 'GET', path: '/admin/tokens/scopes', tags, summary: 'What I may give to a token' })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ scopes: z.array(z.string()) })),
  create: endpoint({ permit: 'staff:tokens.own', problems: ['token_revoked'] })
    .route({ method: 'POST', path: '/admin/tokens', tags, summary: 'Create an API token; it is shown once' })
    .input(apiTokenDraft)
    .output(z.object({ id: z.string(), token: z.string() })),
  revoke: endpoint({ permit: 'staff:tokens.own' })
    .route({ method: 'DELETE', path: '/admin/tokens/{id}', tags, summary: 'Revoke an API token, and those it made' })
    .input(byId())
    .output(ack()),
};
