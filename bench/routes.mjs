// What each list route reads at 1k and at 100k services: rows, round trips, statements. Counters, not times.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZES = [1_000, 100_000];
const folder = mkdtempSync(join(tmpdir(), 'culvert-bench-'));

/** @param {number} services */
function measure(services) {
  const out = join(folder, `${services}.json`);
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const run = spawnSync(
    process.execPath,
    [vitest, 'run', 'bench/routes.bench.ts', '--config', 'bench/vitest.config.ts', '--silent'],
    {
      env: { ...process.env, BENCH_SERVICES: String(services), BENCH_OUT: out },
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`${run.stdout}\n${run.stderr}`);
  return JSON.parse(readFileSync(out, 'utf8'));
}

const [small, large] = SIZES.map(measure);
rmSync(folder, { recursive: true, force: true });

const routes = small.map((s) => {
  const l = large.find((x) => x.route === s.route);
  return {
    route: s.route,
    rowsRead1k: s.rowsRead,
    rowsRead100k: l.rowsRead,
    roundTrips: l.roundTrips,
    statements: l.statements,
    walked: l.walked,
  };
});
const result = {
  routes,
  worstRowsRead: Math.max(...routes.map((r) => r.rowsRead100k)),
  worstRoundTrips: Math.max(...routes.map((r) => r.roundTrips)),
};

for (const r of routes)
  console.log(
    `${r.route.padEnd(64)} rows ${String(r.rowsRead1k).padStart(4)} → ${String(r.rowsRead100k).padStart(4)}   round trips ${r.roundTrips}   statements ${r.statements}`,
  );
console.log(`Worst: ${result.worstRowsRead} rows, ${result.worstRoundTrips} round trips.`);
if (process.argv.includes('--json')) console.log(JSON.stringify(result));

/** Two pages and a little: below that, growth is a page that was not full yet. */
const FULL_PAGE = 60;
/** One client's rows bound what a list reads that walks through them all: `WALKED` of worker/testing/endpoints.ts. */
const ROWS_OF_BIG_CLIENT = 300;
/** Top-ups and renewals come to three rows for each of its services. */
const PER_ROW = 3;
const ofOneClient = ({ route, walked }) => walked && (/clientId=/.test(route) || route.startsWith('client.'));
const budget = (r) => (ofOneClient(r) ? ROWS_OF_BIG_CLIENT * PER_ROW + FULL_PAGE : 200);

const grown = routes.filter((r) => r.rowsRead100k > Math.max(FULL_PAGE, r.rowsRead1k * 1.1));
const costly = routes.filter((r) => r.rowsRead100k > budget(r) || r.roundTrips > 2);
for (const r of grown) console.error(`${r.route} grows with the shop: ${r.rowsRead1k} → ${r.rowsRead100k} rows.`);
for (const r of costly)
  console.error(`${r.route} is over its budget: ${r.rowsRead100k} rows, ${r.roundTrips} round trips.`);
process.exitCode = grown.length + costly.length > 0 ? 1 : 0;
