import * as z from 'zod/mini';
import { ack, byId, endpoint, id, type ProblemCode, tag } from '../../kernel/contract.ts';
import { link, linkDraft, madeLink, panelLink } from './model.ts';

const tags = tag(
  'My one-time links',
  'Links with which a customer sets up another device, or lets somebody else do so.',
);
const mine = (...problems: ProblemCode[]) => endpoint({ permit: 'client', problems });

export const links = {
  list: mine('busy')
    .route({ method: 'GET', path: '/client/services/{id}/links', tags, summary: 'Links of my service that still open' })
    .input(byId())
    .output(z.object({ items: z.array(link) })),
  create: mine('not_active', 'links_full', 'busy', 'address_unknown')
    .route({ method: 'POST', path: '/client/services/{id}/links', tags, summary: 'Create a link; it is shown once' })
    .input(linkDraft)
    .output(madeLink),
  revoke: mine('busy')
    .route({ method: 'DELETE', path: '/client/services/{id}/links/{linkId}', tags, summary: 'Revoke a link' })
    .input(z.strictObject({ id: id(), linkId: id() }))
    .output(ack()),
  /** Made by the VPN server under its own rules, e.g. how often it opens. */
  createOnPanel: mine('not_active', 'panel_links_off', 'panel_link_private', 'upstream_failed')
    .route({
      method: 'POST',
      path: '/client/services/{id}/panel-link',
      tags,
      summary: 'A link of the VPN server itself',
    })
    .input(byId())
    .output(panelLink),
};
