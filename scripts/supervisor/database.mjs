import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { environment } from './environment.mjs';
import { NODE, ROOT, WRANGLER } from './paths.mjs';

const FOLDER = join(ROOT, 'migrations');
/** As wrangler keeps account of what it applied: https://developers.cloudflare.com/d1/reference/migrations/ */
const APPLIED =
  'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL);';

const names = () =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort();

/** Applies the migrations that the local database lacks. */
export async function migrate(paths) {
  if (names().length === 0) return;
  const where = ['--local', '--persist-to', paths.state];
  const fresh = !existsSync(join(paths.state, 'v3', 'd1'));
  const file = join(paths.dataDir, 'migrations.sql');
  if (fresh) writeFileSync(file, allMigrations());
  const args = fresh ? ['execute', 'DB', ...where, '--yes', '--file', file] : ['migrations', 'apply', 'DB', ...where];
  const { code, output } = await run(NODE, [WRANGLER, 'd1', ...args], environment(paths));
  if (code !== 0) throw new Error(`The database migrations failed:\n${output.trim()}`);
}

/** SQL of all of them, for a database that has none: wrangler starts a runtime anew for each that it applies. */
export function allMigrations() {
  const files = names().map((name) => readFileSync(join(FOLDER, name), 'utf8'));
  const rows = names().map((name) => `INSERT INTO d1_migrations (name) VALUES ('${name}');`);
  return [...files, APPLIED, ...rows].join('\n');
}
