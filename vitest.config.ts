import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// The CA of the tests’ https panels, in place of whatever the machine adds. Miniflare reads it while it is loaded, and
// verifies as in production.
process.env.NODE_EXTRA_CA_CERTS = fileURLToPath(new URL('./worker/testing/tls/ca.crt', import.meta.url));
const { cloudflareTest, readD1Migrations } = await import('@cloudflare/vitest-plugin');

/** 32 fixed bytes: tests decrypt what tests encrypted. */
export const TEST_BINDINGS = {
  MODE: 'test',
  PUBLIC_ADDRESS: 'https://shop.test',
  SETUP_TOKEN: 'test-setup-token-0123456789',
  KEY_RING: JSON.stringify({ current: 'test', keys: { test: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=' } }),
};

/**
 * Tests wait for events, not for clocks: a limit only ends one that hangs, and is long because the machine may be busy
 * with other things.
 */
const HANG_MS = 10 * 60_000;
const HANG_IN_BROWSER_MS = 15 * 60_000;

/** A browser test that lasts a minute must not be the last to start, while the other worker has nothing left to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = ['crash', 'every-page', 'lists', 'panel', 'live', 'servers'];
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`/e2e/${name}.e2e.ts`));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              email: { send_email: [{ name: 'EMAIL' }] },
              bindings: { ...TEST_BINDINGS, TEST_MIGRATIONS: await readD1Migrations('./migrations') },
            },
          })),
        ],
        test: {
          name: 'worker',
          isolate: false,
          maxWorkers: 1,
          testTimeout: HANG_MS,
          hookTimeout: HANG_MS,
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
          testTimeout: HANG_MS,
          hookTimeout: HANG_MS,
          include: [
            'worker/architecture.test.ts',
            'worker/**/*.node.test.ts',
            'sim/**/*.test.ts',
            'ui/**/*.test.ts',
            'scripts/**/*.test.mjs',
            'e2e/pictures/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          testTimeout: HANG_IN_BROWSER_MS,
          hookTimeout: HANG_IN_BROWSER_MS,
          maxWorkers: 2,
          include: ['e2e/*.e2e.ts'],
          globalSetup: ['./e2e/world/setup.ts'],
        },
      },
    ],
  },
});
