// Vitest reporter that writes down what happens as it happens, one JSON object a line: a run that is cut has said what it
// proved, and a crash is told from a failed test, which vitest's exit code does not do. `record.mjs` reads it.
import { openSync, writeSync } from 'node:fs';
import { relative } from 'node:path';
import { groupCpu } from '../supervisor/groups.mjs';
import { ROOT } from '../supervisor/paths.mjs';
import { killRun } from '../supervisor/run-end.mjs';
import { whenOrphaned } from '../supervisor/signals.mjs';

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

const ofFile = (module) => ({ project: module.project.name || 'tests', file: relative(ROOT, module.moduleId) });

/** Describe blocks around a test, the outermost first. */
function ancestorsOf(test) {
  const names = [];
  for (let suite = test.parent; suite.type === 'suite'; suite = suite.parent) names.unshift(suite.name);
  return names;
}

function lineOf(test) {
  const { state, errors = [] } = test.result();
  const { figures } = test.meta();
  return {
    ...ofFile(test.module),
    ancestors: ancestorsOf(test),
    title: test.name,
    state,
    ms: Math.round(test.diagnostic()?.duration ?? 0),
    ...(figures ? { figures } : {}),
    ...(errors.length > 0 ? { said: saidOf(errors) } : {}),
  };
}

/** Errors outside of tests: a file that did not load, a hook that threw. */
function brokenOf(module) {
  const suites = [...module.children.allSuites()].map((suite) => suite.errors());
  return [module.errors(), ...suites].filter((errors) => errors.length > 0).map(saidOf);
}

export default class RecordReporter {
  #fd = openSync(process.env.CULVERT_TEST_RECORD ?? '', 'w');

  constructor() {
    const { CULVERT_TEST_RUN: run } = process.env;
    // Nobody would read what these tests find, and their shops would stay.
    if (run) whenOrphaned(() => killRun(run));
  }

  #write(kind, what) {
    writeSync(this.#fd, `${JSON.stringify({ kind, at: Math.round(performance.now()), ...what })}\n`);
  }

  onTestRunStart(specifications) {
    this.#write('run', { files: specifications.map(({ moduleId }) => relative(ROOT, moduleId)) });
  }

  onTestModuleStart(module) {
    this.#write('began', { ...ofFile(module), cpu: groupCpu(process.pid) });
  }

  onTestCaseResult(test) {
    this.#write('test', lineOf(test));
  }

  onTestModuleEnd(module) {
    // A test without a result did not run to its end, which must not pass for a skip.
    const unfinished = [...module.children.allTests()].filter((test) => test.result().state === 'pending');
    const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
    this.#write('ended', {
      ...ofFile(module),
      cpu: groupCpu(process.pid),
      broken: brokenOf(module),
      unfinished: unfinished.map((test) => test.fullName),
      startMs: Math.round(environmentSetupDuration + prepareDuration),
      importMs: Math.round(collectDuration),
      setupMs: Math.round(setupDuration),
      testMs: Math.round(duration),
    });
  }

  onTestRunEnd(_modules, unhandled) {
    this.#write('done', { unhandled: unhandled.map((error) => saidOf([error])), cpu: groupCpu(process.pid) });
  }
}
