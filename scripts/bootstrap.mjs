// First stage of every npm script. Runs on whatever Node the machine has (18 or later), needs no dependency, installs
// the dependencies when they are missing or out of date, then hands over to the named script under the pinned Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenOrphaned } from './supervisor/signals.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.culvert', 'installed');
const SCRIPTS = {
  start: 'start.mjs',
  dev: 'dev.mjs',
  test: 'test.mjs',
  'test:changed': 'test-changed.mjs',
  check: 'check.mjs',
  fix: 'fix.mjs',
  bench: 'bench.mjs',
  prove: 'prove.mjs',
  sizes: 'sizes.mjs',
  screenshots: 'screenshots.mjs',
  build: 'build.mjs',
  examples: 'examples.mjs',
  deploy: 'deploy.mjs',
  parity: 'parity/report.mjs',
  'parity:extract': 'parity/extract.mjs',
};

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const wanted = () =>
  createHash('sha256')
    .update(read(join(root, 'package-lock.json')))
    .digest('hex');

/** The packages the lock asks for that this platform could use and that are absent or of another version. */
function outdated() {
  const lock = JSON.parse(read(join(root, 'package-lock.json')) || '{}').packages ?? {};
  const installed = JSON.parse(read(join(modules, '.package-lock.json')) || '{}').packages ?? {};
  return Object.keys(lock).filter((path) => {
    if (path === '' || lock[path].link) return false;
    if (!installed[path]) return !lock[path].optional;
    return installed[path].version !== lock[path].version;
  });
}

function stamp() {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted());
}

/** npm must not run under the Node binary that it is about to delete. */
function npm(args) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const env = { ...process.env, PATH: path.join(delimiter), npm_config_loglevel: 'error' };
  const flags = ['--no-audit', '--no-fund', '--legacy-peer-deps'];
  // The standard output belongs to the script that follows: its last line may be JSON.
  return spawnSync('npm', [...args, ...flags], { cwd: root, env, stdio: ['ignore', 2, 2] }).status === 0;
}

function install() {
  if (read(stampFile) === wanted() && existsSync(pinnedNode())) return;
  if (existsSync(pinnedNode()) && existsSync(join(modules, '.package-lock.json')) && outdated().length === 0) {
    stamp();
    return;
  }
  console.error('Installing dependencies …');
  if (!npm(['ci']) && !npm(['install'])) {
    console.error('The dependencies could not be installed: see the npm messages above.');
    process.exit(1);
  }
  stamp();
}

function pinnedNode() {
  return join(modules, 'node', 'bin', 'node');
}

/** Signals go to the script, whose exit status becomes ours. */
function handOver(file, args) {
  const env = { ...process.env };
  const bin = join(modules, '.bin');
  if (!(env.PATH ?? '').split(delimiter).includes(bin)) env.PATH = `${bin}${delimiter}${env.PATH ?? ''}`;
  const child = spawn(pinnedNode(), [join(root, 'scripts', file), ...args], { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (file === SCRIPTS.test && env.npm_lifecycle_event) whenOrphaned(() => child.kill('SIGHUP'));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
}

const [name = '', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(SCRIPTS, name)) {
  console.error(`Unknown command "${name}". Known: ${Object.keys(SCRIPTS).join(', ')}.`);
  process.exit(2);
}
install();
handOver(SCRIPTS[name], rest);
