import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import preact from '@preact/preset-vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Modules of the UI that only define things: a page that imports one part from the kit's index pays for that part. */
const DEFINITIONS_ONLY = /\/ui\/(kit|data|i18n|vpn|portal|console)\/.*\.tsx?$/;
const ENTRY = /\/ui\/(portal|console|reference)\/main\.tsx$/;

type Graph = Rolldown.ChunkingContext;

/** A module and all that it imports statically. */
function addStatic(graph: Graph, id: string, ids: Set<string>): Set<string> {
  if (ids.has(id)) return ids;
  ids.add(id);
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) addStatic(graph, next, ids);
  return ids;
}

/** What the portal's home needs beyond the shell and shares with other pages: two files in place of a dozen small ones. */
function startChunk(id: string, graph: Graph): string | null {
  const shell = addStatic(graph, path('./ui/portal/main.tsx'), new Set());
  const start = addStatic(graph, path('./ui/portal/home/home.tsx'), new Set());
  if (!start.has(id) || shell.has(id)) return null;
  return id.startsWith(path('./ui/portal/')) ? 'portal' : 'parts';
}

/** `/api/v1/openapi.json` is a file of the build: the Worker carries neither its generator nor its examples. */
function openApi(): Plugin {
  return {
    name: 'openapi',
    buildStart() {
      for (const file of globSync('worker/*/contract/*', { cwd: path('.') })) this.addWatchFile(path(file));
    },
    async generateBundle() {
      const { stdout } = await promisify(execFile)(process.execPath, [path('./scripts/openapi/print.mjs')], {
        maxBuffer: 2 ** 26,
      });
      this.emitFile({ type: 'asset', fileName: 'api/v1/openapi.json', source: stdout });
    },
  };
}

export default defineConfig({
  root: path('./ui'),
  base: '/',
  plugins: [preact({ devToolsEnabled: false, reactAliasesEnabled: false }), tailwindcss(), openApi()],
  build: {
    outDir: path('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() stays as written: a transpiled copy would double the tokens.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        portal: path('./ui/index.html'),
        console: path('./ui/admin/index.html'),
        reference: path('./ui/docs/index.html'),
      },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: startChunk, debugName: 'start', test: /\/ui\/(kit|data|portal)\//, minShareCount: 2 }],
        },
      },
      treeshake: {
        moduleSideEffects: [
          { test: ENTRY, sideEffects: true },
          { test: DEFINITIONS_ONLY, sideEffects: false },
        ],
      },
    },
  },
});
