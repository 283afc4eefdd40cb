import { command } from '../../cli/command.ts';
import { bucket, stateBucket } from '../../cli/shared-options.ts';
import { auditLines, isClean } from './lines.ts';
import { program } from '../../cli/program.ts';

export const verifyCommand = command({
  name: 'verify',
  summary: 'compare the published site with the articles, byte by byte',
  help: `Builds the site anew in memory and compares it with what is published; looks for links
that lead nowhere and feeds that are out of step with their pages. Changes nothing.
With --bucket and --state-bucket it looks at a site on AWS: use the version that is
deployed there. Exit code 1: something differs.`,
  examples: [
    `${program} verify`,
    `${program} verify --out /srv/health`,
    `${program} verify --bucket SITE_BUCKET --state-bucket STATE_BUCKET`,
  ],
  options: {
    bucket: { ...bucket('the bucket of the site'), with: 'stateBucket' },
    stateBucket: { ...stateBucket, with: 'bucket' },
  },
  run: async ({ out, bucket, stateBucket }, { progress }) => {
    const { verify } = await import('./audit.ts');
    const { nothingPublished } = await import('../../runtime/bind.ts');
    const { stores, close } = await openStores(out, bucket, stateBucket);
    try {
      const audit = await verify(stores, (done, total) => progress.count(done, total, 'files'));
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

/** What is published in a folder, or on AWS. */
async function openStores(out: string, site: string | undefined, state: string | undefined) {
  if (site !== undefined && state !== undefined) {
    const { openBuckets } = await import('../../runtime/bucket-clients.ts');
    const buckets = await openBuckets();
    const stores = { state: buckets.open(state), site: buckets.open(site) };
    return { stores, close: () => buckets.close() };
  }
  const { openPublished } = await import('../../runtime/bind.ts');
  const stores = { state: openPublished(out, 'state'), site: openPublished(out, 'site') };
  const close = () => {
    stores.state.close();
    stores.site.close();
  };
  return { stores, close };
}
