import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/property-seed.ts'],
    // Real servers, real processes, real files: patience, but no timed assertions.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
