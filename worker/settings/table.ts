import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const setting = sqliteTable('setting', { key: text('key').primaryKey(), value: text('value').notNull() });

export const currency = sqliteTable('currency', {
  code: text('code').primaryKey(),
  minorDigits: integer('minor_digits').notNull(),
  prefix: text('prefix').notNull(),
  suffix: text('suffix').notNull(),
  position: integer('position').notNull(),
});
