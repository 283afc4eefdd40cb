import { command } from '../cli/command.ts';
import { takesNothing } from '../cli/misunderstood.ts';
import { dryRun } from '../cli/options.ts';

export const publish = command({
  name: 'publish',
  does: 'publish once',
  more: `Publishes every article that is fit for it and says why the others are not. Running it
again publishes only what changed. With --dry-run it says what would change for readers.
Exit code 1: an article was refused.`,
  options: { 'dry-run': dryRun },
  examples: [
    'npm run healthwire -- publish',
    'npm run healthwire -- publish --dry-run',
    'npm run healthwire -- publish --base-url https://health.example.org',
  ],
  read(words, values) {
    takesNothing('publish', words);
    return { dryRun: values['dry-run'] ?? false };
  },
  run: async (asked) => (await import('./publish/publish.ts')).publishCommand(asked),
});
