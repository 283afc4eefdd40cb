import { command } from '../cli/command.ts';
import { needed, takesNothing } from '../cli/misunderstood.ts';
import { bucket, dryRun, toggle } from '../cli/options.ts';

const options = {
  bucket,
  delete: toggle('delete from the bucket what is not in the folder'),
  'dry-run': dryRun,
  confirm: toggle('delete even a large share of the articles'),
};

export const push = command({
  name: 'push',
  does: 'bring the source bucket up to date with the folder; AWS publishes the rest',
  more: `Uploads what changed: withdrawals, site.yaml and media first, then articles.
With --delete it then deletes what is not in the folder: never a withdrawal, and
nothing while an article could not be uploaded. It may be interrupted and repeated.
With --dry-run it also says what would change for readers.
Exit code 1: an upload failed (it is named, and the others went on), or the push would
delete more than a fifth of the articles and --confirm is missing.`,
  options,
  examples: [
    'npm run healthwire -- push --bucket SOURCE_BUCKET --delete --dry-run',
    'npm run healthwire -- push --bucket SOURCE_BUCKET --delete',
  ],
  read(words, { bucket, delete: deletes = false, 'dry-run': dryRun = false, confirm = false }) {
    takesNothing('push', words);
    const name = needed('push', options, 'bucket', bucket);
    return { bucket: name, delete: deletes, dryRun, confirm };
  },
  run: async (asked) => (await import('./push/push.ts')).pushCommand(asked),
});
