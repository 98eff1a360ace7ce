import { defineModule } from '../kernel/module.ts';
import { images as router, served } from './http.ts';

const permissions = ['images.write'] as const;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
}

export const images = defineModule({
  name: 'images',
  layer: 1,
  permissions,
  router: { admin: { images: router } },
  routes: served,
});
