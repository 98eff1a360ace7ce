import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const adminGroup = sqliteTable('admin_group', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  permissions: text('permissions').notNull(),
});

export const admin = sqliteTable('admin', {
  id: text('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  groupId: text('group_id').notNull(),
  disabled: integer('disabled').notNull(),
  createdAt: integer('created_at').notNull(),
});

export const adminSession = sqliteTable('admin_session', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  adminId: text('admin_id').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  /** Null: of before there was such a time. */
  idleUntil: integer('idle_until'),
});

export const apiToken = sqliteTable('api_token', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  adminId: text('admin_id').notNull(),
  name: text('name').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at'),
  /** JSON; null: of before there were scopes, all that its administrator may. */
  scopes: text('scopes'),
  /** The token that made it, which it does not outlive. */
  parentId: text('parent_id'),
});
