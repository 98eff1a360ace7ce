import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SealedConfig } from '../drivers/config.ts';
import type { MAIL_STATES } from './contract/model.ts';

type Standing = (typeof MAIL_STATES)[number];

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
  /** 1: what was sealed of it is no longer kept, so it cannot be sent any more as it was written. */
  dropped: integer('dropped').notNull().default(0),
  /** Of whoever set it off, as sessions have it; '' when it was the shop itself. */
  network: text('network').notNull().default(''),
  /** 0: when it was written, nobody had shown yet to read the address. */
  confirmed: integer('confirmed').notNull().default(1),
  /** `state`, with what never left for want of a budget told apart from what did not get through. */
  standing: text('standing')
    .notNull()
    .generatedAlwaysAs("(CASE WHEN state = 'failed' AND attempts = 0 THEN 'held' ELSE state END)")
    .$type<Standing>(),
});

export const sender = sqliteTable('sender', {
  id: text('id').primaryKey(),
  driver: text('driver').notNull(),
  name: text('name').notNull(),
  enabled: integer('enabled').notNull(),
  position: integer('position').notNull(),
  config: text('config', { mode: 'json' }).$type<SealedConfig>().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at'),
});
