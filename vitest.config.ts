import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a while, or wait for one: whoever begins one last waits for it alone. */
const FIRST = [
  'test/lambda/lambda',
  'test/moto/',
  'test/simulation/simulation',
  'test/readers/',
  'test/tools/package',
  'test/infra/local/commands/push/failures',
  'test/infra/local/commands/publish/',
  'test/browser/',
  'test/store/s3',
  'test/store/table/dynamodb.',
  'test/infra/aws/',
  'test/infra/local/commands/',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = FIRST.findIndex((part) => moduleId.includes(`/${part}`));
      return at < 0 ? FIRST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** All of `npm test` takes less than five minutes; a file that would be too much for that ends so. */
const LONG = 'test/**/*.long.test.ts';
/** What measures how fast the machine is: it runs after all others, alone. */
const ALONE = 'test/**/*.alone.test.ts';

// Tests often wait for processes of their own: one more than cores, so that all have work to do.
const maxWorkers = availableParallelism() + 1;
const atOnce = { maxWorkers, sequence: { groupOrder: 0 } };

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/run.ts'],
    setupFiles: ['test/property-seed.ts'],
    // Modules are loaded once a worker, not once a file: no test changes what a module holds.
    isolate: false,
    // Real servers, processes and files, perhaps on a busy machine: patience, but no timed assertions.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          ...atOnce,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [LONG, ALONE],
        },
      },
      { extends: true, test: { ...atOnce, name: 'long', include: [LONG] } },
      {
        extends: true,
        test: { name: 'alone', include: [ALONE], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
