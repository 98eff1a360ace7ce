/** The shop runs on this machine's clock; what waits for a later hour is moved into its own past instead. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { layout } from '../../scripts/supervisor/paths.mjs';
import { demoShop } from './demo-shop.ts';

const HOUR_MS = 3_600_000;
const BUSY_MS = 5000;

function database(): DatabaseSync {
  const folder = join(layout(demoShop().dataDir).state, 'v3', 'd1', 'miniflare-D1DatabaseObject');
  for (const name of readdirSync(folder).filter((file) => /^[0-9a-f]{64}\.sqlite$/.test(file))) {
    const db = new DatabaseSync(join(folder, name), { timeout: BUSY_MS });
    if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'service'").get()) return db;
    db.close();
  }
  throw new Error(`No database of the shop in ${folder}`);
}

function write(sql: string, ...values: (string | number)[]): void {
  const db = database();
  db.prepare(sql).run(...values);
  db.close();
}

/** What the service has paid for ended an hour ago. */
export function paidTimeEnds(serviceId: string, now = Date.now()): void {
  const past = now - HOUR_MS;
  write('UPDATE service SET paid_through = ?, due_at = ? WHERE id = ?', past, past, serviceId);
}

/** The clock of services runs now, also if it has run this minute. */
export async function minute(now = Date.now()): Promise<void> {
  write("UPDATE task SET next_run_at = ? WHERE name = 'services.clock'", now);
  await fetch(`${demoShop().url}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`);
}
