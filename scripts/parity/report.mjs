// `npm run parity [--json]`: which rows of docs/parity.md the last `npm test` proved.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsOf } from '../suites/record.mjs';
import { lastRecords } from '../suites/vitest.mjs';
import { ROOT } from '../supervisor/paths.mjs';
import { fromMarkdown } from './checklist.mjs';
import { count, outcomes, prove } from './proof.mjs';

const results = join(ROOT, '.data', 'test-results.json');

/** @param {string[]} values */
function wrap(values, width = 110) {
  const lines = [''];
  for (const value of values) {
    const last = lines.length - 1;
    if ((lines[last] ?? '').length + value.length > width) lines.push(value);
    else lines[last] = `${lines[last]} ${value}`.trim();
  }
  return lines.map((line) => `  ${line}`).join('\n');
}

/** @param {import('./proof.mjs').Proof[]} proofs */
function print(proofs) {
  const areas = [...new Set(proofs.map((proof) => proof.area))].sort();
  const row = (name, { proven, failing, open }) =>
    `${name.padEnd(34)}${[proven, failing, open].map((n) => String(n).padStart(9)).join('')}`;
  console.log(`${'area'.padEnd(34)}${['proven', 'failing', 'open'].map((word) => word.padStart(9)).join('')}`);
  for (const area of areas) console.log(row(area, count(proofs.filter((proof) => proof.area === area))));
  console.log(row('all', count(proofs)));
  for (const state of ['proven', 'failing', 'open']) {
    const ids = proofs.filter((proof) => proof.state === state).map((proof) => proof.id);
    if (ids.length > 0) console.log(`\n${state} (${ids.length})\n${wrap(ids)}`);
  }
}

const rows = fromMarkdown(readFileSync(join(ROOT, 'docs', 'parity.md'), 'utf8'));
/** Results are written at the end; of a run that was killed, and wrote none, there is what it noted on the way. */
const lastRun = () =>
  existsSync(results)
    ? JSON.parse(readFileSync(results, 'utf8'))
    : { cut: true, testResults: lastRecords().flatMap(resultsOf) };
const report = lastRun();
if (report.testResults.length === 0) console.error('No test results yet: run `npm test` first.');
else if (report.cut) console.error('The last `npm test` was cut: what it did not come to is open here.');
const proofs = prove(rows, outcomes(report));
print(proofs);
if (process.argv.includes('--json')) console.log(JSON.stringify({ rows: proofs, ...count(proofs) }));
