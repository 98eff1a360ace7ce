// `npm test`: everything, from the Debian packages to the browser. Its last line counts all suites.
// `npm test -- worker/ledger` runs only the test files that match.
import { check, printStep } from './suites/check.mjs';
import { installPackages } from './suites/packages.mjs';
import { printSummary } from './suites/summary.mjs';
import { runVitest } from './suites/vitest.mjs';
import { buildUi } from './supervisor/build.mjs';
import { nameLeftovers } from './supervisor/leftovers.mjs';
import { cutOnSignals } from './supervisor/signals.mjs';

/** @typedef {import('./suites/record.mjs').Counts} Counts */

const failure = (name) => ({ name, passed: 0, failed: 1, skipped: 0 });

/** @returns {Promise<Counts[]>} */
async function checkSuite() {
  const steps = await check(printStep, cut);
  const passed = steps.filter((step) => step.passed).length;
  return [{ name: 'check', passed, failed: steps.length - passed, skipped: 0 }];
}

/** @returns {Promise<Counts[]>} empty when all is well */
async function build() {
  try {
    await buildUi();
    return [];
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return [failure('build')];
  }
}

const started = performance.now();
const cut = cutOnSignals();
nameLeftovers(console.error);
const filters = process.argv.slice(2);
/** @type {Counts[]} */
const suites = [];
const packages = installPackages();
if (packages === 'failed') suites.push(failure('debian packages'));
if (packages === 'unknown')
  console.error('Not a Debian system: the packages in scripts/debian-packages.txt are up to you.');
for (const [name, suite] of Object.entries({
  ...(filters.length === 0 ? { check: checkSuite } : {}),
  build,
  tests: () => runVitest(filters, { cut }),
})) {
  if (!cut.aborted) suites.push(...(await suite()));
  else suites.push({ ...failure(name), failures: [`${name}: not run, ${cut.reason}`] });
}

printSummary(suites, started);
