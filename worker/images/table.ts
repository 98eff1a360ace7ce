import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const image = sqliteTable('image', {
  /** `<SHA-256 of the cleaned file, hex>.<png|jpg|webp>`: the same picture is kept once. */
  name: text('name').primaryKey(),
  widthPx: integer('width_px').notNull(),
  heightPx: integer('height_px').notNull(),
  bytes: integer('bytes').notNull(),
  createdAt: integer('created_at').notNull(),
});
