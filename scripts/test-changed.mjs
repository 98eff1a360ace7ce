// `npm run test:changed`: the tests that a change touches, against main and with what is not committed yet.
// `-- HEAD~3` compares with another commit, `-- --list` only says what would run and why.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { affectedBy, isTest } from './suites/changed.mjs';
import { installPackages } from './suites/packages.mjs';
import { printSummary } from './suites/summary.mjs';
import { runVitest } from './suites/vitest.mjs';
import { buildUi } from './supervisor/build.mjs';
import { ROOT } from './supervisor/paths.mjs';
import { cutOnSignals } from './supervisor/signals.mjs';

const started = performance.now();
const args = process.argv.slice(2);
const base = args.find((arg) => !arg.startsWith('-')) ?? 'main';

function git(...rest) {
  const { status, stdout } = spawnSync('git', rest, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return status === 0 ? stdout.split('\n').filter(Boolean) : null;
}

/** Since the branch left `base`; on it, or without it, since the last commit. */
const [since = 'HEAD'] = git('merge-base', base, 'HEAD') ?? [];
const untracked = git('ls-files', '--others', '--exclude-standard') ?? [];
const changed = [...(git('diff', '--name-only', '--no-renames', since) ?? []), ...untracked];
const files = [...(git('ls-files') ?? []), ...untracked].filter((file) => existsSync(join(ROOT, file)));
const code = (file) => (/\.(ts|tsx|mjs)$/.test(file) ? readFileSync(join(ROOT, file), 'utf8') : '');
const affected = affectedBy(new Map(files.map((file) => [file, code(file)])), changed);

/** @param {string} test */
function projectOf(test) {
  if (test.startsWith('e2e/')) return 'e2e';
  const inWorkerd = /^(worker|durable)\//.test(test) && !test.endsWith('.node.test.ts');
  return inWorkerd && test !== 'worker/architecture.test.ts' ? 'worker' : 'node';
}

for (const { test, because } of affected) console.log(`${test.padEnd(52)} ${because.join(' → ') || 'changed itself'}`);
const projects = [...new Set(affected.map(({ test }) => projectOf(test)))];
console.log(
  `${affected.length} of ${files.filter(isTest).length} test files, for ${changed.length} files changed since ${since.slice(0, 8)}.`,
);
if (!projects.includes('e2e')) console.log('No browser test: none of ui/, sim/, e2e/ and the supervisor changed.');

if (affected.length > 0 && !args.includes('--list')) {
  if (projects.includes('e2e') || projects.includes('node')) {
    installPackages();
    await buildUi();
  }
  const tests = affected.map(({ test }) => test);
  printSummary(await runVitest(tests, { projects, cut: cutOnSignals() }), started);
}
