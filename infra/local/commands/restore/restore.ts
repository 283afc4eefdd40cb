import { command } from '../../cli/command.ts';
import { Misunderstood } from '../../cli/command-error.ts';
import { bucket, table } from '../../cli/shared-options.ts';
import { program } from '../../cli/program.ts';

export const restoreCommand = command({
  name: 'restore',
  summary: 'make a lost table again, so that the site stays as it is',
  help: `The table remembers what no source says: first dates, former addresses, why articles were
withdrawn, what was accepted before a push was refused. If it is lost or damaged, restore
makes it again from the ledger that is kept beside the sources, from the sources and from
the site, which stays byte for byte what it was. It may be interrupted and run again. A
table that is whole is left alone, unless you --confirm: in a folder it is set aside then,
on AWS only what it does not know is added. On AWS use the version that is deployed there.
Exit code 1: a part of the ledger could not be read.`,
  examples: [
    `${program} restore`,
    `${program} restore --source SOURCE_BUCKET --bucket SITE_BUCKET --table TABLE`,
  ],
  options: {
    source: { ...bucket('the source bucket'), with: 'table' },
    bucket: { ...bucket('the bucket of the site'), with: 'table' },
    table: { ...table, with: 'bucket' },
    confirm: { does: 'also over a table that is whole' },
  },
  check: ({ source, table }) => {
    if (table !== undefined && source === undefined)
      throw new Misunderstood('"restore" needs --source NAME, too: the ledger is in that bucket.');
  },
  run: async (asked, { progress }) => {
    const { restoreOnAws, restoreFolder } = await import('./run.ts');
    const count = (done: number, total: number) => progress.count(done, total, 'sources');
    const { source, bucket, table } = asked;
    return source !== undefined && bucket !== undefined && table !== undefined
      ? await restoreOnAws({ ...asked, source, bucket, table }, count)
      : await restoreFolder(asked, count);
  },
  print: async (restored, { table }) =>
    (await import('./lines.ts')).restoredLines(restored, table !== undefined).join('\n'),
  refuses: ({ unreadable }) => unreadable.length > 0,
});
