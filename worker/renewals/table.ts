import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Clients whose funds rose since the clock last looked: kept by a trigger on their wallets. */
export const fundsRise = sqliteTable('funds_rise', {
  clientId: text('client_id').primaryKey(),
  rises: integer('rises').notNull(),
});
