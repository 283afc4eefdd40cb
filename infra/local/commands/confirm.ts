import { command } from '../cli/command.ts';
import { Misunderstood, needed, takesNothing } from '../cli/misunderstood.ts';
import { bucket, dryRun } from '../cli/options.ts';

const options = {
  bucket,
  queue: { value: 'URL', does: 'the ingest queue, so that it happens at once', read: toQueue },
  'dry-run': dryRun,
};

export const confirm = command({
  name: 'confirm',
  does: 'let withdrawals go ahead that the guard holds',
  more: `When more articles are deleted or withdrawn within a day than the guard allows, the rest
stay live and an alarm is sent. Look at what is held with --dry-run. If it is a mistake,
push the articles again. If it is meant, confirm: all that is held now goes ahead, with
--queue within seconds, else with the next sweep, within the hour.`,
  options,
  examples: [
    'npm run healthwire -- confirm --bucket STATE_BUCKET --dry-run',
    'npm run healthwire -- confirm --bucket STATE_BUCKET --queue INGEST_QUEUE_URL',
  ],
  read(words, { bucket, queue, 'dry-run': dryRun = false }) {
    takesNothing('confirm', words);
    const name = needed('confirm', options, 'bucket', bucket);
    return { bucket: name, dryRun, ...(queue !== undefined && { queue }) };
  },
  run: async (asked) => (await import('./confirm/confirm.ts')).confirmCommand(asked),
});

/** The URL of a queue, as the stack's outputs have it. */
function toQueue(value: string): string {
  if (/^https?:\/\/[^/\s]+\/\d{12}\/[\w.-]+$/.test(value)) return value;
  throw new Misunderstood(
    `--queue ${value} is no queue's URL: the outputs of the stack have it; it is like` +
      ' https://sqs.REGION.amazonaws.com/ACCOUNT/NAME.',
  );
}
