import { command } from '../../cli/command.ts';
import { bucket, table } from '../../cli/shared-options.ts';
import { auditLines, isClean } from './lines.ts';
import { program } from '../../cli/program.ts';

export const verifyCommand = command({
  name: 'verify',
  summary: 'compare the published site with the articles, byte by byte',
  help: `Builds the site anew in memory and compares it with what is published; looks for links
that lead nowhere, feeds that are out of step with their pages, and a ledger that
does not say what the table says (restore needs it). Changes nothing.
With --bucket and --table it looks at a site on AWS, with --source at its ledger, too:
use the version that is deployed there. Exit code 1: something differs.`,
  examples: [
    `${program} verify`,
    `${program} verify --out /srv/health`,
    `${program} verify --bucket SITE_BUCKET --table TABLE --source SOURCE_BUCKET`,
  ],
  options: {
    bucket: { ...bucket('the bucket of the site'), with: 'table' },
    table: { ...table, with: 'bucket' },
    source: { ...bucket('the source bucket, where the ledger is'), with: 'bucket' },
  },
  run: async ({ content, out, bucket, table, source }, { progress }) => {
    const { verify } = await import('./audit.ts');
    const { nothingPublished } = await import('../../runtime/bind.ts');
    const house = await houseOf(bucket === undefined ? out : undefined, content);
    const { close, ...places } = await openPlaces(out, { bucket, table, source });
    try {
      const audit = await verify({ ...places, ...(house && { house }) }, (done, total) =>
        progress.count(done, total, 'files'),
      );
      if (audit === undefined) throw nothingPublished(bucket ?? out);
      return audit;
    } finally {
      close();
    }
  },
  print: (audit, { bucket }) =>
    auditLines(
      audit,
      bucket === undefined
        ? 'run publish to repair it'
        : 'the hourly sweep repairs what differs; while a push is on its way, look again a minute later',
    ).join('\n'),
  refuses: (audit) => !isClean(audit),
});

/** With what the configuration adds to the folder that the site was made from. */
async function houseOf(out: string | undefined, content: string) {
  const { madeFrom } = await import('../../runtime/folders.ts');
  const { houseIn } = await import('../../../configuration/house.ts');
  return await houseIn((out === undefined ? undefined : madeFrom(out)?.content) ?? content);
}

/** What is published in a folder, or on AWS. */
async function openPlaces(
  out: string,
  {
    bucket: site,
    table,
    source,
  }: Partial<Record<'bucket' | 'table' | 'source', string | undefined>>,
) {
  if (site !== undefined && table !== undefined) {
    const { openAws } = await import('../../runtime/aws-clients.ts');
    const aws = await openAws();
    const ledger = source === undefined ? {} : { ledger: aws.bucket(source) };
    const places = { table: await aws.table(table), site: aws.bucket(site), ...ledger };
    return { ...places, close: () => aws.close() };
  }
  const { openPublished } = await import('../../runtime/bind.ts');
  return openPublished(out);
}
