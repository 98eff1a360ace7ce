import * as z from 'zod/mini';
import { ack, byId, endpoint, id } from '../../kernel/contract.ts';
import { link, linkDraft, madeLink, panelLink } from './model.ts';

const tags = ['One-time links'];
const write = () => endpoint({ permit: 'staff:links.write' });

export const links = {
  list: endpoint({ permit: 'staff:links.read' })
    .route({ method: 'GET', path: '/admin/services/{id}/links', tags, summary: 'Links of a service that still open' })
    .input(byId())
    .output(z.object({ items: z.array(link) })),
  create: write()
    .route({ method: 'POST', path: '/admin/services/{id}/links', tags, summary: 'Create a link; it is shown once' })
    .input(linkDraft)
    .output(madeLink),
  revoke: write()
    .route({ method: 'DELETE', path: '/admin/services/{id}/links/{linkId}', tags, summary: 'Revoke a link' })
    .input(z.strictObject({ id: id(), linkId: id() }))
    .output(ack()),
  /** Made by the VPN server under its own rules, e.g. how often it opens. */
  createOnPanel: write()
    .route({
      method: 'POST',
      path: '/admin/services/{id}/panel-link',
      tags,
      summary: 'A link of the VPN server itself',
    })
    .input(byId())
    .output(panelLink),
};
