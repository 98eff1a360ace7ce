import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Locale } from '../kernel/contract.ts';
import { type Db, inJson, startsWith } from '../kernel/db/db.ts';
import { insertFrom, insertRows, items } from '../kernel/db/items.ts';
import { during, keyset, type ListInput, type Span } from '../kernel/db/page.ts';
import { rowsOf } from '../kernel/db/rows.ts';
import { server, serverGroup, serverGroupMember } from '../servers/index.ts';
import { currency } from '../settings/index.ts';
import type { Localised, PriceList } from './contract/model.ts';
import type { ProductRecord, Target } from './rules.ts';
import { price, product, productGroup, productTarget } from './table.ts';

const MAX_PLANS = 100;
const MAX_TARGETS = 200;
const MAX_CURRENCIES = 100;
/** Mbit/s above every cap. */
const UNLIMITED = 100_000;

type YesNo = 'yes' | 'no' | undefined;
const flag = (value: YesNo) => (value === 'yes' ? 1 : 0);
const keyFound = (column: unknown, q: string | undefined) => (q ? startsWith(column, q.toLowerCase()) : undefined);

/** As it is read in that language; `texts` is a JSON column. */
const named = (texts: SQLiteColumn, language: Locale = 'en') =>
  sql`lower(coalesce(nullif(${texts} ->> ${language}, ''), ${texts} ->> 'en'))`;

type Listed = ListInput & Span & { language?: Locale | undefined; hidden?: YesNo };
export const groups = rowsOf(productGroup, {
  sorts: ({ language }: Listed) => {
    const { name, key, products, position, createdAt } = productGroup;
    return { name: named(name, language), key, products, position, createdAt };
  },
  sort: 'position',
  where: ({ hidden, q }) => and(hidden && eq(productGroup.hidden, flag(hidden)), keyFound(productGroup.key, q)),
});

const mbps = (direction: 'downMbps' | 'upMbps') => sql`${product.config} ->> ${direction}`;
const fastest = (direction: 'downMbps' | 'upMbps') =>
  sql`CASE ${mbps(direction)} WHEN 0 THEN ${sql.raw(String(UNLIMITED))} ELSE ${mbps(direction)} END`;
/** By download, then by upload. */
const caps = sql`(${fastest('downMbps')}) * ${sql.raw(String(10 * UNLIMITED))} + (${fastest('upMbps')})`;

export type ProductListInput = Listed & { groupId?: string | undefined; retired?: YesNo };

/** Products are few: what has no index is sorted. */
export function productPage(db: Db, input: ProductListInput) {
  const { position, key, activeServices, createdAt } = product;
  const sorts = { name: named(product.name, input.language), key, caps, services: activeServices, position, createdAt };
  const keys = keyset(input, sorts, product.id, 'position');
  const hidden = input.hidden ? eq(product.hidden, flag(input.hidden)) : undefined;
  const inGroup = input.groupId ? eq(product.groupId, input.groupId) : undefined;
  const retired = input.retired ? eq(product.retired, flag(input.retired)) : undefined;
  const query = db
    .select({
      id: product.id,
      key,
      name: product.name,
      groupId: product.groupId,
      hidden: product.hidden,
      retired: product.retired,
      position,
      config: product.config,
      activeServices: product.activeServices,
      totalServices: product.totalServices,
      createdAt,
      sortValue: keys.value,
    })
    .from(product)
    .where(and(inGroup, hidden, retired, during(createdAt, input), keyFound(key, input.q), keys.after))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  return { query, keys };
}

export const productById = (db: Db, id: string) => db.select().from(product).where(eq(product.id, id)).limit(1);

/** The server is the product's own, or still in its server group. Says so of a join of both tables. */
export const targetBound = sql<number>`(${server.id} IS ${product.serverId} OR EXISTS (SELECT 1 FROM ${serverGroupMember} WHERE ${serverGroupMember.groupId} = ${product.serverGroupId} AND ${serverGroupMember.serverId} = ${server.id}))`;

