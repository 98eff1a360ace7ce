import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KeptCall } from '../kernel/reach/call-log.ts';

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

/** Kept behind the ledger by a task. `day` is `2026-11-21` in the shop's zone. */
export const dayTotal = sqliteTable(
  'day_total',
  {
    day: text('day').notNull(),
    currency: text('currency').notNull(),
    kind: text('kind').notNull(),
    bookings: integer('bookings').notNull(),
    netMicro: integer('net_micro').notNull(),
    grossMicro: integer('gross_micro').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.currency, t.kind] })],
);

/** One row: which booking was added up last, and where the ids of the shop's today and tomorrow begin. */
export const dayTotalProgress = sqliteTable('day_total_progress', {
  id: integer('id').primaryKey(),
  seq: integer('seq').notNull(),
  bookedAt: integer('booked_at').notNull(),
  todayId: text('today_id'),
  tomorrowId: text('tomorrow_id'),
});
