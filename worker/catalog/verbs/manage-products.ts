import type { Ctx } from '../../kernel/context.ts';
import { reads } from '../../kernel/db/db.ts';
import { Problem } from '../../kernel/problem.ts';
import { changedFields } from '../../kernel/unit/resource.ts';
import { Unit } from '../../kernel/unit/unit.ts';
import { driverOf } from '../../servers/index.ts';
import { currenciesQuery } from '../../settings/index.ts';
import type { ProductChange, ProductDraft, VpnConfig } from '../contract/model.ts';
import {
  columnsOf,
  configOf,
  inOrder,
  type ProductRecord,
  priceChanges,
  productFaults,
  productOf,
  productRowOf,
  sameTargets,
} from '../rules.ts';
import {
  bindingQueries,
  bindingStands,
  clearTargets,
  currentPrices,
  deletePrices,
  deleteProduct,
  insertPrices,
  insertProduct,
  insertTargets,
  type ProductListInput,
  productById,
  productPage,
  productUnchanged,
  retirePrices,
  targetsOf,
  updateProduct,
} from '../store.ts';
import { happened } from '../words/index.ts';

/** What products are sold through today. */
export const PRODUCT_DRIVER = 'puqvpncp';

export async function listProducts(ctx: Ctx, input: ProductListInput) {
  const { query, keys } = productPage(ctx.db, input);
  const [rows] = await reads(ctx.db, [query]);
  return keys.page(
    rows,
    (r) => r.sortValue,
    (r) => r.id,
    ({ sortValue: _, ...row }) => productRowOf(row),
  );
}

export async function getProduct(ctx: Ctx, { id }: { id: string }) {
  const { db } = ctx;
  const [rows, targets, prices] = await reads(db, [productById(db, id), targetsOf(db, id), currentPrices(db, id)]);
  const row = found(rows);
  return productOf(row, targets, prices, driverOf(ctx, row.driver));
}

export async function createProduct(ctx: Ctx, input: ProductDraft) {
  const { db } = ctx;
  const known = await reads(db, [...bindingQueries(db, input), currenciesQuery(db)]);
  const config = accepted(ctx, input, PRODUCT_DRIVER, known);
  const id = ctx.id();
  const times = { createdAt: ctx.now(), updatedAt: ctx.now() };
  return new Unit(ctx)
    .guard('stale_write', bindingStands(input))
    .write(
      insertProduct(db, { id, ...columnsOf(input, config), driver: PRODUCT_DRIVER, ...times }),
      insertTargets(db, id, input.targets),
      insertPrices(db, id, input.prices.map(inOrder), ctx.now()),
    )
    .audit({
      action: 'product.created',
      subject: `product:${id}`,
      words: happened('product.created', { name: input.name.en, key: input.key }),
    })
    .commit({ id });
}

export async function changeProduct(ctx: Ctx, input: ProductChange) {
  const { db } = ctx;
  const [rows, targets, prices, ...known] = await reads(db, [
    productById(db, input.id),
    targetsOf(db, input.id),
    currentPrices(db, input.id),
    ...bindingQueries(db, input),
    currenciesQuery(db),
  ]);
  const before = found(rows);
  const columns = columnsOf(input, accepted(ctx, withMail(input, before), before.driver, known), before);
  const { added, retired } = priceChanges(prices, input.prices);
  const moved = !sameTargets(targets, input.targets);
  const changed = [
    ...changedFields<ProductRecord>(before, columns),
    ...(moved ? ['targets'] : []),
    ...new Set([...retired, ...added.map((a) => a.currency)].map((currency) => `price:${currency}`)),
  ];
  return new Unit(ctx)
    .guard('stale_write', productUnchanged(before))
    .guard('stale_write', bindingStands(input))
    .write(
      updateProduct(db, input.id, { ...columns, updatedAt: Math.max(ctx.now(), before.updatedAt + 1) }),
      ...(moved ? [clearTargets(db, input.id), insertTargets(db, input.id, input.targets)] : []),
      ...(retired.length > 0 ? [retirePrices(db, input.id, retired)] : []),
      ...(added.length > 0 ? [insertPrices(db, input.id, added, ctx.now())] : []),
    )
    .audit({
      action: 'product.changed',
      subject: `product:${input.id}`,
      words: happened('product.changed', { name: input.name.en, key: input.key }),
      detail: { changed },
    })
    .commit({ ok: true as const });
}

/** A caller that does not know the setting leaves it as it was. */
const withMail = (input: ProductChange, { config: { welcomeMail } }: ProductRecord): ProductChange =>
  welcomeMail === undefined ? input : { ...input, vpn: { welcomeMail, ...input.vpn } };

/** The schema refuses (`product_in_use`) once a service of it was sold. */
export async function removeProduct(ctx: Ctx, { id }: { id: string }) {
  const { db } = ctx;
  const [rows] = await reads(db, [productById(db, id)]);
  const row = found(rows);
  return new Unit(ctx)
    .write(clearTargets(db, id), deletePrices(db, id), deleteProduct(db, id))
    .audit({
      action: 'product.deleted',
      subject: `product:${id}`,
      words: happened('product.deleted', { name: row.name.en, key: row.key }),
    })
    .commit({ ok: true as const });
}

function found(rows: readonly ProductRecord[]): ProductRecord {
  const row = rows[0];
  if (!row) throw new Problem('not_found');
  return row;
}

type Ids = readonly { id: string }[];
type KnownRows = readonly [Ids, Ids, Ids, Ids, readonly { code: string }[]];

/** The VPN settings to store; throws everything that the form got wrong at once. Asks no server: an unreachable one keeps its pairs. */
function accepted(ctx: Ctx, input: ProductDraft | ProductChange, driverKey: string, rows: KnownRows): VpnConfig {
  const [groups, servers, serverGroups, members, currencies] = rows;
  const faults = productFaults(input, {
    productGroup: groups.length > 0,
    binding: servers.length + serverGroups.length > 0,
    serverIds: [...servers, ...members].map((s) => s.id),
    currencies: currencies.map((c) => c.code),
  });
  const vpn = configOf(input.vpn, driverOf(ctx, driverKey));
  if ('errors' in vpn) throw new Problem('validation', { errors: [...faults, ...vpn.errors] });
  if (faults.length > 0) throw new Problem('validation', { errors: faults });
  return vpn.config;
}
