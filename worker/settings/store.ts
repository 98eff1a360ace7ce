import { asc, eq } from 'drizzle-orm';
import type { Db } from '../kernel/db/db.ts';
import type { Currency, GeneralSettings } from './contract/model.ts';
import { settingsOf } from './rules.ts';
import { currency, setting } from './table.ts';

const GENERAL = 'general';

/** For a verb's batch of reads; turn its rows into settings with `generalOf`. */
export const generalQuery = (db: Db) => db.select().from(setting).where(eq(setting.key, GENERAL));
export const generalOf = (rows: readonly (typeof setting.$inferSelect)[]): GeneralSettings =>
  settingsOf(rows[0]?.value);

export const currenciesQuery = (db: Db) => db.select().from(currency).orderBy(asc(currency.position)).limit(100);
export const currenciesOf = (rows: (typeof currency.$inferSelect)[]): Currency[] =>
  rows.map(({ code, minorDigits, prefix, suffix }) => ({ code, minorDigits, prefix, suffix }));

export function saveGeneral(db: Db, value: GeneralSettings) {
  const json = JSON.stringify(value);
  return db
    .insert(setting)
    .values({ key: GENERAL, value: json })
    .onConflictDoUpdate({ target: setting.key, set: { value: json } });
}
