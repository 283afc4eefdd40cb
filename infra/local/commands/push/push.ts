import { command } from '../../cli/command.ts';
import { bucket, dryRun } from '../../cli/shared-options.ts';
import { program } from '../../cli/program.ts';

export const pushCommand = command({
  name: 'push',
  summary: 'bring the source bucket up to date with the folder; AWS publishes the rest',
  help: `Uploads what changed: withdrawals, site.yaml and media first, then articles.
With --delete it then deletes what is not in the folder: never a withdrawal, and nothing
while an article could not be uploaded. It may be interrupted and repeated.
With --dry-run it also says what would change for readers.
Exit code 1: an upload failed (it is named, and the others went on), or the push would
delete more articles than a day may take (withdrawalShare in site.yaml) and --confirm is
missing.`,
  examples: [
    `${program} push --bucket SOURCE_BUCKET --delete --dry-run`,
    `${program} push --bucket SOURCE_BUCKET --delete`,
  ],
  options: {
    bucket: { ...bucket('the source bucket'), needed: true },
    delete: { does: 'delete from the bucket what is not in the folder' },
    dryRun,
    confirm: { does: 'delete even a large share of the articles' },
  },
  run: async (asked, { progress }) => {
    const started = performance.now();
    const { openContentFolder } = await import('../../runtime/content-folder.ts');
    const { openAws } = await import('../../runtime/aws-clients.ts');
    const { houseIn } = await import('../../../configuration/house.ts');
    const { push } = await import('./mirror.ts');
    const folder = openContentFolder(asked.content);
    const house = await houseIn(asked.content);
    const aws = await openAws();
    try {
      const { bucket, dryRun } = asked;
      const pushed = await push({ ...asked, house, folder, bucket: aws.bucket(bucket), progress });
      return { bucket, dryRun, ...pushed, milliseconds: Math.round(performance.now() - started) };
    } finally {
      aws.close();
    }
  },
  print: async (pushed, asked) =>
    (await import('./lines.ts')).pushedLines(pushed, asked).join('\n'),
  refuses: ({ failed, refused }) => failed.length > 0 || refused !== undefined,
});
