import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KeptCall } from '../kernel/call-log.ts';

/** Outbound calls, with secrets masked. */
export const moduleLog = sqliteTable('module_log', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<KeptCall['kind']>().notNull(),
  subject: text('subject'),
  /** Of the server, or '' when nobody is named. */
  name: text('name').notNull(),
  serviceId: text('service_id'),
  level: text('level').$type<'info' | 'error'>().notNull(),
  method: text('method').notNull(),
  host: text('host').notNull(),
  path: text('path').notNull(),
  /** 0: there was no answer. */
  status: integer('status').notNull(),
  failure: text('failure'),
  startedAt: integer('started_at').notNull(),
  tookMs: integer('took_ms').notNull(),
  requestId: text('request_id').notNull(),
  requestBody: text('request_body'),
  responseBody: text('response_body'),
});
