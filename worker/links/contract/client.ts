import * as z from 'zod/mini';
import { ack, byId, endpoint, id } from '../../kernel/contract.ts';
import { link, linkDraft, madeLink, panelLink } from './model.ts';

const tags = ['My one-time links'];
const mine = () => endpoint({ permit: 'client' });

export const links = {
  list: mine()
    .route({ method: 'GET', path: '/client/services/{id}/links', tags, summary: 'Links of my service that still open' })
    .input(byId())
    .output(z.object({ items: z.array(link) })),
  create: mine()
    .route({ method: 'POST', path: '/client/services/{id}/links', tags, summary: 'Create a link; it is shown once' })
    .input(linkDraft)
    .output(madeLink),
  revoke: mine()
    .route({ method: 'DELETE', path: '/client/services/{id}/links/{linkId}', tags, summary: 'Revoke a link' })
    .input(z.strictObject({ id: id(), linkId: id() }))
    .output(ack()),
  /** Made by the VPN server under its own rules, e.g. how often it opens. */
  createOnPanel: mine()
    .route({
      method: 'POST',
      path: '/client/services/{id}/panel-link',
      tags,
      summary: 'A link of the VPN server itself',
    })
    .input(byId())
    .output(panelLink),
};
