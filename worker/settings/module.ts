import { defineModule, type ProblemRows } from '../kernel/module.ts';
import { addressUnknown } from './attention.ts';
import * as http from './http.ts';

const permissions = ['settings.read', 'settings.write'] as const;

const problems = {
  address_unknown: {
    status: 409,
    title: 'The shop does not know its public address yet. Set it in the settings.',
  },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
  interface AttentionKinds {
    address: true;
  }
}

export const settings = defineModule({
  name: 'settings',
  layer: 1,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  attention: [addressUnknown],
  router: { admin: { settings: http.settings } },
});
