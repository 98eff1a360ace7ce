import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gz, measurePortalAndConsole, measureWorker } from './sizes.mjs';

const dist = mkdtempSync(join(tmpdir(), 'culvert-sizes-'));
afterAll(() => rmSync(dist, { recursive: true }));

function file(name, bytes) {
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, name), typeof bytes === 'number' ? randomBytes(bytes) : bytes);
}

const sizeOf = (...names) => names.reduce((sum, name) => sum + gz(join(dist, name)), 0);

const MANIFEST = {
  'index.html': {
    file: 'assets/portal.js',
    src: 'index.html',
    isEntry: true,
    imports: ['_shared.js'],
    css: ['assets/portal.css'],
    dynamicImports: ['portal/home/page.tsx', 'portal/orders/page.tsx'],
  },
  'admin/index.html': { file: 'assets/console.js', src: 'admin/index.html', isEntry: true, imports: ['_shared.js'] },
  '_shared.js': { file: 'assets/shared.js' },
  '_card.js': { file: 'assets/card.js' },
  'portal/home/page.tsx': { file: 'assets/home.js', src: 'portal/home/page.tsx', imports: ['_card.js'] },
  'portal/orders/page.tsx': { file: 'assets/orders.js', src: 'portal/orders/page.tsx', imports: ['_card.js'] },
};

file('index.html', '<script src="/theme.js"></script><script type="module" src="/assets/portal.js"></script>');
file('admin/index.html', '<script type="module" src="/assets/console.js"></script>');
file('theme.js', 100);
for (const [name, bytes] of Object.entries({
  portal: 500,
  console: 900,
  shared: 300,
  card: 50,
  home: 400,
  orders: 700,
})) {
  file(`assets/${name}.js`, bytes);
}
file('assets/portal.css', 80);
file('.vite/manifest.json', JSON.stringify(MANIFEST));

describe('sizes', () => {
  const { figures } = measurePortalAndConsole(dist);

  it('counts as first load the entry, its imports, the scripts of the page and the start route with its imports', () => {
    const names = ['assets/portal.js', 'assets/shared.js', 'assets/home.js', 'assets/card.js', 'theme.js'];
    expect(figures.portalFirstLoadJsGz).toBe(sizeOf(...names));
    expect(figures.portalFirstLoadCssGz).toBe(sizeOf('assets/portal.css'));
    expect(figures.consoleFirstLoadJsGz).toBe(sizeOf('assets/console.js', 'assets/shared.js'));
  });

  it('counts as shell what stands before any page is asked for', () => {
    expect(figures.portalShellJsGz).toBe(sizeOf('assets/portal.js', 'assets/shared.js', 'theme.js'));
  });

  it('finds the largest chunk among those that no first load brought', () => {
    expect(figures.largestRouteChunkGz).toBe(sizeOf('assets/orders.js'));
  });

  it('sums all that a deployment uploads, without source maps', () => {
    file('worker/index.js', 500);
    file('worker/index.js.map', 5000);
    file('worker/font.bin', 200);
    expect(measureWorker(join(dist, 'worker'))).toBe(sizeOf('worker/index.js', 'worker/font.bin'));
  });
});
