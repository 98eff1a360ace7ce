import { applyD1Migrations, type D1Migration, env, reset } from 'cloudflare:test';
import { afterAll, beforeAll } from 'vitest';

declare global {
  namespace Cloudflare {
    interface Env {
      TEST_MIGRATIONS: D1Migration[];
    }
  }
}

beforeAll(async () => {
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
});

/** One database per file; inside a file each test makes a tenant of its own. */
afterAll(async () => {
  await reset();
});
