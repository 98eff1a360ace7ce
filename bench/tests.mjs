// Where the time of the last `npm test` went: by suite, and the 30 slowest files. Times depend on what else the machine did;
// CPU seconds do not, and belong to a file where files run one after the other.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord } from '../scripts/suites/record.mjs';
import { ROOT } from '../scripts/supervisor/paths.mjs';

const SHOWN = 30;
/** These run one file at a time. */
const ONE_BY_ONE = new Set(['worker']);
const folder = process.env.CULVERT_TEST_DATA ?? join(ROOT, '.data');
const records = ['worker', 'node', 'e2e'].map((suite) => ({ suite, file: join(folder, `test-${suite}.jsonl`) }));

const files = records
  .filter(({ file }) => existsSync(file))
  .flatMap(({ suite, file: record }) =>
    [...readRecord(record).files].flatMap(([file, { began, ended, tests }]) => {
      if (!began || !ended) return [];
      const { startMs, importMs, setupMs, testMs } = ended;
      const cpuMs = ONE_BY_ONE.has(suite) ? Math.round((ended.cpu - began.cpu) * 1000) : null;
      const slowest = tests.toSorted((a, b) => b.ms - a.ms)[0];
      return [{ suite, file, tests: tests.length, startMs, importMs, setupMs, testMs, cpuMs, slowest: slowest?.title }];
    }),
  );
const allOf = ({ startMs, importMs, setupMs, testMs }) => startMs + importMs + setupMs + testMs;
const sum = (rows, of) => rows.reduce((total, row) => total + of(row), 0);
const share = (part, whole) => `${Math.round((100 * part) / Math.max(1, whole))} %`.padStart(5);
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`.padStart(8);

const suites = [...new Set(files.map(({ suite }) => suite))].map((suite) => {
  const rows = files.filter((row) => row.suite === suite);
  const total = (key) => sum(rows, (row) => row[key]);
  return {
    suite,
    files: rows.length,
    tests: total('tests'),
    ms: sum(rows, allOf),
    ...{ startMs: total('startMs'), importMs: total('importMs'), setupMs: total('setupMs'), testMs: total('testMs') },
    cpuMs: ONE_BY_ONE.has(suite) ? total('cpuMs') : null,
  };
});
const slowest = files.toSorted((a, b) => (b.cpuMs ?? allOf(b)) - (a.cpuMs ?? allOf(a))).slice(0, SHOWN);

for (const { suite, files: n, tests, ms, startMs, importMs, setupMs, testMs, cpuMs } of suites)
  console.log(
    `${suite.padEnd(7)} ${n} files, ${tests} tests ${seconds(ms)}   start ${share(startMs, ms)}   import ${share(importMs, ms)}   setup ${share(setupMs, ms)}   tests ${share(testMs, ms)}${cpuMs === null ? '' : `   CPU ${seconds(cpuMs)}`}`,
  );
for (const row of slowest)
  console.log(
    `${row.file.padEnd(52)} ${String(row.tests).padStart(4)} tests ${seconds(allOf(row))}   start and import ${share(row.startMs + row.importMs, allOf(row))}   setup ${share(row.setupMs, allOf(row))}   tests ${share(row.testMs, allOf(row))}${row.cpuMs === null ? '' : `   CPU ${seconds(row.cpuMs)}`}`,
  );
if (files.length === 0) console.error('No record yet: run `npm test` first.');
if (process.argv.includes('--json')) console.log(JSON.stringify({ suites, files }));
process.exitCode = files.length === 0 ? 1 : 0;
