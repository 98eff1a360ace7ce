// `npm run examples`: makes every call of the tour and keeps it as the operation's example in the API reference.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, NODE, ROOT } from './supervisor/paths.mjs';

const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: 'inherit' }).status ?? 1;

const record = [vitest, 'run', '--project', 'worker', 'worker/examples.test.ts', '--update'];
const taken = run(NODE, record, { VITE_EXAMPLES: 'record' });
const formatted = run(join(BIN, 'biome'), [
  'format',
  '--write',
  ...globSync('worker/*/contract/examples.json', { cwd: ROOT }),
]);
process.exitCode = taken || formatted;
