// `npm test`: everything, from the Debian packages to the browser. Its last line counts all suites.
// `npm test -- worker/ledger` runs only the test files that match.
import { check, printStep } from './suites/check.mjs';
import { installPackages } from './suites/packages.mjs';
import { runVitest } from './suites/vitest.mjs';
import { buildUi } from './supervisor/build.mjs';

/** @typedef {import('./suites/vitest.mjs').Counts} Counts */

const failure = (name) => ({ name, passed: 0, failed: 1, skipped: 0 });
const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** @returns {Promise<Counts>} */
async function checkSuite() {
  const steps = await check(printStep);
  const passed = steps.filter((step) => step.passed).length;
  return { name: 'check', passed, failed: steps.length - passed, skipped: 0 };
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
const filters = process.argv.slice(2);
/** @type {Counts[]} */
const suites = [];
const packages = installPackages();
if (packages === 'failed') suites.push(failure('debian packages'));
if (packages === 'unknown')
  console.error('Not a Debian system: the packages in scripts/debian-packages.txt are up to you.');
if (filters.length === 0) suites.push(await checkSuite());
suites.push(...(await build()));
suites.push(...(await runVitest(filters)));

// Repeated where the reader of a long log looks first: at its end.
for (const failed of suites.flatMap((suite) => suite.failures ?? [])) console.log(`\nFAILED ${failed}`);

const total = { passed: 0, failed: 0, skipped: 0 };
console.log('');
for (const suite of suites) {
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += suite[key];
  console.log(`${suite.name.padEnd(17)} ${line(suite)}`);
}
console.log(`${'time'.padEnd(17)} ${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(line(total));
