import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Localised, PeriodPrice, VpnConfig } from './contract/model.ts';

export const productGroup = sqliteTable('product_group', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  name: text('name', { mode: 'json' }).$type<Localised>().notNull(),
  description: text('description', { mode: 'json' }).$type<Localised>().notNull(),
  hidden: integer('hidden').notNull(),
  position: integer('position').notNull(),
  /** How many products the group lists: kept by triggers. */
  products: integer('products').notNull().default(0),
  createdAt: integer('created_at').notNull(),
});

export const product = sqliteTable('product', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  groupId: text('group_id').notNull(),
  name: text('name', { mode: 'json' }).$type<Localised>().notNull(),
  summary: text('summary', { mode: 'json' }).$type<Localised>().notNull(),
  description: text('description', { mode: 'json' }).$type<Localised>().notNull(),
  hidden: integer('hidden').notNull(),
  retired: integer('retired').notNull(),
  position: integer('position').notNull(),
  /** The binding: exactly one of the two is set. */
  serverId: text('server_id'),
  serverGroupId: text('server_group_id'),
  cancellationDelayHours: integer('cancellation_delay_hours').notNull(),
  terminationDelayHours: integer('termination_delay_hours').notNull(),
  /** A service goes on for this long after its funds ended. */
  graceHours: integer('grace_hours').notNull().default(0),
  /** Its customer is told this long before a charge that the balance does not cover; 0: never. */
  lowBalanceDays: integer('low_balance_days').notNull().default(3),
  /** That of the servers it is bound to. */
  driver: text('driver').notNull(),
  config: text('config', { mode: 'json' }).$type<VpnConfig>().notNull(),
  activeServices: integer('active_services').notNull().default(0),
  totalServices: integer('total_services').notNull().default(0),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const productTarget = sqliteTable(
  'product_target',
  {
    productId: text('product_id').notNull(),
    position: integer('position').notNull(),
    serverId: text('server_id').notNull(),
    network: text('network').notNull(),
  },
  (t) => [primaryKey({ columns: [t.productId, t.position] })],
);

/** Append-only but for `current`: services keep the version that they were sold at. */
export const price = sqliteTable(
  'price',
  {
    /** `product:<id>`. */
    thing: text('thing').notNull(),
    currency: text('currency').notNull(),
    version: integer('version').notNull(),
    periods: text('periods', { mode: 'json' }).$type<PeriodPrice[]>().notNull(),
    current: integer('current').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.thing, t.currency, t.version] })],
);
