import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Localised, Period } from '../catalog/contract/model.ts';
import type { Caps, Protocols } from '../drivers/provisioning/port.ts';
import type { Cause, LastUsage, PROVISION_STATUSES, SERVICE_STATUSES } from './contract/model.ts';

export const service = sqliteTable('service', {
  id: text('id').primaryKey(),
  /** Short and sequential: for people and for the macros of VPN names. */
  number: integer('number').notNull().unique(),
  clientId: text('client_id').notNull(),
  productId: text('product_id').notNull(),
  /** As sold, by locale. */
  productName: text('product_name', { mode: 'json' }).$type<Localised>().notNull(),
  label: text('label').notNull(),
  status: text('status').$type<(typeof SERVICE_STATUSES)[number]>().notNull(),
  provisionStatus: text('provision_status').$type<(typeof PROVISION_STATUSES)[number]>().notNull(),
  cause: text('cause', { mode: 'json' }).$type<Cause>(),
  currency: text('currency').notNull(),
  period: text('period').$type<Period>().notNull(),
  setupMicro: integer('setup_micro').notNull(),
  baseMicro: integer('base_micro').notNull(),
  priceVersion: integer('price_version').notNull(),
  /** Day of the month on which periods begin, in `anchorZone`; 0 until the service is active. */
  anchorDay: integer('anchor_day').notNull(),
  /** Time of that day, ms; NULL of services that began before it was kept, and until the service is active. */
  anchorTimeMs: integer('anchor_time_ms'),
  anchorZone: text('anchor_zone').notNull(),
  orderedAt: integer('ordered_at').notNull(),
  activatedAt: integer('activated_at'),
  /** End of what is paid; 0 while nothing is. */
  paidThrough: integer('paid_through').notNull(),
  /** When the clock looks at the service next: to charge, suspend, terminate or cancel it; null: never. */
  dueAt: integer('due_at'),
  /** When the clock sees next whether the funds will do; null: not before they rise or the next period begins. */
  noticeAt: integer('notice_at'),
  /** Why it is suspended: the clock ends what it began itself, never what staff began. */
  suspension: text('suspension').$type<'funds' | 'staff'>(),
  suspendedAt: integer('suspended_at'),
  /** When a service that was suspended for its funds is terminated. */
  terminateAt: integer('terminate_at'),
  /** The customer's: it ends with what is paid. */
  terminationRequestedAt: integer('termination_requested_at'),
  terminatedAt: integer('terminated_at'),
  /** What the VPN server last refused, for staff; null when it did as asked. */
  fault: text('fault'),
  /** Read before the account was removed. */
  lastUsage: text('last_usage', { mode: 'json' }).$type<LastUsage>(),
  holdId: text('hold_id'),
  paymentId: text('payment_id'),
  serverId: text('server_id'),
  network: text('network'),
  /** Unique over all services that ever were, so that nobody inherits a predecessor's traffic. */
  vpnName: text('vpn_name').unique(),
  ipv4: text('ipv4'),
  usernameSealed: text('username_sealed'),
  passwordSealed: text('password_sealed'),
  downMbps: integer('down_mbps').notNull(),
  upMbps: integer('up_mbps').notNull(),
  /** Of the network, as found at activation. */
  protocols: text('protocols', { mode: 'json' }).$type<Protocols>(),
  networkCaps: text('network_caps', { mode: 'json' }).$type<Caps>(),
  updatedAt: integer('updated_at').notNull(),
});

export type ServiceRow = typeof service.$inferSelect;
