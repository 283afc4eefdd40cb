import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/property-seed.ts'],
    // Tests often wait for processes of their own: one more than cores, so that all have work to do.
    maxWorkers: availableParallelism() + 1,
    // Modules are loaded once a worker, not once a file: no test changes what a module holds.
    isolate: false,
    // Real servers, processes and files, perhaps on a busy machine: patience, but no timed assertions.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
