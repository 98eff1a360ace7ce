import { globSync, readFileSync } from 'node:fs';

/** The text that declares the pages of an SPA: one table of the portal, one in each folder of the console. */
export const pageTables = (spa: 'portal' | 'console'): string =>
  globSync(spa === 'portal' ? 'ui/portal/routes.tsx' : 'ui/console/*/pages.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
