/** @typedef {import('./record.mjs').Counts} Counts */

const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** The end of a test run: what failed, each suite, and all of them on the last line. @param {Counts[]} suites */
export function printSummary(suites, startedAt) {
  // Repeated where the reader of a long log looks first: at its end.
  for (const failed of suites.flatMap((suite) => suite.failures ?? [])) console.log(`\nFAILED ${failed}`);
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log('');
  for (const suite of suites) {
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += suite[key];
    console.log(`${suite.name.padEnd(17)} ${line(suite)}`);
  }
  console.log(`${'time'.padEnd(17)} ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
  console.log(line(total));
}
