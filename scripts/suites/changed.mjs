// Which test files a change touches: those that import it, however far, and those that read it otherwise.
import { dirname, join, matchesGlob } from 'node:path/posix';

/** @typedef {{ test: string, because: string[] }} Affected `because`: from the changed file on, what stands between */

const CODE = /\.(ts|tsx|mjs)$/;
const TEST = /\.(test|e2e)\.(ts|mjs)$/;
export const isTest = (file) => TEST.test(file);

const IMPORTS = [
  /\b(?:import|export)\s+(?!type\b)[^'";]*?from\s*['"](\.[^'"]+)['"]/g,
  /\bimport\s*\(?\s*['"](\.[^'"]+)['"]/g,
];
const GLOB = /import\.meta\.glob[^(]*\(\s*(\[[^\]]*\]|['"][^'"]*['"])/g;

/** What tests are held to, or read, without an import of it. */
const BEYOND_IMPORTS = [
  { changed: /^(package-lock\.json|[a-z]+\.config\.ts|wrangler\.toml|tsconfig.*\.json)$/, tests: /./ },
  { changed: /^migrations\//, tests: /^(worker|durable)\/|^scripts\/(supervisor\/database|deploy\/)/ },
  { changed: CODE, tests: /^worker\/architecture\.test\.ts$/ },
  { changed: /\.md$/, tests: /^worker\/architecture\.test\.ts$/ },
  // These ask every endpoint, every list and every table.
  { changed: /^worker\/.*\.ts$/, tests: /^worker\/[^/]+\.test\.ts$/ },
  { changed: /^worker\/testing\/tls\//, tests: /^worker\/(kernel\/reach|servers|drivers)\// },
  { changed: /^ui\//, tests: /^ui\/(i18n|theme)\// },
  { changed: /^docs\/guides\//, tests: /\/guides\.(test|e2e)\.ts$/ },
  { changed: /^(scripts|bench)\//, tests: /^scripts\/[^/]+\.test\.mjs$/ },
  { changed: /^(ui|sim)\/|^scripts\/(supervisor\/|seed-demo|start)/, tests: /^e2e\// },
];

/** Everything hangs together where the app is put together: imports from here are not followed. */
const ASSEMBLY = new Set(['worker/testing/world.ts']);

/** The folder whose files a test of the worker is about: it asks them through the API, and imports none of them. */
function moduleOf(file) {
  const [top, module = '', kind = '', driver = ''] = file.split('/');
  if (top === 'durable') return 'durable/';
  if (top !== 'worker' || !file.includes('/', top.length + 1) || module === 'testing') return null;
  return module === 'drivers' ? `worker/drivers/${kind}/${driver}/` : `worker/${module}/`;
}

/** @param {string} file @param {string} source @param {readonly string[]} all */
function importsOf(file, source, all) {
  if (ASSEMBLY.has(file)) return [];
  const at = (specifier) => join(dirname(file), specifier.replace(/\?.*$/, ''));
  const named = IMPORTS.flatMap((pattern) => [...source.matchAll(pattern)].map(([, specifier = '']) => at(specifier)));
  const globs = [...source.matchAll(GLOB)].flatMap(([, list = '']) => list.match(/(?<=['"])\.[^'"]+(?=['"])/g) ?? []);
  const found = globs.flatMap((glob) => all.filter((one) => matchesGlob(one, at(glob))));
  const own = isTest(file) ? moduleOf(file) : null;
  const beside = own ? all.filter((one) => one.startsWith(own) && CODE.test(one) && !isTest(one)) : [];
  // Who asks a port gets one of its drivers.
  const port = /^(worker\/drivers\/\w+\/)port\.ts$/.exec(file)?.[1];
  const drivers = port ? all.filter((one) => one.startsWith(port) && one !== file && !isTest(one)) : [];
  return [...named, ...found, ...beside, ...drivers];
}

/**
 * @param {ReadonlyMap<string, string>} sources of every file of code, by path; of others, an empty text
 * @param {readonly string[]} changed paths, also of files that are gone
 * @returns {Affected[]}
 */
export function affectedBy(sources, changed) {
  const all = [...new Set([...sources.keys(), ...changed])];
  /** @type {Map<string, string[]>} */
  const importers = new Map();
  for (const [file, source] of sources)
    for (const imported of importsOf(file, source, all)) {
      const known = importers.get(imported);
      if (known) known.push(file);
      else importers.set(imported, [file]);
    }
  /** @type {Map<string, string[]>} */
  const reached = new Map(changed.map((file) => [file, [file]]));
  for (const [file, way] of reached)
    for (const importer of importers.get(file) ?? [])
      if (!reached.has(importer)) reached.set(importer, [...way, importer]);
  for (const file of changed)
    for (const { changed: pattern, tests } of BEYOND_IMPORTS)
      if (pattern.test(file))
        for (const test of sources.keys())
          if (isTest(test) && tests.test(test) && !reached.has(test)) reached.set(test, [file, test]);
  return [...reached]
    .filter(([file]) => isTest(file) && sources.has(file))
    .map(([test, way]) => ({ test, because: way.slice(0, -1) }))
    .toSorted((a, b) => (a.test < b.test ? -1 : 1));
}
