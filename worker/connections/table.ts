import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Servers whose live status somebody watches. `until`: epoch ms, when the last socket is closed at the latest. */
export const liveWatch = sqliteTable('live_watch', {
  serverId: text('server_id').primaryKey(),
  until: integer('until').notNull(),
});
