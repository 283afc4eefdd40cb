import { command } from '../../cli/command.ts';
import { bucket, table } from '../../cli/shared-options.ts';
import { auditLines, isClean } from './lines.ts';
import { program } from '../../cli/program.ts';

export const verifyCommand = command({
  name: 'verify',
  summary: 'compare the published site with the articles, byte by byte',
  help: `Builds the site anew in memory and compares it with what is published; looks for links
that lead nowhere and feeds that are out of step with their pages. Changes nothing.
With --bucket and --table it looks at a site on AWS: use the version that is
deployed there. Exit code 1: something differs.`,
  examples: [
    `${program} verify`,
    `${program} verify --out /srv/health`,
    `${program} verify --bucket SITE_BUCKET --table TABLE`,
  ],
  options: {
    bucket: { ...bucket('the bucket of the site'), with: 'table' },
    table: { ...table, with: 'bucket' },
  },
  run: async ({ content, out, bucket, table }, { progress }) => {
    const { verify } = await import('./audit.ts');
    const { nothingPublished } = await import('../../runtime/bind.ts');
    const house = await houseOf(bucket === undefined ? out : undefined, content);
    const { close, ...places } = await openPlaces(out, bucket, table);
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
async function openPlaces(out: string, site: string | undefined, table: string | undefined) {
  if (site !== undefined && table !== undefined) {
    const { openAws } = await import('../../runtime/aws-clients.ts');
    const aws = await openAws();
    return { table: await aws.table(table), site: aws.bucket(site), close: () => aws.close() };
  }
  const { openPublished } = await import('../../runtime/bind.ts');
  return openPublished(out);
}
