import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

import type { AlertState } from './contract/model.ts';

export const server = sqliteTable('server', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  driver: text('driver').notNull(),
  host: text('host').notNull(),
  port: integer('port'),
  secure: integer('secure').notNull(),
  plainHttpAccepted: integer('plain_http_accepted').notNull(),
  tokenSealed: text('token_sealed').notNull(),
  /** What the driver is told beyond address and token; secrets in it are envelopes. */
  config: text('config', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  maxAccounts: integer('max_accounts'),
  accounts: integer('accounts').notNull().default(0),
  timeZone: text('time_zone').notNull(),
  datacentre: text('datacentre').notNull(),
  note: text('note').notNull(),
  otlBaseUrl: text('otl_base_url').notNull().default(''),
  disabled: integer('disabled').notNull(),
  /** JSON of the last connection test. */
  probe: text('probe'),
  /** Since when its calls fail one after another; null while it works. */
  downSince: integer('down_since'),
  /** Not asked again before. */
  downUntil: integer('down_until'),
  downWhy: text('down_why'),
  /** Of the panel's licence, as last heard in whatever call. */
  slotsUsed: integer('slots_used'),
  slotsTotal: integer('slots_total'),
  slotsAt: integer('slots_at'),
  /** When it is looked at next if nobody asks it. */
  lookAt: integer('look_at').notNull().default(0),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

export const serverGroup = sqliteTable('server_group', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  createdAt: integer('created_at').notNull(),
});

export const serverGroupMember = sqliteTable(
  'server_group_member',
  {
    groupId: text('group_id').notNull(),
    serverId: text('server_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.serverId] })],
);

/** JSON of what was last read from the panel. */
export const serverReading = sqliteTable(
  'server_reading',
  {
    serverId: text('server_id').notNull(),
    kind: text('kind').$type<'networks' | 'contract'>().notNull(),
    at: integer('at').notNull(),
    content: text('content').notNull(),
  },
  (t) => [primaryKey({ columns: [t.serverId, t.kind] })],
);

export const serverAlert = sqliteTable(
  'server_alert',
  {
    serverId: text('server_id').notNull(),
    kind: text('kind').$type<'licence' | 'slots'>().notNull(),
    mark: text('mark').notNull(),
    state: text('state').$type<AlertState>().notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.serverId, t.kind, t.mark] })],
);
