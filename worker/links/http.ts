import { bound } from '../kernel/http/bind.ts';
import { links as adminContract } from './contract/admin.ts';
import { links as clientContract } from './contract/client.ts';
import { linksPublic as publicContract } from './contract/public.ts';
import { createPanelLink } from './verbs/create-panel-link.ts';
import { createLink, listLinks, revokeLink } from './verbs/manage-links.ts';
import { redeemLink } from './verbs/redeem-link.ts';

export const links = bound(adminContract, {
  list: listLinks,
  create: createLink,
  revoke: revokeLink,
  createOnPanel: createPanelLink,
});

export const myLinks = bound(clientContract, {
  list: listLinks,
  create: createLink,
  revoke: revokeLink,
  createOnPanel: createPanelLink,
});

export const linksPublic = bound(publicContract, { redeemLink: redeemLink });
