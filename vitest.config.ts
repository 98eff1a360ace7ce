import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The CA of the tests’ https panels, in place of whatever the machine adds. Miniflare reads it while it is loaded, and
// verifies as in production.
process.env.NODE_EXTRA_CA_CERTS = fileURLToPath(new URL('./worker/testing/tls/ca.crt', import.meta.url));
const { cloudflareTest, readD1Migrations } = await import('@cloudflare/vitest-plugin');

/** 32 fixed bytes: tests decrypt what tests encrypted. */
export const TEST_BINDINGS = {
  MODE: 'test',
  SETUP_TOKEN: 'test-setup-token-0123456789',
  KEY_RING: JSON.stringify({ current: 'test', keys: { test: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=' } }),
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: { ...TEST_BINDINGS, TEST_MIGRATIONS: await readD1Migrations('./migrations') },
            },
          })),
        ],
        test: {
          name: 'worker',
          isolate: false,
          maxWorkers: 1,
          testTimeout: 20_000,
          include: ['worker/**/*.test.ts', 'durable/**/*.test.ts'],
          exclude: ['**/*.node.test.ts', 'worker/architecture.test.ts'],
          globalSetup: ['./worker/testing/panel.ts'],
          setupFiles: ['./worker/testing/setup.ts'],
        },
      },
      {
        test: {
          name: 'node',
          environment: 'node',
          testTimeout: 30_000,
          include: [
            'worker/architecture.test.ts',
            'worker/**/*.node.test.ts',
            'sim/**/*.test.ts',
            'ui/**/*.test.ts',
            'scripts/**/*.test.mjs',
          ],
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
          include: ['e2e/*.e2e.ts'],
          globalSetup: ['./e2e/setup.ts'],
        },
      },
    ],
  },
});
