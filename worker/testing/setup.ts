import { applyD1Migrations, type D1Migration, env, reset } from 'cloudflare:test';
import { afterAll, beforeAll, expect } from 'vitest';
// The codes of problems are declared, as in the Worker.
import '../registry.ts';
import { undeclared } from './world.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      TEST_MIGRATIONS: D1Migration[];
    }
  }
}

/** The app's own log, thousands of lines: shown when a failure is looked into, with `VITE_LOG=1`. */
function quiet(level: 'log' | 'error') {
  const say = console[level];
  if (say.name === 'sayUnlessLog') return;
  console[level] = function sayUnlessLog(...parts: unknown[]) {
    if (!String(parts[0]).startsWith('{"level":')) say(...parts);
  };
}
if (!import.meta.env.VITE_LOG) for (const level of ['log', 'error'] as const) quiet(level);

beforeAll(async () => {
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
});

/** One database per file; inside a file each test makes a tenant of its own. */
afterAll(async () => {
  await reset();
  const found = [...undeclared].sort();
  undeclared.clear();
  expect(found, 'Add the code to `problems` of the endpoint in its contract.').toEqual([]);
});
