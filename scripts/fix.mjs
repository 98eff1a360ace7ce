// `npm run fix`: formats, sorts imports and applies the safe lint fixes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BIN, ROOT } from './supervisor/paths.mjs';

const args = ['check', '--write', ...process.argv.slice(2)];
process.exitCode = spawnSync(join(BIN, 'biome'), args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
