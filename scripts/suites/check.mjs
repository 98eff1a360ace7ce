import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../supervisor/command.mjs';
import { BIN, CACHE, NODE, ROOT } from '../supervisor/paths.mjs';

const ARCHITECTURE = 'worker/architecture.test.ts';
const biome = (...args) => [join(BIN, 'biome'), ['ci', '--colors=off', ...args]];

/**
 * One thread: more of them each infer the same types anew, for three times the CPU on a machine whose other cores have
 * the other steps to run. What has not changed since the last time is not checked again.
 */
const types = (project) => {
  const known = ['--incremental', '--tsBuildInfoFile', join(CACHE, `${project}.types`)];
  return [join(BIN, 'tsc'), ['--noEmit', '--pretty', 'false', '--singleThreaded', ...known, '-p', project]];
};

/** @typedef {{ name: string, passed: boolean, seconds: number, output: string }} Step */

function commands() {
  const projects = readdirSync(ROOT).filter((name) => /^tsconfig(\..+)?\.json$/.test(name));
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  /** @type {Record<string, [string, string[]][]>} */
  const steps = {
    format: [biome('--linter-enabled=false')],
    lint: [biome('--formatter-enabled=false', '--assist-enabled=false', '--error-on-warnings')],
    types: projects.map(types),
    openapi: [[NODE, [join(ROOT, 'scripts', 'openapi', 'lint.mjs')]]],
  };
  if (existsSync(join(ROOT, ARCHITECTURE))) {
    steps.architecture = [[NODE, [vitest, 'run', '--project', 'node', ARCHITECTURE]]];
  }
  return steps;
}

/**
 * @param {(step: Step) => void} onStep called as each step ends
 * @param {AbortSignal} [cut]
 * @returns {Promise<Step[]>}
 */
export function check(onStep, cut) {
  const env = { ...process.env, NO_COLOR: '1' };
  delete env.FORCE_COLOR;
  return Promise.all(
    Object.entries(commands()).map(async ([name, list]) => {
      const started = performance.now();
      const results = await Promise.all(list.map(([command, args]) => run(command, args, env, cut)));
      const failures = results.filter(({ code }) => code !== 0);
      const seconds = (performance.now() - started) / 1000;
      const step = { name, passed: failures.length === 0, seconds, output: failures.map((f) => f.output).join('\n') };
      onStep(step);
      return step;
    }),
  );
}

/** @param {Step} step */
export function printStep({ name, passed, seconds, output }) {
  if (!passed) console.log(output.trimEnd());
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(13)} ${seconds.toFixed(1)} s`);
}
