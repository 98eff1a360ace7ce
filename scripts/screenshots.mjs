// `npm run screenshots`: takes docs/screenshots anew, of a demo shop of its own. `npm run screenshots -- portal-home`
// takes only the pictures with this in their name.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installPackages } from './suites/packages.mjs';
import { buildUi } from './supervisor/build.mjs';
import { NODE, ROOT } from './supervisor/paths.mjs';

const [name] = process.argv.slice(2);
if (installPackages(['webp']) === 'failed') throw new Error('A package that takes pictures could not be installed.');
await buildUi();
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const args = ['run', '--config', 'e2e/pictures/vitest.config.ts', ...(name ? ['-t', name] : [])];
process.exitCode = spawnSync(NODE, [vitest, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
