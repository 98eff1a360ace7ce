import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { TEST_BINDINGS } from '../vitest.config.ts';

export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: { bindings: { ...TEST_BINDINGS, TEST_MIGRATIONS: await readD1Migrations('./migrations') } },
    })),
  ],
  test: {
    isolate: false,
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    include: ['bench/**/*.bench.ts'],
    globalSetup: ['./bench/out.ts', './worker/testing/panel.ts'],
    setupFiles: ['./worker/testing/setup.ts'],
  },
});
