// A proof as it is kept: what was run, on which commit and machine, and what came out.
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { ROOT } from '../supervisor/paths.mjs';

const git = (...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() ?? '';

/** The commit that is proven; `dirty` when files differ from it, so that nobody can run the same again. */
export const commitNow = () => ({
  commit: git('rev-parse', 'HEAD'),
  dirty: git('status', '--porcelain', '--', '.', ':!docs/proof') !== '',
});

export const machineNow = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
});

/** The counters of all tests, added up. @param {import('../suites/record.mjs').Record} record */
export function figuresOf({ files }) {
  /** @type {Record<string, number>} */
  const sums = {};
  for (const { tests } of files.values())
    for (const { figures = {} } of tests)
      for (const [name, value] of Object.entries(figures)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

const thousands = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ' ');

/** One line that says it all. */
export function sentenceOf({ suite, parameters, figures, outcome, seconds, commit, dirty, date }, { inEach }) {
  const counted = Object.entries(figures).map(([name, value]) => `${thousands(value)} ${name}`);
  const { seed, times } = parameters;
  return [
    `${suite}: ${thousands(times)} times (${inEach}), seeds ${seed} to ${seed + times - 1}: ${outcome.failed} failed of ${outcome.passed + outcome.failed} tests`,
    ...counted,
    `${Math.round(seconds)} s, ${date.slice(0, 10)}, commit ${commit.slice(0, 8)}${dirty ? ' with changes' : ''}`,
  ].join('; ');
}
