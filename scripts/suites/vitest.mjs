import { spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup } from '../supervisor/groups.mjs';
import { NODE, ROOT } from '../supervisor/paths.mjs';

const LIMIT_MS = 20 * 60_000;

/**
 * Processes at a time: the browser tests mostly wait (for intervals, pages, panels), the others compute. What the first
 * prints is seen at once, what the others print when all have ended.
 */
const GROUPS = [
  { projects: ['worker'], niceness: 0 },
  { projects: ['node'], niceness: 0 },
  // Two at a time: they can use what the others leave at the end, which the worker's single process cannot.
  { projects: ['e2e'], niceness: 3 },
];

/** Databases of tests are written and thrown away: in memory, where there is room for that. */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 2 ** 30;

function scratch() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return mkdtempSync(join(bavail * bsize > ROOM_BYTES ? MEMORY : tmpdir(), 'culvert-tests-'));
  } catch {
    return mkdtempSync(join(tmpdir(), 'culvert-tests-'));
  }
}

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, failures?: string[] }} Counts */
/** @typedef {{ projects: string[], niceness: number, results: string, summary: string, log: string }} Run */

/**
 * Runs the tests and counts them; whatever goes wrong outside of a test counts as failed.
 * @param {string[]} filters
 * @returns {Promise<Counts[]>}
 */
export async function runVitest(filters) {
  const data = join(ROOT, '.data');
  mkdirSync(data, { recursive: true });
  // A filtered run must not pass for the whole one that the parity report reads.
  const resultsFile = join(data, filters.length > 0 ? 'test-results.filtered.json' : 'test-results.json');
  rmSync(resultsFile, { force: true });
  const runs = GROUPS.map((group) => runOf(group, data));
  const folder = scratch();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const codes = await Promise.all(runs.map((run, i) => execute(run, filters, folder, i === 0)));
  for (const { log } of runs.slice(1)) process.stdout.write(readFileSync(log));
  writeFileSync(resultsFile, JSON.stringify({ testResults: runs.flatMap(resultsOf) }));
  const counts = runs.flatMap((run, i) => countsOf(run, codes[i] ?? 1));
  const ran = counts.reduce((sum, suite) => sum + suite.passed + suite.failed, 0);
  return ran > 0 ? counts : [{ name: 'vitest', passed: 0, failed: 1, skipped: 0 }];
}

/** @returns {Run} */
function runOf(group, data) {
  const file = (kind) => join(data, `test-${group.projects.join('-')}.${kind}`);
  const run = { ...group, results: file('results.json'), summary: file('summary.json'), log: file('log') };
  for (const old of [run.results, run.summary]) rmSync(old, { force: true });
  return run;
}

/** @param {Run} run */
const resultsOf = ({ results }) =>
  existsSync(results) ? (JSON.parse(readFileSync(results, 'utf8')).testResults ?? []) : [];

/** @param {Run} run @param {number} code @returns {Counts[]} */
function countsOf({ projects, summary }, code) {
  const broken = (name) => ({ name, passed: 0, failed: 1, skipped: 0 });
  if (!existsSync(summary)) return [broken(projects.join(', '))];
  const { suites, unhandled, failures } = JSON.parse(readFileSync(summary, 'utf8'));
  /** @type {Counts[]} */
  const counts = Object.entries(suites).map(([name, suite]) => ({ name, .../** @type {Counts} */ (suite) }));
  const failed = counts.reduce((sum, suite) => sum + suite.failed, 0);
  if (counts[0]) counts[0].failures = failures;
  if (unhandled > 0) counts.push({ ...broken(`outside of ${projects.join(', ')} tests`), failed: unhandled });
  else if (code !== 0 && failed === 0) counts.push(broken(projects.join(', ')));
  return counts;
}

/** @param {Run} run @param {string[]} filters @param {string} folder @param {boolean} aloud @returns {Promise<number>} */
function execute({ projects, niceness, results, summary, log }, filters, folder, aloud) {
  const args = [
    ...[join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json'],
    ...[`--reporter=${join(ROOT, 'scripts', 'suites', 'summary-reporter.mjs')}`, `--outputFile.json=${results}`],
    ...projects.map((project) => `--project=${project}`),
    ...['--passWithNoTests', ...filters],
  ];
  const env = { ...process.env, CULVERT_TEST_SUMMARY: summary, TMPDIR: folder, CI: '1' };
  return new Promise((resolve) => {
    const child = spawn(NODE, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', aloud ? 'inherit' : 'pipe', aloud ? 'inherit' : 'pipe'],
      detached: true,
    });
    const written = aloud ? null : createWriteStream(log);
    if (written) for (const said of [child.stdout, child.stderr]) said?.pipe(written, { end: false });
    const pgid = child.pid ?? 0;
    if (pgid > 0) setPriority(pgid, niceness);
    const end = () => endGroup(pgid, 2000);
    const timer = setTimeout(end, LIMIT_MS);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end().then(() => process.exit(1)));
    child.once('error', () => resolve(1));
    child.once('close', (code) => {
      clearTimeout(timer);
      if (written) written.end(() => resolve(code ?? 1));
      else resolve(code ?? 1);
    });
  });
}
