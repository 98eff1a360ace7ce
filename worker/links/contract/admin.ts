import * as z from 'zod/mini';
import { ack, byId, endpoint, id, type ProblemCode, tag } from '../../kernel/contract.ts';
import { link, linkDraft, madeLink, panelLink } from './model.ts';

const tags = tag(
  'One-time links',
  'Links that show the configuration of a service to whoever opens them, a set number of times.',
);
const write = (...problems: ProblemCode[]) => endpoint({ permit: 'staff:links.write', problems });

export const links = {
  list: endpoint({ permit: 'staff:links.read', problems: ['busy'] })
    .route({ method: 'GET', path: '/admin/services/{id}/links', tags, summary: 'Links of a service that still open' })
    .input(byId())
    .output(z.object({ items: z.array(link) })),
  create: write('not_active', 'links_full', 'busy', 'address_unknown')
    .route({ method: 'POST', path: '/admin/services/{id}/links', tags, summary: 'Create a link; it is shown once' })
    .input(linkDraft)
    .output(madeLink),
  revoke: write('busy')
    .route({ method: 'DELETE', path: '/admin/services/{id}/links/{linkId}', tags, summary: 'Revoke a link' })
    .input(z.strictObject({ id: id(), linkId: id() }))
    .output(ack()),
  /** Made by the VPN server under its own rules, e.g. how often it opens. */
  createOnPanel: write('not_active', 'panel_links_off', 'panel_link_private', 'upstream_failed')
    .route({
      method: 'POST',
      path: '/admin/services/{id}/panel-link',
      tags,
      summary: 'A link of the VPN server itself',
    })
    .input(byId())
    .output(panelLink),
};
