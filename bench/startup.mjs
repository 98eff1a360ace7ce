// What the Worker computes before its first request: `wrangler check startup` on the deployed (minified) bundle. The
// least of some runs is the figure; the others had to share the machine.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../scripts/supervisor/command.mjs';
import { QUIET } from '../scripts/supervisor/environment.mjs';
import { NODE, WRANGLER } from '../scripts/supervisor/paths.mjs';

const RUNS = Number(process.env.RUNS ?? 15);
const MOST_MS = 50;
const WAITS = new Set(['(idle)', '(program)', '(garbage collector)']);

const folder = mkdtempSync(join(tmpdir(), 'culvert-startup-'));
const outfile = join(folder, 'startup.cpuprofile');

/** ms of the profile in which something ran; `own` without what the runtime itself does. */
function activeOf({ nodes, samples, timeDeltas }) {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  let [active, own] = [0, 0];
  for (const [i, id] of samples.entries()) {
    const name = names.get(id);
    if (name !== '(idle)') active += timeDeltas[i] / 1000;
    if (!WAITS.has(name)) own += timeDeltas[i] / 1000;
  }
  return { active, own };
}

const runs = [];
try {
  for (let i = 0; i < RUNS; i += 1) {
    const args = [WRANGLER, 'check', 'startup', '--args=--minify', '--outfile', outfile];
    const { code, output } = await run(NODE, args, { ...process.env, ...QUIET });
    if (code !== 0) throw new Error(output);
    runs.push(activeOf(JSON.parse(readFileSync(outfile, 'utf8'))));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const sorted = (key) => runs.map((one) => one[key]).toSorted((a, b) => a - b);
const [active, own] = [sorted('active'), sorted('own')];
const middle = Math.floor(RUNS / 2);
console.log(
  `startup   least ${active[0].toFixed(0)} ms, median ${active[middle].toFixed(0)} ms of ${RUNS} runs; own code ${own[0].toFixed(0)} ms, median ${own[middle].toFixed(0)} ms`,
);
if (process.argv.includes('--json')) console.log(JSON.stringify({ runs: RUNS, activeMs: active, ownMs: own }));
if (active[0] > MOST_MS) {
  console.error(`The Worker computes ${active[0].toFixed(0)} ms at its start; ${MOST_MS} at most.`);
  process.exitCode = 1;
}
