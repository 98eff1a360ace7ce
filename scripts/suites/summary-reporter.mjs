// Vitest reporter that writes exact counts per project: its own exit code does not tell a crash from a failed test.
import { writeFileSync } from 'node:fs';

/** Errors outside of tests: a file that did not load, a hook that threw. */
function brokenOutsideTests(module) {
  let broken = module.errors().length > 0 ? 1 : 0;
  for (const suite of module.children.allSuites()) if (suite.errors().length > 0) broken += 1;
  return broken;
}

/** What errors say and where, short enough for a list at the end of the run. */
const saidOf = (errors) =>
  errors
    .map(({ message, stacks }) => {
      const at = stacks?.[0];
      const said = `${message ?? 'no message'}`.split('\n').slice(0, 12);
      return [...said, ...(at ? [`at ${at.file}:${at.line}`] : [])]
        .map((line) => `    ${line.slice(0, 300)}`)
        .join('\n');
    })
    .join('\n');

export default class SummaryReporter {
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Record<string, { passed: number, failed: number, skipped: number }>} */
    const suites = {};
    /** @type {string[]} */
    const failures = [];
    for (const module of modules) {
      const name = module.project.name || 'tests';
      suites[name] ??= { passed: 0, failed: 0, skipped: 0 };
      const counts = suites[name];
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        // A test without a result did not run to its end, which must not pass for a skip.
        if (state === 'passed' || state === 'skipped') counts[state] += 1;
        else {
          counts.failed += 1;
          failures.push(`${module.relativeModuleId} > ${test.fullName}\n${saidOf(test.result().errors ?? [])}`);
        }
      }
      const broken = brokenOutsideTests(module);
      counts.failed += broken;
      if (broken > 0) failures.push(`${module.relativeModuleId}, outside of its tests\n${saidOf(module.errors())}`);
    }
    for (const error of unhandledErrors) failures.push(`outside of all tests\n${saidOf([error])}`);
    const file = process.env.CULVERT_TEST_SUMMARY;
    if (file) writeFileSync(file, JSON.stringify({ suites, failures, unhandled: unhandledErrors.length }));
  }
}
