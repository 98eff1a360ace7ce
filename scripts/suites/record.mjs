// What `record-reporter.mjs` wrote, read back: counts, what was cut off, and the results by test.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, failures?: string[] }} Counts */
/**
 * @typedef {{ project: string, file: string, ancestors: string[], title: string, state: string, ms: number,
 *   figures?: { [name: string]: number }, said?: string }} Test
 */
/** @typedef {{ began: any, ended: any, tests: Test[] }} File */
/** @typedef {{ files: Map<string, File>, waiting: string[], unhandled: string[] | null }} Record `unhandled`: null when cut */

/** @param {string} text @returns {Record} */
export function parseRecord(text) {
  const lines = text.split('\n').filter((line) => line.endsWith('}'));
  /** @type {Map<string, File>} */
  const files = new Map();
  const of = ({ file }) => files.get(file) ?? { began: null, ended: null, tests: [] };
  let unhandled = null;
  /** @type {string[]} */
  let all = [];
  for (const { kind, ...what } of lines.map((line) => JSON.parse(line))) {
    if (kind === 'run') all = what.files;
    else if (kind === 'done') unhandled = what.unhandled;
    else if (kind === 'test') files.set(what.file, { ...of(what), tests: [...of(what).tests, what] });
    else files.set(what.file, { ...of(what), [kind]: what });
  }
  return { files, waiting: all.filter((file) => !files.has(file)), unhandled };
}

/** @param {string} file @returns {Record} */
export const readRecord = (file) => parseRecord(existsSync(file) ? readFileSync(file, 'utf8') : '');

const fullName = ({ ancestors, title }) => [...ancestors, title].join(' > ');

/** @param {Record} record @returns {Counts[]} one for each project that got to a file */
function countsByProject({ files }) {
  /** @type {Map<string, Required<Counts>>} */
  const suites = new Map();
  for (const [file, { began, ended, tests }] of files) {
    const name = began?.project ?? ended?.project ?? tests[0]?.project ?? 'tests';
    const counts = suites.get(name) ?? { name, passed: 0, failed: 0, skipped: 0, failures: [] };
    suites.set(name, counts);
    const fail = (what, said = '') => {
      counts.failed += 1;
      counts.failures.push(`${file}${what}\n${said}`);
    };
    for (const test of tests) {
      if (test.state === 'passed' || test.state === 'skipped') counts[test.state] += 1;
      else fail(` > ${fullName(test)}`, test.said);
    }
    for (const test of ended?.unfinished ?? []) fail(` > ${test}`, '    did not run to its end');
    for (const said of ended?.broken ?? []) fail(', outside of its tests', said);
  }
  return [...suites.values()];
}

/** What a run that did not come to its end was about. @param {Record} record @param {string} why */
export function cutBy({ files, waiting }, why) {
  const of = (wanted) => [...files].filter(([, { ended }]) => Boolean(ended) === wanted);
  const list = (names) => names.map((name) => `    ${name}`).join('\n');
  const running = of(false).map(([file, { tests }]) => `${file}, after ${tests.length} of its tests`);
  return [
    `${why}; ${of(true).length} files had ended`,
    ...(running.length > 0 ? [`  running:\n${list(running)}`] : []),
    ...(waiting.length > 0 ? [`  not started:\n${list(waiting)}`] : []),
  ].join('\n');
}

/**
 * What passed counts, however the run ended; whatever went wrong outside of a test counts as failed.
 * @param {Record} record @param {{ name: string, code: number, cut?: string }} ended
 * @returns {Counts[]}
 */
export function countsOf(record, { name, code, cut }) {
  const counts = countsByProject(record);
  const broken = (what, ...failures) => ({ name: what, passed: 0, failed: failures.length, skipped: 0, failures });
  if (record.unhandled === null || cut)
    return [...counts, broken(`${name}, cut`, `${name}: ${cutBy(record, cut ?? `ended with ${code} before its end`)}`)];
  const failed = counts.some((suite) => suite.failed > 0);
  if (record.unhandled.length > 0)
    counts.push(broken(`outside of ${name} tests`, ...record.unhandled.map((said) => `outside of all tests\n${said}`)));
  else if (code !== 0 && !failed) counts.push(broken(name, `${name} ended with ${code} though no test failed`));
  return counts;
}

/** Results by test, in the form of vitest's own JSON. @param {Record} record */
export const resultsOf = ({ files }) =>
  [...files].map(([name, { tests }]) => ({
    name,
    assertionResults: tests.map(({ ancestors, title, state, ms, said }) => ({
      ancestorTitles: ancestors,
      title,
      fullName: [...ancestors, title].join(' '),
      status: state,
      duration: ms,
      failureMessages: said ? [said] : [],
    })),
  }));
