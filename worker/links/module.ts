import { defineModule, type ProblemRows } from '../kernel/module.ts';
import * as http from './http.ts';

const permissions = ['links.read', 'links.write'] as const;

const problems = {
  links_full: { status: 409, title: 'This service has as many open links as it may have. Revoke one first.' },
  panel_links_off: { status: 409, title: 'The VPN server gives out no links of its own. Create one of ours instead.' },
  panel_link_private: {
    status: 409,
    title: 'The VPN server made a link that does not open from outside. Create one of ours instead.',
  },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
}

export const links = defineModule({
  name: 'links',
  layer: 10,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  router: { public: http.linksPublic, client: { links: http.myLinks }, admin: { links: http.links } },
});
