import { defineConfig } from 'vitest/config';

/** `npm run screenshots`: no part of `npm test`, it writes docs/screenshots. */
export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 240_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    include: ['e2e/pictures/*.pictures.ts'],
    globalSetup: ['./e2e/pictures/setup.ts'],
  },
});
