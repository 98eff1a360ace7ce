import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ADMIN } from '../../scripts/seed-demo.mjs';
import { startApp } from '../../scripts/supervisor/app.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    setupToken: string;
  }
}

/** A shop that nobody has set up yet: its first pictures are of that. */
export default async function emptyShop(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'culvert-pictures-'));
  // They stand in the pictures.
  const usual = { PORT: 8825, SIM_PORT: 8826, SIM_PORT2: 8827 };
  const dev = ['e2e/pictures/still/worker.ts', '--alias', 'ulidx:./e2e/pictures/still/ids.ts'];
  const app = await startApp({ dataDir, usual, dev, seed: false, tick: false, quiet: true });
  project.provide('apps', [{ url: app.url, simUrls: app.simUrls, admin: ADMIN, dataDir }]);
  project.provide('setupToken', app.setupToken);
  return async () => {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
