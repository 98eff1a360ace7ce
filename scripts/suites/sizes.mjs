import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @typedef {{ file: string, src?: string, isEntry?: boolean, css?: string[], imports?: string[], dynamicImports?: string[] }} Item */
/** @typedef {Record<string, Item>} Manifest */

/** The page that a signed-in visitor of `/` or `/admin` lands on; the sign-in page is another, smaller first load. */
const START_ROUTE = /(^|\/)(home|overview)\/(home|overview|page)\.tsx$/;

export const gz = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

/** Everything a deployment would upload, without source maps. */
export function measureWorker(outdir) {
  return readdirSync(outdir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(map|md)$/.test(entry.name))
    .reduce((sum, entry) => sum + gz(join(entry.parentPath, entry.name)), 0);
}

/** Adds a module and all that it imports statically. @param {Manifest} manifest */
function addStatic(manifest, key, keys) {
  if (keys.has(key) || !manifest[key]) return;
  keys.add(key);
  for (const next of manifest[key].imports ?? []) addStatic(manifest, next, keys);
}

/** What every page of one app stands on: its entry with all that this imports statically. @param {Manifest} manifest */
function shell(manifest, entry) {
  const keys = new Set();
  addStatic(manifest, entry, keys);
  return keys;
}

/** What the first paint of one app requests: its shell and its start page. @param {Manifest} manifest */
function firstLoad(manifest, entry) {
  const keys = shell(manifest, entry);
  for (const key of keys) {
    for (const lazy of manifest[key]?.dynamicImports ?? []) {
      if (START_ROUTE.test(manifest[lazy]?.src ?? lazy)) addStatic(manifest, lazy, keys);
    }
  }
  return keys;
}

/** Every module that the app can ever request. @param {Manifest} manifest */
function reachable(manifest, entry) {
  const keys = new Set([entry]);
  for (const key of keys) {
    for (const next of [...(manifest[key]?.imports ?? []), ...(manifest[key]?.dynamicImports ?? [])]) keys.add(next);
  }
  return keys;
}

/** Scripts that the page names itself, beyond the manifest: preloads and plain script tags. */
function scriptsOfPage(page) {
  const html = existsSync(page) ? readFileSync(page, 'utf8') : '';
  return [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file]) => file);
}

function measureApp(dist, manifest, page) {
  const items = [...firstLoad(manifest, page)].map((key) => manifest[key]);
  const ofPage = scriptsOfPage(join(dist, page));
  const scripts = new Set([...items.map((item) => item.file), ...ofPage]);
  const ofShell = new Set([...[...shell(manifest, page)].map((key) => manifest[key].file), ...ofPage]);
  const styles = new Set(items.flatMap((item) => item.css ?? []));
  const sum = (files) =>
    [...files].filter((file) => existsSync(join(dist, file))).reduce((n, file) => n + gz(join(dist, file)), 0);
  const js = [...scripts].filter((file) => file.endsWith('.js'));
  const routes = [...reachable(manifest, page)]
    .map((key) => manifest[key]?.file ?? '')
    .filter((file) => file.endsWith('.js') && !scripts.has(file));
  return { js, jsGz: sum(js), shellJsGz: sum(ofShell), cssGz: sum(styles), routes };
}

/** Vite names an entry by the path of its page under the root. */
function entryPages(manifest) {
  const pages = Object.keys(manifest).filter((key) => manifest[key].isEntry && key.endsWith('index.html'));
  const consolePage = pages.find((key) => /(^|\/)admin\/index\.html$/.test(key));
  const portalPage = pages.find((key) => /^(ui\/)?index\.html$/.test(key));
  if (!consolePage || !portalPage)
    throw new Error(`The Vite manifest lacks a page: it has ${pages.join(', ') || 'none'}`);
  return { portalPage, consolePage };
}

/** @returns {{ figures: Record<string, number>, detail: string[] }} */
export function measurePortalAndConsole(dist) {
  const file = join(dist, '.vite', 'manifest.json');
  if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`${file} is missing: is build.manifest on?`);
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const { portalPage, consolePage } = entryPages(manifest);
  const portal = measureApp(dist, manifest, portalPage);
  const staff = measureApp(dist, manifest, consolePage);
  const routes = [...new Set([...portal.routes, ...staff.routes])].map((name) => ({
    name,
    bytes: gz(join(dist, name)),
  }));
  const largest = routes.sort((a, b) => b.bytes - a.bytes)[0];
  return {
    figures: {
      portalShellJsGz: portal.shellJsGz,
      portalFirstLoadJsGz: portal.jsGz,
      portalFirstLoadCssGz: portal.cssGz,
      consoleFirstLoadJsGz: staff.jsGz,
      largestRouteChunkGz: largest?.bytes ?? 0,
    },
    detail: [
      `portal first load: ${portal.js.join(', ')}`,
      `console first load: ${staff.js.join(', ')}`,
      `largest route chunk: ${largest?.name ?? 'none'}`,
    ],
  };
}
