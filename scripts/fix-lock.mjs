// Completes package-lock.json for `npm ci`. A registry mirror that lacks the packages of other platforms makes npm write
// a lock without them, and `npm ci` then refuses the lock ("Missing … from lock file"). This adds an entry without an
// integrity hash for each missing one, leaves out what nobody uses, and pins "latest" in package.json to what is
// installed. Safe to run again.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..'));
const OS = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix'];
const OS_ALIAS = { windows: 'win32' };
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'ppc64le', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];
const CPU_ALIAS = { aarch64: 'arm64', 64: 'x64', 32: 'ia32' };

const load = (file) => JSON.parse(readFileSync(file, 'utf8'));
const save = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
const at = (path, name) => `${path === '' ? '' : `${path}/`}node_modules/${name}`;

function pinLatest(manifestFile) {
  const text = readFileSync(manifestFile, 'utf8');
  const pinned = text.replace(/^(\s*"([^"]+)":\s*)"latest"/gm, (line, head, name) => {
    const installed = join(root, 'node_modules', name, 'package.json');
    return existsSync(installed) ? `${head}"${load(installed).version}"` : line;
  });
  if (pinned !== text) writeFileSync(manifestFile, pinned);
}

/** Where Node would find `name` when asked from the package at `path`. */
function resolveFrom(packages, path, name) {
  for (let base = path; ; ) {
    if (packages[at(base, name)]) return at(base, name);
    if (base === '') return null;
    const cut = base.lastIndexOf('/node_modules/');
    base = cut < 0 ? '' : base.slice(0, cut);
  }
}

function platformOf(name) {
  const words = name.toLowerCase().split(/[-/_@.]/);
  const os = words.map((word) => OS_ALIAS[word] ?? word).find((word) => OS.includes(word));
  const cpu = words.map((word) => CPU_ALIAS[word] ?? word).find((word) => CPU.includes(word));
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}) };
}

function addMissing(packages) {
  let added = 0;
  for (const [path, entry] of Object.entries({ ...packages })) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = range.replace(/^[\^~=]/, '');
      const found = resolveFrom(packages, path, name);
      if (found && (packages[found].version === version || /^[\^~]/.test(range))) continue;
      const key = found || path === '' ? at(path, name) : `node_modules/${name}`;
      packages[key] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platformOf(name) };
      added += 1;
    }
  }
  return added;
}

/** Another engine of a package that the tests use in JavaScript: a jar and a native program, 50 MB in every checkout. */
const UNUSED = { recheck: /^node_modules\/recheck-/ };

function dropUnused(packages) {
  for (const [name, engines] of Object.entries(UNUSED)) {
    delete packages[`node_modules/${name}`]?.optionalDependencies;
    for (const path of Object.keys(packages)) if (engines.test(path)) delete packages[path];
  }
}

pinLatest(join(root, 'package.json'));
const lockFile = join(root, 'package-lock.json');
const lock = load(lockFile);
const manifest = load(join(root, 'package.json'));
Object.assign(lock.packages[''], {
  dependencies: manifest.dependencies,
  devDependencies: manifest.devDependencies,
});
dropUnused(lock.packages);
const added = addMissing(lock.packages);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
save(lockFile, lock);
console.log(`${added} lock entries added`);
