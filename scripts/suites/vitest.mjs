import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { endGroup, markOf } from '../supervisor/groups.mjs';
import { NODE, ROOT } from '../supervisor/paths.mjs';
import { endRun, killRun } from '../supervisor/run-end.mjs';
import { countsOf, readRecord, resultsOf } from './record.mjs';
import { scratch } from './scratch.mjs';

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

/** @typedef {import('./record.mjs').Counts} Counts */
/** @typedef {{ name: string, niceness: number, record: string, log: string, cut?: string, end?: (why: string) => void }} Run */

/**
 * Runs the tests and counts them; whatever goes wrong outside of a test counts as failed.
 * @param {string[]} args filters and options of vitest
 * @param {{ projects?: string[], whole?: boolean, data?: string, cut?: AbortSignal }} [options] `whole`: its results
 *   are those of the house; `data`: where they are written; `cut`: ends the tests, which are then counted
 * @returns {Promise<Counts[]>}
 */
export async function runVitest(args, { projects, whole = args.length === 0, data = DATA, cut: aborted } = {}) {
  mkdirSync(data, { recursive: true });
  // A filtered run must not pass for the whole one that the parity report reads.
  const resultsFile = join(data, whole ? 'test-results.json' : 'test-results.filtered.json');
  const runs = GROUPS.filter(({ name }) => projects?.includes(name) ?? true).map((group) =>
    runOf(group, { whole, data }),
  );
  for (const old of [resultsFile, ...runs.map(({ record }) => record)]) rmSync(old, { force: true });
  const folder = scratch();
  const id = randomUUID();
  const clear = () => {
    killRun(id);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', clear);
  const end = () => {
    for (const run of runs) run.end?.(String(aborted?.reason));
  };
  aborted?.addEventListener('abort', end);
  const codes = await Promise.all(runs.map((run, i) => execute(run, args, { folder, id, aloud: i === 0 })));
  aborted?.removeEventListener('abort', end);
  const left = await endRun(id);
  if (left > 0 && !aborted?.aborted) console.error(`Ended ${left} process group(s) that tests had left running.`);
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

/**
 * Where the last run of a project wrote what happened; the run of a part has a place of its own.
 * @param {string} project
 * @param {{ whole?: boolean, data?: string }} [options]
 */
export const recordOf = (project, { whole = true, data = DATA } = {}) =>
  join(data, `test-${project}${whole ? '' : '.filtered'}.jsonl`);

/** What is known of the last run of the house, also of one that was killed. */
export const lastRecords = () => GROUPS.map(({ name }) => readRecord(recordOf(name)));

/** @returns {Run} */
const runOf = (group, where) => ({
  ...group,
  record: recordOf(group.name, where),
  log: recordOf(group.name, where).replace(/jsonl$/, 'log'),
});

/** Ends a run in which nothing has ended for too long. @param {Run} run */
function guard(run) {
  const started = Date.now();
  const changedAt = () => statSync(run.record, { throwIfNoEntry: false })?.mtimeMs ?? started;
  return setInterval(() => {
    if (Date.now() - changedAt() > STILL_MS) run.end?.(`cut because no test ended for ${STILL_MS / 60_000} minutes`);
  }, LOOK_MS);
}

/**
 * @param {Run} run
 * @param {string[]} more
 * @param {{ folder: string, id: string, aloud: boolean }} how
 * @returns {Promise<number>}
 */
function execute(run, more, { folder, id, aloud }) {
  const args = [
    ...[join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default'],
    `--reporter=${join(ROOT, 'scripts', 'suites', 'record-reporter.mjs')}`,
    ...[`--project=${run.name}`, '--passWithNoTests', ...more],
  ];
  const ours = { CULVERT_TEST_RECORD: run.record, CULVERT_TEST_RUN: id, TMPDIR: folder, CI: '1' };
  const env = { ...process.env, ...markOf(id), ...ours };
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
