import { randomUUID } from 'node:crypto';
import { command } from '../cli/command.ts';
import { CommandError, Misunderstood } from '../cli/command-error.ts';
import { dryRun, table } from '../cli/shared-options.ts';
import { program } from '../cli/program.ts';

/**
 * Only writes down that the withdrawals may go: *ingest* carries them out, when its queue tells it
 * or when the sweep asks about held articles again.
 */
export const confirmCommand = command({
  name: 'confirm',
  summary: 'let withdrawals go ahead that the guard holds',
  help: `When more articles are deleted or withdrawn within a day than the guard allows, the rest
stay live and an alarm is sent. Look at what is held with --dry-run. If it is a mistake,
push the articles again. If it is meant, confirm: all that is held now goes ahead, with
--queue within seconds, else with the next sweep, within the hour.`,
  examples: [
    `${program} confirm --table TABLE --dry-run`,
    `${program} confirm --table TABLE --queue INGEST_QUEUE_URL`,
  ],
  options: {
    table: { ...table, needed: true },
    queue: {
      value: 'URL',
      does: 'the ingest queue, so that it happens at once',
      read: (given) => (given === undefined ? undefined : toQueue(given)),
    },
    dryRun,
  },
  run: async ({ table, queue, dryRun }) => {
    const { confirmHeld, heldSlugs } = await import('../../../functions/publish/ingest/guard.ts');
    const { readSettingsRow } = await import('../../../functions/publish/rows/settings.ts');
    const { noRows, openAws } = await import('../runtime/aws-clients.ts');
    const aws = await openAws();
    try {
      const ports = { table: await aws.table(table), now: () => new Date(), nonce: randomUUID };
      if ((await readSettingsRow(ports)).version === undefined) throw noRows(table);
      const slugs = dryRun ? await heldSlugs(ports) : await confirmHeld(ports);
      if (queue !== undefined && !dryRun) await enqueue(queue, slugs);
      return { table, dryRun, slugs };
    } finally {
      aws.close();
    }
  },
  print: ({ slugs }, asked) =>
    [...slugs.map((slug) => `held  ${slug}`), next(slugs.length, asked)].join('\n'),
});

/** The URL of a queue, as the stack's outputs have it. */
function toQueue(given: string): string {
  if (/^https?:\/\/[^/\s]+\/\d{12}\/[\w.-]+$/.test(given)) return given;
  throw new Misunderstood(
    `--queue ${given} is no queue's URL: the outputs of the stack have it; it is like` +
      ' https://sqs.REGION.amazonaws.com/ACCOUNT/NAME.',
  );
}

async function enqueue(queue: string, slugs: readonly string[]): Promise<void> {
  const { articleSource } = await import('../../../functions/site/keys.ts');
  const { enqueueIngest } = await import('../runtime/aws-clients.ts');
  try {
    await enqueueIngest(queue, slugs.map(articleSource));
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `All is confirmed, but the queue could not be told (${said}): the withdrawals go ahead with` +
        ' the next sweep, within the hour.',
      { cause: error },
    );
  }
}

function next(held: number, { dryRun, queue }: { dryRun: boolean; queue?: string | undefined }) {
  if (held === 0) return 'Nothing is held.';
  const what = held === 1 ? '1 withdrawal' : `${held} withdrawals`;
  if (dryRun) return `${what} held: the articles stay live until you confirm, without --dry-run.`;
  const when = queue === undefined ? 'with the next sweep, within the hour' : 'within seconds';
  return `${what} confirmed: notices take the articles' places ${when}, and the feeds follow.`;
}
