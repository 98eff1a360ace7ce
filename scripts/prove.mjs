// `npm run prove -- <suite> [--seed n] [--times n] [--json]`: what takes too long for `npm test`, which runs a slice of it
// with fixed seeds. A proof is kept under docs/proof; one that fails is not, and says how to see it again.
import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commitNow, figuresOf, machineNow, sentenceOf } from './prove/proof.mjs';
import { SUITES } from './prove/suites.mjs';
import { readRecord } from './suites/record.mjs';
import { printSummary } from './suites/summary.mjs';
import { recordOf, runVitest } from './suites/vitest.mjs';
import { ROOT } from './supervisor/paths.mjs';
import { cutOnSignals } from './supervisor/signals.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, times: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const [name = ''] = positionals;
const suite = SUITES[name];

/** @param {string | undefined} text @param {number} otherwise */
function whole(text, otherwise) {
  const n = text === undefined ? otherwise : Number(text);
  if (!Number.isSafeInteger(n) || n < 1) throw new Error(`${text} is not a whole number above 0.`);
  return n;
}

/** @param {import('./prove/suites.mjs').Suite} suite */
async function prove(suite) {
  const started = performance.now();
  const parameters = { seed: whole(values.seed, randomInt(1, 2 ** 31)), times: whole(values.times, suite.times) };
  const { commit, dirty } = commitNow();
  console.log(`${name}, seed ${parameters.seed}, ${parameters.times} times: ${suite.proves}`);
  process.env.VITE_PROOF = JSON.stringify({ suite: name, ...parameters });
  const counts = await runVitest(suite.files, { projects: [suite.project], cut: cutOnSignals() });
  const outcome = { passed: 0, failed: 0, skipped: 0 };
  for (const one of counts)
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) outcome[key] += one[key];
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const figures = figuresOf(readRecord(recordOf(suite.project, { whole: false })));
  const proof = {
    ...{ suite: name, proves: suite.proves, parameters, outcome, figures, seconds },
    ...{ commit, dirty, date: new Date().toISOString(), machine: machineNow() },
  };
  printSummary(counts, started);
  return { ...proof, says: sentenceOf(proof, suite) };
}

/** @param {Awaited<ReturnType<typeof prove>>} proof */
function keep(proof) {
  const { seed, times } = proof.parameters;
  if (proof.outcome.failed > 0 || proof.outcome.passed === 0) {
    console.error(`Not kept. The same again: npm run prove -- ${name} --seed ${seed} --times ${times}`);
    return;
  }
  const file = join('docs', 'proof', `${name}.json`);
  mkdirSync(join(ROOT, 'docs', 'proof'), { recursive: true });
  writeFileSync(join(ROOT, file), `${JSON.stringify(proof, null, 2)}\n`);
  console.log(`Kept in ${file}.`);
}

if (suite) {
  const proof = await prove(suite);
  keep(proof);
  console.log(proof.says);
  if (values.json) console.log(JSON.stringify(proof));
} else {
  console.error(`${name ? `No suite "${name}".` : 'Which suite?'} Known: ${Object.keys(SUITES).sort().join(', ')}.`);
  console.error('Usage: npm run prove -- <suite> [--seed n] [--times n] [--json]');
  process.exitCode = 2;
}
