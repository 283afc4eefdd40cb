import { command } from '../cli/command.ts';
import { Misunderstood } from '../cli/misunderstood.ts';
import { stateBucket } from '../cli/options.ts';

/** Ten years: a review that is further away is no news. */
const LIMIT_DAYS = 3650;

export const status = command({
  name: 'status',
  does: 'say which articles are live, refused, held or due for review',
  more: `Shows how every article stands after the last push: refused (what is live stays), held by
the guard, overdue for review or soon due, scheduled, drafts, withdrawn. Changes nothing.
With --state-bucket it looks at a site on AWS. Exit code 1: an article is refused, held or
overdue.`,
  options: {
    days: {
      value: 'N',
      does: 'how many days ahead a review counts as soon due (default: 30)',
      read: toDays,
    },
    'state-bucket': stateBucket,
  },
  examples: [
    'npm run healthwire -- status',
    'npm run healthwire -- status --days 90 --json',
    'npm run healthwire -- status --state-bucket STATE_BUCKET',
  ],
  read(words, { days = 30, 'state-bucket': state }) {
    if (words.length > 0)
      throw new Misunderstood(
        `"status" takes no "${words[0]}": it says how all articles stand. For what is wrong with` +
          ` one, write: npm run healthwire -- check ${words[0]}`,
      );
    return { days, ...(state !== undefined && { state }) };
  },
  run: async (asked) => (await import('./status/status.ts')).statusCommand(asked),
});

function toDays(value: string): number {
  if (/^\d{1,4}$/.test(value) && Number(value) <= LIMIT_DAYS) return Number(value);
  throw new Misunderstood(
    `--days ${value} is no number of days: write one from 0 to ${LIMIT_DAYS},` +
      ' for example --days 30.',
  );
}
