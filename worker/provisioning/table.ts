import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SkippedPair } from './contract/model.ts';

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

export type IntentRow = typeof serviceIntent.$inferSelect;
