// Vitest reporter that writes exact counts per project: its own exit code does not tell a crash from a failed test.
import { writeFileSync } from 'node:fs';

/** Errors outside of tests: a file that did not load, a hook that threw. */
function brokenOutsideTests(module) {
  let broken = module.errors().length > 0 ? 1 : 0;
  for (const suite of module.children.allSuites()) if (suite.errors().length > 0) broken += 1;
  return broken;
}

export default class SummaryReporter {
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Record<string, { passed: number, failed: number, skipped: number }>} */
    const suites = {};
    for (const module of modules) {
      const name = module.project.name || 'tests';
      suites[name] ??= { passed: 0, failed: 0, skipped: 0 };
      const counts = suites[name];
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        // A test without a result did not run to its end, which must not pass for a skip.
        if (state === 'passed' || state === 'skipped') counts[state] += 1;
        else counts.failed += 1;
      }
      counts.failed += brokenOutsideTests(module);
    }
    const file = process.env.CULVERT_TEST_SUMMARY;
    if (file) writeFileSync(file, JSON.stringify({ suites, unhandled: unhandledErrors.length }));
  }
}
