import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Finding, RECONCILE_RESULTS } from './contract/model.ts';

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
