import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const BIN = join(ROOT, 'node_modules', '.bin');
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node');
export const WRANGLER = join(ROOT, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
export const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
export const DIST = join(ROOT, 'dist');
/** State of the checkout itself, not of one run's data: gone with the dependencies, which is when it must be. */
export const CACHE = join(ROOT, 'node_modules', '.culvert');

export const defaultDataDir = () => resolve(ROOT, process.env.DATA_DIR || '.data');

/**
 * @param {string} dataDir
 * @returns what a run keeps, one path each
 */
export function layout(dataDir) {
  const logs = join(dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  return {
    dataDir,
    logs,
    state: join(dataDir, 'state'),
    simulator: join(dataDir, 'simulator.json'),
    secrets: join(dataDir, 'secrets.env'),
    run: join(dataDir, 'run.json'),
    ports: join(dataDir, 'ports.json'),
    registry: join(dataDir, 'registry'),
  };
}
