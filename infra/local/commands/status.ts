import { command } from '../cli/command.ts';
import { Misunderstood } from '../cli/command-error.ts';
import { stateBucket } from '../cli/shared-options.ts';
import { program } from '../cli/program.ts';

/** Ten years: a review that is further away is no news. */
const LIMIT_DAYS = 3650;

export const statusCommand = command({
  name: 'status',
  summary: 'say which articles are live, refused, held or due for review',
  help: `Shows how every article stands after the last push: refused (what is live stays), held by
the guard, overdue for review or soon due, scheduled, drafts, withdrawn. Changes nothing.
With --state-bucket it looks at a site on AWS. Exit code 1: an article is refused, held or
overdue.`,
  examples: [
    `${program} status`,
    `${program} status --days 90 --json`,
    `${program} status --state-bucket STATE_BUCKET`,
  ],
  words: {
    takes: '',
    read: ([word]) => {
      if (word === undefined) return {};
      throw new Misunderstood(
        `"status" takes no "${word}": it says how all articles stand. For what is wrong with` +
          ` one, write: ${program} check ${word}`,
      );
    },
  },
  options: {
    days: {
      value: 'N',
      does: 'how many days ahead a review counts as soon due (default: 30)',
      read: (given = '30') => toDays(given),
    },
    stateBucket,
  },
  run: async ({ out, stateBucket, days }) => {
    const { readReports, statusOf } = await import('../runtime/status.ts');
    const { state, close, nothing } = await openState(out, stateBucket);
    try {
      const reports = await readReports(state);
      if (reports === undefined) throw nothing;
      return statusOf(reports, new Date(), days);
    } finally {
      close();
    }
  },
  print: async (status) =>
    (await import('../runtime/status-lines.ts')).statusLines(status).join('\n'),
  refuses: ({ refused, held, overdue }) => refused.length + held.length + overdue.length > 0,
});

function toDays(given: string): number {
  if (/^\d{1,4}$/.test(given) && Number(given) <= LIMIT_DAYS) return Number(given);
  throw new Misunderstood(
    `--days ${given} is no number of days: write one from 0 to ${LIMIT_DAYS},` +
      ' for example --days 30.',
  );
}

/** In a folder or on AWS; `nothing` says what is wrong where nothing was ever published. */
async function openState(out: string, bucket: string | undefined) {
  if (bucket === undefined) {
    const { nothingPublished, openPublished } = await import('../runtime/bind.ts');
    const state = openPublished(out, 'state');
    return { state, close: () => state.close(), nothing: nothingPublished(out) };
  }
  const { noState, openBuckets } = await import('../runtime/bucket-clients.ts');
  const buckets = await openBuckets();
  return { state: buckets.open(bucket), close: () => buckets.close(), nothing: noState(bucket) };
}
