import { defineModule, type ProblemRows } from '../kernel/module.ts';
import * as http from './http.ts';

const permissions = ['catalog.read', 'catalog.write'] as const;

const problems = {
  product_key_taken: { status: 409, title: 'Another product has this key.', unique: 'product.key', pointer: '/key' },
  product_in_use: { status: 409, title: 'Services of this product exist. Retire it instead.', guard: true },
  product_group_key_taken: {
    status: 409,
    title: 'Another group has this key.',
    unique: 'product_group.key',
    pointer: '/key',
  },
  product_group_in_use: { status: 409, title: 'Products are listed in this group. Move them first.', guard: true },
  not_orderable: { status: 409, title: 'This plan cannot be ordered now.', guard: true },
} as const satisfies ProblemRows;

declare module '../kernel/contract.ts' {
  interface Permissions extends Record<(typeof permissions)[number], true> {}
  interface Problems extends Record<keyof typeof problems, true> {}
}

export const catalog = defineModule({
  name: 'catalog',
  layer: 2.5,
  permissions,
  problems,
  titles: (language) => import(`./words/${language}/titles.ts`),
  router: {
    public: http.storePublic,
    client: { store: http.store },
    admin: { productGroups: http.productGroups, products: http.products },
  },
});
