import { defineModule } from '../kernel/module.ts';
import * as http from './http.ts';

const permissions = ['settings.read', 'settings.write'] as const;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
}

export const settings = defineModule({
  name: 'settings',
  layer: 1,
  permissions,
  router: { admin: { settings: http.settings } },
});
