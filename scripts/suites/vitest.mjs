import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endGroup } from '../supervisor/groups.mjs';
import { NODE, ROOT } from '../supervisor/paths.mjs';

const LIMIT_MS = 20 * 60_000;

/** @typedef {{ name: string, passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs the tests and counts them; whatever goes wrong outside of a test counts as failed.
 * @param {string[]} filters
 * @returns {Promise<Counts[]>}
 */
export async function runVitest(filters) {
  const data = join(ROOT, '.data');
  mkdirSync(data, { recursive: true });
  const summaryFile = join(data, 'test-summary.json');
  // A filtered run must not pass for the whole one that the parity report reads.
  const resultsFile = join(data, filters.length > 0 ? 'test-results.filtered.json' : 'test-results.json');
  rmSync(summaryFile, { force: true });
  rmSync(resultsFile, { force: true });
  const code = await execute(resultsFile, summaryFile, filters);
  if (!existsSync(summaryFile)) return [{ name: 'vitest', passed: 0, failed: 1, skipped: 0 }];
  const { suites, unhandled } = JSON.parse(readFileSync(summaryFile, 'utf8'));
  /** @type {Counts[]} */
  const counts = Object.entries(suites).map(([name, suite]) => ({ name, .../** @type {Counts} */ (suite) }));
  const ran = counts.reduce((sum, suite) => sum + suite.passed + suite.failed, 0);
  const failed = counts.reduce((sum, suite) => sum + suite.failed, 0);
  if (unhandled > 0) counts.push({ name: 'unhandled errors', passed: 0, failed: unhandled, skipped: 0 });
  else if (ran === 0 || (code !== 0 && failed === 0)) counts.push({ name: 'vitest', passed: 0, failed: 1, skipped: 0 });
  return counts;
}

/** @returns {Promise<number>} */
function execute(resultsFile, summaryFile, filters) {
  const args = [
    ...[join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json'],
    ...[`--reporter=${join(ROOT, 'scripts', 'suites', 'summary-reporter.mjs')}`, `--outputFile.json=${resultsFile}`],
    ...filters,
  ];
  const env = { ...process.env, CULVERT_TEST_SUMMARY: summaryFile, CI: '1' };
  return new Promise((resolve) => {
    const child = spawn(NODE, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
    const pgid = child.pid ?? 0;
    const end = () => endGroup(pgid, 2000);
    const timer = setTimeout(end, LIMIT_MS);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end().then(() => process.exit(1)));
    child.once('error', () => resolve(1));
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}
