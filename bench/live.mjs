// Live status of one server: what the panel is asked, what watchers hear, and how soon. Counters are exact.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'culvert-bench-'));
const out = join(folder, 'live.json');
const vitest = join('node_modules', 'vitest', 'vitest.mjs');
const run = spawnSync(
  process.execPath,
  [vitest, 'run', 'bench/live.bench.ts', '--config', 'bench/vitest.config.ts', '--silent'],
  { env: { ...process.env, BENCH_OUT: out }, encoding: 'utf8' },
);
if (run.status !== 0) throw new Error(`${run.stdout}\n${run.stderr}`);
const result = JSON.parse(readFileSync(out, 'utf8'));
rmSync(folder, { recursive: true, force: true });

const { viewers, pushMsP50, pushMsP99, messagesWhenUnchanged, sockets, naive, evicted } = result;
for (const v of viewers)
  console.log(
    `${String(v.n).padStart(4)} viewers   ${v.upstreamCalls} calls in ${v.intervals} intervals   ${v.callsPerInterval} per interval`,
  );
console.log(
  `A change reaches ${sockets} sockets: p50 ${pushMsP50.toFixed(1)} ms, p99 ${pushMsP99.toFixed(1)} ms after the alarm, the panel's answer included.`,
);
console.log(
  `Each viewer asking by itself: ${naive.callsPerInterval} calls per interval (${naive.callsPerInterval / (viewers.at(-1)?.callsPerInterval ?? 1)} times as many), p99 ${naive.msP99.toFixed(1)} ms (${(naive.msP99 / pushMsP99).toFixed(1)} times).`,
);
console.log(`Nothing changed: ${messagesWhenUnchanged} messages.`);
console.log(
  `Evicted ${evicted.evictions} times: ${evicted.viewersLostForAnInterval} viewers missed an interval, ${evicted.callsPerInterval} calls per interval.`,
);
if (process.argv.includes('--json')) console.log(JSON.stringify(result));

const faults = [
  ...viewers
    .filter((v) => v.callsPerInterval !== 1)
    .map((v) => `${v.n} viewers cost ${v.callsPerInterval} calls an interval.`),
  ...(messagesWhenUnchanged === 0 ? [] : ['Messages were sent though nothing changed.']),
  ...(evicted.viewersLostForAnInterval === 0 ? [] : ['An eviction cost viewers an interval.']),
];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