/** The product's server → network pairs in their order, whether their servers are usable or not. */
export const targetsOf = (db: Db, productId: string) =>
  db
    .select({
      position: productTarget.position,
      serverId: productTarget.serverId,
      network: productTarget.network,
      serverName: sql<string>`${server.name}`.as('server_name'),
      disabled: server.disabled,
      bound: targetBound.as('bound'),
    })
    .from(productTarget)
    .innerJoin(server, eq(server.id, productTarget.serverId))
    .innerJoin(product, eq(product.id, productTarget.productId))
    .where(eq(productTarget.productId, productId))
    .orderBy(asc(productTarget.position))
    .limit(MAX_TARGETS);

type Binding = { groupId: string; serverId: string | null; serverGroupId: string | null };

/** What a product form names, as far as it exists. */
export const bindingQueries = (db: Db, { groupId, serverId, serverGroupId }: Binding) =>
  [
    db.select({ id: productGroup.id }).from(productGroup).where(eq(productGroup.id, groupId)).limit(1),
    db
      .select({ id: server.id, driver: server.driver })
      .from(server)
      .where(eq(server.id, serverId ?? ''))
      .limit(1),
    db
      .select({ id: serverGroup.id })
      .from(serverGroup)
      .where(eq(serverGroup.id, serverGroupId ?? ''))
      .limit(1),
    db
      .select({ id: serverGroupMember.serverId, driver: server.driver })
      .from(serverGroupMember)
      .innerJoin(server, eq(server.id, serverGroupMember.serverId))
      .where(eq(serverGroupMember.groupId, serverGroupId ?? ''))
      .limit(MAX_TARGETS),
  ] as const;

/** At commit, what the form names is still there. */
export const bindingStands = ({ groupId, serverId, serverGroupId }: Binding): SQL =>
  sql`EXISTS (SELECT 1 FROM ${productGroup} WHERE ${productGroup.id} = ${groupId}) AND EXISTS (SELECT 1 FROM ${server} WHERE ${server.id} = ${serverId} UNION ALL SELECT 1 FROM ${serverGroup} WHERE ${serverGroup.id} = ${serverGroupId})`;

export const insertProduct = (db: Db, row: typeof product.$inferInsert) => db.insert(product).values(row);
export const updateProduct = (db: Db, id: string, set: Partial<ProductRecord>) =>
  db.update(product).set(set).where(eq(product.id, id));
export const deleteProduct = (db: Db, id: string) => db.delete(product).where(eq(product.id, id));
export const productUnchanged = (row: ProductRecord): SQL =>
  sql`EXISTS (SELECT 1 FROM ${product} WHERE ${product.id} = ${row.id} AND ${product.updatedAt} = ${row.updatedAt})`;

export const clearTargets = (db: Db, productId: string) =>
  db.delete(productTarget).where(eq(productTarget.productId, productId));
export const insertTargets = (db: Db, productId: string, targets: readonly Target[]) =>
  insertRows(
    db,
    productTarget,
    targets.map(({ serverId, network }, position) => ({ productId, position, serverId, network })),
  );

const thingOf = (productId: string) => `product:${productId}`;
const isCurrent = (productId: string) => and(eq(price.thing, thingOf(productId)), sql`${price.current} = 1`);

/** Every current price list of a product, by currency. */
export const currentPrices = (db: Db, productId: string) =>
  db
    .select({ currency: price.currency, periods: price.periods })
    .from(price)
    .where(isCurrent(productId))
    .orderBy(asc(price.currency))
    .limit(MAX_CURRENCIES);

/** The price list that an order in `currency` is made at: one row or none. */
export const currentPriceQuery = (db: Db, productId: string, currency: string) =>
  db
    .select({ version: price.version, periods: price.periods })
    .from(price)
    .where(and(isCurrent(productId), eq(price.currency, currency)))
    .limit(1);

