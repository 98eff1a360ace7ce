import { spawn } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup } from '../supervisor/groups.mjs';
import { NODE, ROOT } from '../supervisor/paths.mjs';
import { countsOf, readRecord, resultsOf } from './record.mjs';

const DATA = join(ROOT, '.data');

/** Longer than any one test may take: nothing ended for so long is a hang. */
const STILL_MS = 20 * 60_000;
const LOOK_MS = 5000;

/**
 * Processes at a time: the browser tests mostly wait (for intervals, pages, panels), the others compute. What the first
 * prints is seen at once, what the others print when all have ended.
 */
const GROUPS = [
  { name: 'worker', niceness: 0 },
  { name: 'node', niceness: 0 },
  // Two at a time: they can use what the others leave at the end, which the worker's single process cannot.
  { name: 'e2e', niceness: 3 },
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

/** @typedef {import('./record.mjs').Counts} Counts */
/** @typedef {{ name: string, niceness: number, record: string, log: string, cut?: string, end?: (why: string) => void }} Run */

/**
 * Runs the tests and counts them; whatever goes wrong outside of a test counts as failed.
 * @param {string[]} args filters and options of vitest
 * @param {{ projects?: string[], whole?: boolean }} [options] `whole`: its results are those of the house
 * @returns {Promise<Counts[]>}
 */
export async function runVitest(args, { projects, whole = args.length === 0 } = {}) {
  mkdirSync(DATA, { recursive: true });
  // A filtered run must not pass for the whole one that the parity report reads.
  const resultsFile = join(DATA, whole ? 'test-results.json' : 'test-results.filtered.json');
  const runs = GROUPS.filter(({ name }) => projects?.includes(name) ?? true).map(runOf);
  for (const old of [resultsFile, ...runs.map(({ record }) => record)]) rmSync(old, { force: true });
  const folder = scratch();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const listenNoMore = endOnSignals(runs);
  const codes = await Promise.all(runs.map((run, i) => execute(run, args, folder, i === 0)));
  listenNoMore();
  for (const { log } of runs.slice(1)) process.stdout.write(readFileSync(log));
  const records = runs.map(({ record }) => readRecord(record));
  const cut = records.some(({ unhandled }) => unhandled === null);
  writeFileSync(resultsFile, JSON.stringify({ cut, testResults: records.flatMap(resultsOf) }));
  const counts = runs.flatMap(({ name, cut: why }, i) =>
    countsOf(/** @type {any} */ (records[i]), { name, code: codes[i] ?? 1, ...(why ? { cut: why } : {}) }),
  );
  const ran = counts.reduce((sum, suite) => sum + suite.passed + suite.failed, 0);
  return ran > 0 || !whole ? counts : [{ name: 'vitest', passed: 0, failed: 1, skipped: 0 }];
}

/** Where the last run of a project wrote what happened. @param {string} project */
export const recordOf = (project) => join(DATA, `test-${project}.jsonl`);

/** @returns {Run} */
const runOf = (group) => ({ ...group, record: recordOf(group.name), log: join(DATA, `test-${group.name}.log`) });

/** The first signal ends the tests, which are then counted; the second one ends everything. @param {Run[]} runs */
function endOnSignals(runs) {
  let asked = false;
  const handle = (signal) => {
    if (asked) process.exit(1);
    asked = true;
    for (const run of runs) run.end?.(`cut by ${signal}`);
  };
  const signals = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, handle);
  return () => {
    for (const signal of signals) process.off(signal, handle);
  };
}

/** Ends a run in which nothing has ended for too long. @param {Run} run */
function guard(run) {
  const started = Date.now();
  const changedAt = () => statSync(run.record, { throwIfNoEntry: false })?.mtimeMs ?? started;
  return setInterval(() => {
    if (Date.now() - changedAt() > STILL_MS) run.end?.(`cut because no test ended for ${STILL_MS / 60_000} minutes`);
  }, LOOK_MS);
}

/** @param {Run} run @param {string[]} more @param {string} folder @param {boolean} aloud @returns {Promise<number>} */
function execute(run, more, folder, aloud) {
  const args = [
    ...[join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default'],
    `--reporter=${join(ROOT, 'scripts', 'suites', 'record-reporter.mjs')}`,
    ...[`--project=${run.name}`, '--passWithNoTests', ...more],
  ];
  const env = { ...process.env, CULVERT_TEST_RECORD: run.record, TMPDIR: folder, CI: '1' };
  const said = aloud ? 'inherit' : 'pipe';
  return new Promise((resolve) => {
    const child = spawn(NODE, args, { cwd: ROOT, env, stdio: ['ignore', said, said], detached: true });
    const written = aloud ? null : createWriteStream(run.log);
    if (written) for (const stream of [child.stdout, child.stderr]) stream?.pipe(written, { end: false });
    const pgid = child.pid ?? 0;
    if (pgid > 0) setPriority(pgid, run.niceness);
    run.end = (why) => {
      run.cut ??= why;
      endGroup(pgid, 2000);
    };
    const timer = guard(run);
    const ended = (code) => {
      clearInterval(timer);
      run.end = undefined;
      if (written) written.end(() => resolve(code));
      else resolve(code);
    };
    child.once('error', () => ended(1));
    child.once('close', (code) => ended(code ?? 1));
  });
}
