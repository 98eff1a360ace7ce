import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const mail = sqliteTable('mail', {
  id: text('id').primaryKey(),
  /** What the mail is about, e.g. `service.activated:<id>`: the same fact is mailed once. */
  key: text('key').notNull().unique(),
  clientId: text('client_id'),
  recipient: text('recipient').notNull(),
  subject: text('subject').notNull(),
  /** As staff may read it: links that grant access and configurations are masked. */
  text: text('text').notNull(),
  /** As it is sent, when that differs from `text`. */
  textSealed: text('text_sealed'),
  /** The configuration that goes with it, as JSON of its text and file name. */
  configSealed: text('config_sealed'),
  state: text('state').$type<'queued' | 'sent' | 'failed'>().notNull(),
  attempts: integer('attempts').notNull(),
  lastError: text('last_error'),
  createdAt: integer('created_at').notNull(),
  sentAt: integer('sent_at'),
});
