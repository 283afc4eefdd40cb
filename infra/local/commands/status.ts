import { command } from '../cli/command.ts';
import { Misunderstood } from '../cli/command-error.ts';
import { table } from '../cli/shared-options.ts';
import { program } from '../cli/program.ts';

/** Ten years: a review that is further away is no news. */
const LIMIT_DAYS = 3650;

export const statusCommand = command({
  name: 'status',
  summary: 'say which articles are live, refused, held or due for review',
  help: `Shows how every article stands after the last push: refused (what is live stays), held by
the guard, overdue for review or soon due, scheduled, drafts, withdrawn. Changes nothing.
With --table it looks at a site on AWS. Exit code 1: an article is refused, held or
overdue.`,
  examples: [
    `${program} status`,
    `${program} status --days 90 --json`,
    `${program} status --table TABLE`,
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
    table,
  },
  run: async ({ out, table: name, days }) => {
    const { readReports, statusOf } = await import('../runtime/status.ts');
    const { table, close, nothing } = await openTable(out, name);
    try {
      const reports = await readReports(table);
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
async function openTable(out: string, name: string | undefined) {
  if (name === undefined) {
    const { nothingPublished, openPublishedTable } = await import('../runtime/bind.ts');
    const table = openPublishedTable(out);
    return { table, close: () => table.close(), nothing: nothingPublished(out) };
  }
  const { noRows, openAws } = await import('../runtime/aws-clients.ts');
  const aws = await openAws();
  return { table: await aws.table(name), close: () => aws.close(), nothing: noRows(name) };
}
