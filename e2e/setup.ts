import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startApp } from '../scripts/supervisor/app.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    app: { url: string; simUrls: string[]; admin: { email: string; password: string }; dataDir: string };
  }
}

/** The demo shop for the browser tests: the built app, its simulator and its clock, as `npm start` runs them. */
export default async function shop(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'culvert-e2e-'));
  const app = await startApp({ dataDir, port: 8810, simPort: 8811, simPort2: 8812, quiet: true });
  if (!app.logins) throw new Error('The demo shop was not seeded.');
  project.provide('app', { url: app.url, simUrls: app.simUrls, admin: app.logins.admin, dataDir });
  return async () => {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
