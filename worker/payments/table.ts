import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SealedConfig } from '../drivers/config.ts';
import type { PaymentStart } from '../drivers/gateway/port.ts';
import type { PaymentState } from './rules.ts';

export const payment = sqliteTable('payment', {
  id: text('id').primaryKey(),
  documentId: text('document_id').notNull(),
  clientId: text('client_id').notNull(),
  gateway: text('gateway').notNull(),
  state: text('state').$type<PaymentState>().notNull(),
  currency: text('currency').notNull(),
  amountMinor: integer('amount_minor').notNull(),
  /** The gateway's or the bank's own; unique per gateway, so that one transfer pays once. */
  reference: text('reference'),
  /** May hold `{NUMBER}`: the document's number is known only when its batch has run. */
  start: text('start', { mode: 'json' }).$type<PaymentStart>().notNull(),
  forServiceId: text('for_service_id'),
  /** Why it was declined. */
  reason: text('reason'),
  createdAt: integer('created_at').notNull(),
  decidedAt: integer('decided_at'),
});

/** `key` is what payments and the ledger's accounts call it. */
export const gateway = sqliteTable('gateway', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  driver: text('driver').notNull(),
  name: text('name').notNull(),
  enabled: integer('enabled').notNull(),
  position: integer('position').notNull(),
  config: text('config', { mode: 'json' }).$type<SealedConfig>().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at'),
});
