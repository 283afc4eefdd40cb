/** `healthwire confirm` on the command line: withdrawals that the guard holds may go ahead. */
import { randomUUID } from 'node:crypto';
import { confirmHeld, heldSlugs } from '../../../../functions/publish/ingest/guard.ts';
import { articleSource } from '../../../../functions/site/keys.ts';
import { readSettingsRecord } from '../../../../functions/publish/state/records.ts';
import type { Common } from '../../cli/command.ts';
import { CommandError } from '../../cli/command-error.ts';
import { write } from '../../cli/terminal.ts';
import { openBuckets, enqueueIngest } from '../../runtime/bucket-clients.ts';

type Asked = Common & { bucket: string; queue?: string; dryRun: boolean };

/**
 * Only writes down that the withdrawals may go: *ingest* carries them out, when its queue wakes it
 * or when the sweep asks about held articles again.
 */
export async function confirmCommand(asked: Asked): Promise<0> {
  const { bucket, queue, dryRun, json } = asked;
  const buckets = await openBuckets();
  try {
    const ports = { state: buckets.open(bucket), now: () => new Date(), nonce: randomUUID };
    if ((await readSettingsRecord(ports)).etag === undefined) throw noState(bucket);
    const slugs = dryRun ? await heldSlugs(ports) : await confirmHeld(ports);
    if (queue !== undefined && !dryRun) await enqueue(queue, slugs);
    if (json) write(`${JSON.stringify({ bucket, dryRun, slugs })}\n`);
    else write(`${[...slugs.map((slug) => `held  ${slug}`), next(slugs, asked)].join('\n')}\n`);
    return 0;
  } finally {
    buckets.close();
  }
}

async function enqueue(queue: string, slugs: readonly string[]): Promise<void> {
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

function noState(bucket: string): CommandError {
  return new CommandError(
    `"${bucket}" holds no state of a site: name the state bucket of the stack's outputs.`,
  );
}

function next({ length }: readonly string[], { dryRun, queue }: Asked): string {
  if (length === 0) return 'Nothing is held.';
  const what = length === 1 ? '1 withdrawal' : `${length} withdrawals`;
  if (dryRun) return `${what} held: the articles stay live until you confirm, without --dry-run.`;
  const when = queue === undefined ? 'with the next sweep, within the hour' : 'within seconds';
  return `${what} confirmed: notices take the articles' places ${when}, and the feeds follow.`;
}
