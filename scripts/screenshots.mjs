// `npm run screenshots`: takes docs/screenshots anew, of a demo shop of its own. `npm run screenshots -- portal-home`
// takes only the pictures with this in their name; `--every-look` also the looks that the repository does not keep, into
// .data/screenshots.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installPackages } from './suites/packages.mjs';
import { buildUi } from './supervisor/build.mjs';
import { NODE, ROOT } from './supervisor/paths.mjs';

const everyLook = process.argv.includes('--every-look');
const [name] = process.argv.slice(2).filter((given) => !given.startsWith('--'));
if (installPackages(['webp']) === 'failed') throw new Error('A package that takes pictures could not be installed.');
await buildUi();
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const args = ['run', '--config', 'e2e/pictures/vitest.config.ts', ...(name ? ['-t', name] : [])];
const env = { ...process.env, ...(everyLook ? { EVERY_LOOK: '1' } : {}) };
process.exitCode = spawnSync(NODE, [vitest, ...args], { cwd: ROOT, stdio: 'inherit', env }).status ?? 1;
