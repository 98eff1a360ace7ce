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
});

export const apiToken = sqliteTable('api_token', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull().unique(),
  adminId: text('admin_id').notNull(),
  name: text('name').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at'),
});
