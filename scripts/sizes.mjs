// `npm run sizes`: gzip -9 sizes of what is deployed, against the budgets.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measurePortalAndConsole, measureWorker } from './suites/sizes.mjs';
import { buildUi } from './supervisor/build.mjs';
import { run } from './supervisor/command.mjs';
import { QUIET } from './supervisor/environment.mjs';
import { DIST, NODE, WRANGLER } from './supervisor/paths.mjs';

const KB = 1024;
const BUDGETS = {
  workerGz: 900 * KB,
  portalShellJsGz: 28 * KB,
  portalFirstLoadJsGz: 35 * KB,
  consoleFirstLoadJsGz: 90 * KB,
  largestRouteChunkGz: 25 * KB,
};

async function buildWorker(outdir) {
  const args = [WRANGLER, 'deploy', '--dry-run', '--minify', '--outdir', outdir];
  const { code, output } = await run(NODE, args, { ...process.env, ...QUIET });
  if (code !== 0) throw new Error(`The worker could not be built:\n${output.trim()}`);
}

async function measure() {
  const outdir = mkdtempSync(join(tmpdir(), 'culvert-worker-'));
  try {
    await buildUi();
    await buildWorker(outdir);
    const { figures, detail } = measurePortalAndConsole(DIST);
    return { figures: { workerGz: measureWorker(outdir), ...figures }, detail };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

try {
  const { figures, detail } = await measure();
  const over = Object.entries(BUDGETS).filter(([key, budget]) => figures[key] > budget);
  for (const [key, bytes] of Object.entries(figures)) {
    const budget = BUDGETS[key] ? ` of ${BUDGETS[key] / KB} KB` : '';
    console.log(
      `${over.some(([name]) => name === key) ? '✗' : '✓'} ${key.padEnd(23)} ${(bytes / KB).toFixed(1)} KB${budget}`,
    );
  }
  for (const line of detail) console.log(`  ${line}`);
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
  process.exitCode = over.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
