import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { environment } from './environment.mjs';
import { NODE, ROOT, WRANGLER } from './paths.mjs';

/** Applies the migrations that the local database lacks. */
export async function migrate(paths) {
  const wanted = readdirSync(join(ROOT, 'migrations')).filter((name) => name.endsWith('.sql'));
  if (wanted.length === 0) return;
  const args = [WRANGLER, 'd1', 'migrations', 'apply', 'DB', '--local', '--persist-to', paths.state];
  const { code, output } = await run(NODE, args, environment(paths));
  if (code !== 0) throw new Error(`The database migrations failed:\n${output.trim()}`);
}
