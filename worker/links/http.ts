import { bind, implementer } from '../kernel/http/bind.ts';
import { links as adminContract } from './contract/admin.ts';
import { links as clientContract } from './contract/client.ts';
import { linksPublic as publicContract } from './contract/public.ts';
import { createLink, listLinks, revokeLink } from './verbs/links.ts';
import { createPanelLink } from './verbs/panel-link.ts';
import { redeemLink } from './verbs/redeem.ts';

const a = implementer(adminContract);
const c = implementer(clientContract);
const p = implementer(publicContract);

export const links = a.router({
  list: a.list.handler(bind(listLinks)),
  create: a.create.handler(bind(createLink)),
  revoke: a.revoke.handler(bind(revokeLink)),
  createOnPanel: a.createOnPanel.handler(bind(createPanelLink)),
});

export const myLinks = c.router({
  list: c.list.handler(bind(listLinks)),
  create: c.create.handler(bind(createLink)),
  revoke: c.revoke.handler(bind(revokeLink)),
  createOnPanel: c.createOnPanel.handler(bind(createPanelLink)),
});

export const linksPublic = p.router({ redeemLink: p.redeemLink.handler(bind(redeemLink)) });
