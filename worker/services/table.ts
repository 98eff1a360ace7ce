import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Localised, Period } from '../catalog/contract/model.ts';
import type { Caps, Protocols } from '../drivers/provisioning/port.ts';
import type { Cause, LastUsage, PROVISION_STATUSES, SERVICE_STATUSES, SkippedPair } from './contract/model.ts';
import type { Finding, RECONCILE_RESULTS } from './contract/reconcile.ts';

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

/** Clients whose funds rose since the clock last looked: kept by a trigger on their wallets. */
export const fundsRise = sqliteTable('funds_rise', {
  clientId: text('client_id').primaryKey(),
  rises: integer('rises').notNull(),
});

/**
 * What a run of the provisioning saga is about to do, written before it does it. The run that may write is the one
 * whose job holds `leaseToken`.
 */
export const serviceIntent = sqliteTable('service_intent', {
  serviceId: text('service_id').primaryKey(),
  step: text('step').$type<Step>().notNull(),
  serverId: text('server_id'),
  network: text('network'),
  vpnName: text('vpn_name'),
  nameBase: text('name_base'),
  nameSuffix: integer('name_suffix').notNull(),
  /** How often a server said that the name is taken. */
  nameClashes: integer('name_clashes').notNull(),
  jobId: text('job_id').notNull(),
  leaseToken: text('lease_token').notNull(),
  skipped: text('skipped', { mode: 'json' }).$type<SkippedPair[]>().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

/**
 * `choosing`: nothing outside is touched. `minted`: name and place are known, nothing was sent. `creating`: the name was
 * seen to be free and the request may have been sent. `capping`: the account is there and ours. `removing`: it is being
 * taken back.
 */
export type Step = 'choosing' | 'minted' | 'creating' | 'capping' | 'removing' | 'done' | 'failed' | 'cancelled';

/** Every account that this shop has made, or may have made: written before the request is sent. */
export const serviceAccount = sqliteTable(
  'service_account',
  {
    serverId: text('server_id').notNull(),
    vpnName: text('vpn_name').notNull(),
    serviceId: text('service_id').notNull(),
    network: text('network'),
    madeAt: integer('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.serverId, t.vpnName] })],
);

export const reconcileReport = sqliteTable('reconcile_report', {
  id: text('id').primaryKey(),
  serverId: text('server_id').notNull(),
  at: integer('at').notNull(),
  actorName: text('actor_name').notNull(),
  result: text('result').$type<(typeof RECONCILE_RESULTS)[number]>().notNull(),
  why: text('why'),
  services: integer('services').notNull(),
  accounts: integer('accounts').notNull(),
  foreignAccounts: integer('foreign_accounts').notNull(),
  changes: integer('changes').notNull(),
  findings: text('findings', { mode: 'json' }).$type<Finding[]>().notNull(),
});
