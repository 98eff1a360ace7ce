import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Modules of the UI that only define things: a page that imports one part from the kit's index pays for that part. */
const DEFINITIONS_ONLY = /\/ui\/(kit|data|i18n|vpn|portal|console)\/.*\.tsx?$/;
const ENTRY = /\/ui\/(portal|console|reference)\/main\.tsx$/;

export default defineConfig({
  root: path('./ui'),
  base: '/',
  plugins: [preact({ devToolsEnabled: false, reactAliasesEnabled: false }), tailwindcss()],
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
      treeshake: {
        moduleSideEffects: [
          { test: ENTRY, sideEffects: true },
          { test: DEFINITIONS_ONLY, sideEffects: false },
        ],
      },
    },
  },
});
