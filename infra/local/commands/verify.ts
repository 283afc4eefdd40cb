import { command } from '../cli/command.ts';
import { needed, takesNothing } from '../cli/misunderstood.ts';
import { bucket, stateBucket } from '../cli/options.ts';

const options = { bucket, 'state-bucket': stateBucket };

export const verify = command({
  name: 'verify',
  does: 'compare the published site with the articles, byte by byte',
  more: `Builds the site anew in memory and compares it with what is published; looks for links
that lead nowhere and feeds that are out of step with their pages. Changes nothing.
With --bucket and --state-bucket it looks at a site on AWS: use the version that is
deployed there. Exit code 1: something differs.`,
  options,
  examples: [
    'npm run healthwire -- verify',
    'npm run healthwire -- verify --out /srv/health',
    'npm run healthwire -- verify --bucket SITE_BUCKET --state-bucket STATE_BUCKET',
  ],
  /** Without buckets it audits a folder. */
  read(words, { bucket, 'state-bucket': state }) {
    takesNothing('verify', words);
    if (bucket === undefined && state === undefined) return {};
    return {
      buckets: {
        site: needed('verify', options, 'bucket', bucket),
        state: needed('verify', options, 'state-bucket', state),
      },
    };
  },
  run: async (asked) => (await import('./verify/verify.ts')).verifyCommand(asked),
});
