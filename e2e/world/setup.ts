import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startApp } from '../../scripts/supervisor/app.mjs';

/** The demo shops for the browser tests: the built app, its simulator and its clock, as `npm start` runs them. */
export default async function shops(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'culvert-e2e-'));
  const start = async (worker: number) => {
    const dataDir = join(folder, `${worker}`);
    const app = await startApp({ dataDir, anyFree: true, quiet: true });
    if (!app.logins) throw new Error('The demo shop was not seeded.');
    return { app, provided: { url: app.url, simUrls: app.simUrls, admin: app.logins.admin, dataDir } };
  };
  const started = await Promise.all(Array.from({ length: project.config.maxWorkers }, (_, worker) => start(worker)));
  project.provide(
    'apps',
    started.map(({ provided }) => provided),
  );
  return async () => {
    await Promise.all(started.map(({ app }) => app.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
}
