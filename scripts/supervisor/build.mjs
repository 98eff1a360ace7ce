import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { QUIET } from './environment.mjs';
import { CACHE, DIST, NODE, ROOT, VITE } from './paths.mjs';

// The SPAs import contracts and models from worker/, so it counts as a source of theirs.
const SOURCES = [
  'ui',
  'docs/guides',
  'worker',
  'scripts/openapi',
  'public',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const IGNORED = /\.(test|suite)\.tsx?$|\.sql$|(?<!docs\/guides\/[a-z/-]+)\.md$/;
const stampFile = join(CACHE, 'built');

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path).sort()) yield* filesUnder(join(path, entry));
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesUnder(join(ROOT, source))) {
      if (!IGNORED.test(file)) hash.update(file).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/**
 * Builds both SPAs when `dist/` is not the product of today's sources.
 * @returns {Promise<boolean>} whether a build was needed
 */
export async function buildUi({ force = false } = {}) {
  const wanted = fingerprint();
  const fresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
  if (!force && fresh && existsSync(join(DIST, 'index.html'))) return false;
  // Under vitest it is `test`, which builds Preact for development.
  const { FORCE_COLOR: _, ...env } = { ...process.env, ...QUIET, NODE_ENV: 'production' };
  const { code, output } = await run(NODE, [VITE, 'build', '--logLevel', 'warn'], env);
  if (code !== 0) throw new Error(`vite build failed:\n${output.trim()}`);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(stampFile, wanted);
  return true;
}