/** For the guard `price_changed`. */
export const priceIsCurrent = (productId: string, currency: string, version: number): SQL =>
  sql`EXISTS (SELECT 1 FROM ${price} WHERE ${price.thing} = ${thingOf(productId)} AND ${price.currency} = ${currency} AND ${price.version} = ${version} AND ${price.current} = 1)`;

/** For the guard `not_orderable`: neither hidden nor retired, in a group that is not hidden. */
export const productOrderable = (productId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${product} INNER JOIN ${productGroup} ON ${productGroup.id} = ${product.groupId} WHERE ${product.id} = ${productId} AND ${product.hidden} = 0 AND ${product.retired} = 0 AND ${productGroup.hidden} = 0)`;

export const retirePrices = (db: Db, productId: string, currencies: readonly string[]) =>
  db
    .update(price)
    .set({ current: 0 })
    .where(and(isCurrent(productId), inJson(price.currency, currencies)));

/** Each list becomes the next version of its currency, and the current one. */
export const insertPrices = (db: Db, productId: string, lists: readonly PriceList[], now: number) => {
  const list = items(lists.map(({ currency, periods }) => ({ currency, periods })));
  const thing = thingOf(productId);
  const latest = sql`(SELECT max(p.version) FROM ${price} p WHERE p.thing = ${thing} AND p.currency = ${list.currency})`;
  const columns = {
    thing,
    currency: list.currency,
    version: sql`1 + coalesce(${latest}, 0)`,
    periods: list.periods,
    current: 1,
    createdAt: now,
  };
  return insertFrom(db, price, columns, sql`FROM ${list.from}`);
};
export const deletePrices = (db: Db, productId: string) => db.delete(price).where(eq(price.thing, thingOf(productId)));

/** Services of the product came (+1), went (−1) or became active or not. Total counts every service that ever was. */
export const countService = (db: Db, productId: string, by: { active: 1 | 0 | -1; total: 1 | 0 }) =>
  db
    .update(product)
    .set({
      activeServices: sql`${product.activeServices} + CAST(${by.active} AS INTEGER)`,
      totalServices: sql`${product.totalServices} + CAST(${by.total} AS INTEGER)`,
    })
    .where(eq(product.id, productId));

/** What can be ordered in that currency, in the order of the shop. CROSS JOIN keeps the tables in that order, so that the limit ends the reading. */
export const plansQuery = (db: Db, currency: string) =>
  db
    .select({
      productId: product.id,
      name: product.name,
      summary: product.summary,
      description: product.description,
      config: product.config,
      groupId: product.groupId,
      groupName: sql<Localised>`${productGroup.name}`.mapWith(productGroup.name).as('group_name'),
      groupDescription: sql<Localised>`${productGroup.description}`.mapWith(productGroup.description).as('group_text'),
      currency: price.currency,
      periods: price.periods,
    })
    .from(productGroup)
    .crossJoin(product)
    .crossJoin(price)
    .where(
      and(
        eq(productGroup.hidden, 0),
        eq(product.groupId, productGroup.id),
        sql`${product.hidden} = 0 AND ${product.retired} = 0`,
        sql`${price.thing} = 'product:' || ${product.id}`,
        eq(price.currency, currency),
        sql`${price.current} = 1`,
      ),
    )
    .orderBy(asc(productGroup.position), asc(productGroup.id), asc(product.position), asc(product.id))
    .limit(MAX_PLANS);

/** Currencies in which something can be ordered, in the order of the shop. */
export const soldCurrencies = (db: Db) =>
  db
    .select({ code: currency.code })
    .from(currency)
    .where(
      sql`EXISTS (SELECT 1 FROM ${price} INNER JOIN ${product} ON ${product.id} = substr(${price.thing}, 9)
        INNER JOIN ${productGroup} ON ${productGroup.id} = ${product.groupId}
        WHERE ${price.currency} = ${currency.code} AND ${price.current} = 1
        AND ${product.hidden} = 0 AND ${product.retired} = 0 AND ${productGroup.hidden} = 0)`,
    )
    .orderBy(asc(currency.position))
    .limit(MAX_CURRENCIES);
