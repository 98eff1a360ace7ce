// `npm run bench -- <name> [--json]`: runs one benchmark of bench/.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT } from './supervisor/paths.mjs';

const folder = join(ROOT, 'bench');
const known = new Map(
  (existsSync(folder) ? readdirSync(folder) : []).flatMap((file) => {
    const name = /^([a-z0-9-]+)\.mjs$/.exec(file)?.[1];
    return name ? [[name, join(folder, file)]] : [];
  }),
);

const [name, ...rest] = process.argv.slice(2);
const file = known.get(name ?? '');
if (!file) {
  const list = [...known.keys()].sort().join(', ') || 'none yet';
  console.error(`${name ? `No benchmark "${name}".` : 'Which benchmark?'} Known: ${list}.`);
  console.error('Usage: npm run bench -- <name> [--json]');
  process.exit(2);
}
process.exitCode = spawnSync(NODE, [file, ...rest], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
