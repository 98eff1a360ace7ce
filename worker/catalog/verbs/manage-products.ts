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
  driverFor,
  inOrder,
  ownSettings,
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
  return productOf(row, targets, prices, driverOf(ctx, row.driver), ctx.say);
}

export async function createProduct(ctx: Ctx, input: ProductDraft) {
  const { db } = ctx;
  const known = await reads(db, [...bindingQueries(db, input), currenciesQuery(db)]);
  const { config, driver } = accepted(ctx, input, known);
  const id = ctx.id();
  const times = { createdAt: ctx.now(), updatedAt: ctx.now() };
  return new Unit(ctx)
    .guard('stale_write', bindingStands(input))
    .write(
      insertProduct(db, { id, ...columnsOf(input, config), driver, ...times }),
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
  const { config, driver } = accepted(ctx, input, known, before);
  const columns = { ...columnsOf(input, config, before), driver };
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
type Servers = readonly { id: string; driver: string }[];
type KnownRows = readonly [Ids, Servers, Ids, Servers, readonly { code: string }[]];

/**
 * The VPN settings to store, and the driver that takes them; throws everything that the form got wrong at once. Asks no
 * server: an unreachable one keeps its pairs.
 */
function accepted(ctx: Ctx, input: ProductDraft | ProductChange, rows: KnownRows, before?: ProductRecord) {
  const [groups, servers, serverGroups, members, currencies] = rows;
  const bound = [...servers, ...members];
  const faults = productFaults(input, {
    productGroup: groups.length > 0,
    binding: servers.length + serverGroups.length > 0,
    serverIds: bound.map((s) => s.id),
    currencies: currencies.map((c) => c.code),
  });
  const chosen = driverFor(bound, Object.keys(ctx.drivers.provisioning), before);
  if ('errors' in chosen) throw new Problem('validation', { errors: [...faults, ...chosen.errors] });
  const kept = before?.driver === chosen.key ? unnamed(before.config) : {};
  const vpn = configOf({ ...kept, ...input.vpn }, driverOf(ctx, chosen.key));
  if ('errors' in vpn) throw new Problem('validation', { errors: [...faults, ...vpn.errors] });
  if (faults.length > 0) throw new Problem('validation', { errors: faults });
  return { config: vpn.config, driver: chosen.key };
}

/** A caller that does not know these settings leaves them as they were. */
const unnamed = ({ welcomeMail, ...config }: VpnConfig) => ({
  ...ownSettings(config),
  ...(welcomeMail === undefined ? {} : { welcomeMail }),
});
