/** Tables of the kernel itself. Columns must equal the migrations: architecture.test.ts compares them. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Always empty: a row that would be inserted aborts its batch with the problem code it carries. */
export const guard = sqliteTable('guard', { code: text('code').notNull() });

/** Outbox and task queue in one: what must still happen, written in the batch that caused it. */
export const job = sqliteTable('job', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  payload: text('payload').notNull(),
  /** At most one open or finished job per key. */
  dedupeKey: text('dedupe_key').unique(),
  state: text('state').$type<'queued' | 'processing' | 'completed' | 'failed' | 'cancelled'>().notNull(),
  runAt: integer('run_at').notNull(),
  attempts: integer('attempts').notNull(),
  maxAttempts: integer('max_attempts').notNull(),
  leaseUntil: integer('lease_until'),
  leaseToken: text('lease_token'),
  lastError: text('last_error'),
  cause: text('cause').notNull(),
  subject: text('subject'),
  createdAt: integer('created_at').notNull(),
  startedAt: integer('started_at'),
  finishedAt: integer('finished_at'),
  /** Of the person who set it off, however many jobs ago; '' when it was the shop itself. */
  network: text('network').notNull().default(''),
});

export const task = sqliteTable('task', {
  name: text('name').primaryKey(),
  cron: text('cron').notNull(),
  enabled: integer('enabled').notNull(),
  lastRunAt: integer('last_run_at'),
  nextRunAt: integer('next_run_at').notNull(),
});

/** Append-only audit trail. `actor` outlives the account it names. */
export const activity = sqliteTable('activity', {
  id: text('id').primaryKey(),
  at: integer('at').notNull(),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id'),
  actorName: text('actor_name').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  clientId: text('client_id'),
  summary: text('summary').notNull(),
  detail: text('detail'),
  requestId: text('request_id').notNull(),
  /** Code and parameters of `summary`; NULL in entries from before there were codes. */
  words: text('words'),
});

/** What a batch may delete from a table that triggers keep: empty between batches. */
export const retention = sqliteTable('retention', {
  name: text('name').primaryKey(),
  before: integer('before').notNull(),
});

export const idempotency = sqliteTable('idempotency', {
  actor: text('actor').notNull(),
  key: text('key').notNull(),
  requestHash: text('request_hash').notNull(),
  result: text('result').notNull(),
  createdAt: integer('created_at').notNull(),
});

/** Gap-free counters: the number is taken in the batch that uses it. */
export const sequence = sqliteTable('sequence', { name: text('name').primaryKey(), next: integer('next').notNull() });
