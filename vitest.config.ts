import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/property-seed.ts'],
    // Tests mostly wait for processes of their own, so that every core has work to do.
    maxWorkers: '100%',
    // Modules are loaded once a worker, not once a file: no test changes what a module holds.
    isolate: false,
    // Real servers, processes and files, perhaps on a busy machine: patience, but no timed assertions.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
