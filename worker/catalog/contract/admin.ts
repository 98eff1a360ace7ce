import * as z from 'zod/mini';
import {
  ack,
  byId,
  endpoint,
  id,
  listInput,
  locale,
  type ProblemCode,
  page,
  span,
  tag,
} from '../../kernel/contract.ts';
import { resourceEndpoints } from '../../kernel/resource-contract.ts';
import {
  product,
  productChange,
  productDraft,
  productDriver,
  productGroup,
  productGroupChange,
  productGroupDraft,
  productRow,
} from './model.ts';

const tags = tag('Catalog', 'What is sold: product groups, products, their prices and the servers they are made on.');
const read = () => endpoint({ permit: 'staff:catalog.read' });
const write = (...problems: ProblemCode[]) => endpoint({ permit: 'staff:catalog.write', problems });
const create = (...problems: ProblemCode[]) => endpoint({ permit: 'staff:catalog.write', idempotent: true, problems });
/** The language whose names are sorted; English by itself. */
const readIn = { language: z.optional(locale()) };
const made = z.object({ id: id() });

export const productGroups = resourceEndpoints({
  path: '/admin/product-groups',
  tags,
  one: 'product group',
  many: 'Product groups',
  read: 'catalog.read',
  write: 'catalog.write',
  sorts: ['name', 'key', 'products', 'position', 'createdAt'],
  filters: { ...readIn, hidden: z.optional(z.enum(['yes', 'no'])) },
  model: productGroup,
  draft: productGroupDraft,
  change: productGroupChange,
  saving: ['product_group_key_taken'],
  removing: ['product_group_in_use'],
});

export const products = {
  drivers: read()
    .route({ method: 'GET', path: '/admin/product-drivers', tags, summary: 'What products can be sold through' })
    .input(z.optional(z.strictObject({})))
    .output(z.object({ drivers: z.array(productDriver) })),
  list: read()
    .route({ method: 'GET', path: '/admin/products', tags, summary: 'Products' })
    .input(
      listInput(['name', 'key', 'caps', 'services', 'position', 'createdAt'], {
        ...span,
        ...readIn,
        groupId: z.optional(id()),
        hidden: z.optional(z.enum(['yes', 'no'])),
        retired: z.optional(z.enum(['yes', 'no'])),
      }),
    )
    .output(page(productRow)),
  get: read()
    .route({ method: 'GET', path: '/admin/products/{id}', tags, summary: 'One product' })
    .input(byId())
    .output(product),
  create: create('product_key_taken', 'stale_write')
    .route({ method: 'POST', path: '/admin/products', tags, summary: 'Create a product' })
    .input(productDraft)
    .output(made),
  update: write('product_key_taken', 'stale_write')
    .route({
      method: 'PUT',
      path: '/admin/products/{id}',
      tags,
      summary: 'Change a product; a new price is a new version',
    })
    .input(productChange)
    .output(ack()),
  remove: write('product_in_use')
    .route({ method: 'DELETE', path: '/admin/products/{id}', tags, summary: 'Delete a product that was never sold' })
    .input(byId())
    .output(ack()),
  /**
   * What the rule makes, or why it would be refused; without `rule`, the one that a new product starts with. Without
   * `driver`, by the first there is.
   */
  previewName: read()
    .route({ method: 'GET', path: '/admin/name-rule', tags, summary: 'Check a VPN name rule' })
    .input(
      z.strictObject({
        rule: z.optional(z.string().check(z.maxLength(200))),
        driver: z.optional(z.string().check(z.maxLength(40))),
      }),
    )
    .output(
      z.object({
        ok: z.boolean(),
        rule: z.string(),
        example: z.string(),
        message: z.nullable(z.string()),
        warning: z.nullable(z.string()),
        macros: z.array(z.string()),
      }),
    ),
};
