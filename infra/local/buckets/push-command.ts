/** `healthwire push` on the command line: opens folder and bucket, prints what came of it. */
import type { Command } from '../args.ts';
import { openContentFolder } from '../content-folder.ts';
import { createProgress } from '../progress.ts';
import { write } from '../terminal.ts';
import { openBuckets } from './bucket-clients.ts';
import { push } from './push.ts';
import { pushedLines } from './push-lines.ts';

type Asked = Extract<Command, { command: 'push' }>;

/** Returns the exit code: 1 when a file failed, or too much would be deleted. */
export async function pushCommand(asked: Asked): Promise<0 | 1> {
  const started = performance.now();
  const progress = createProgress(process.stderr);
  const folder = openContentFolder(asked.content);
  const buckets = await openBuckets();
  try {
    const pushed = await push({ ...asked, folder, bucket: buckets.open(asked.bucket), progress });
    progress.done();
    const { bucket, dryRun } = asked;
    const milliseconds = Math.round(performance.now() - started);
    if (asked.json) write(`${JSON.stringify({ bucket, dryRun, ...pushed, milliseconds })}\n`);
    else write(`${pushedLines(pushed, asked).join('\n')}\n`);
    return pushed.failed.length > 0 || pushed.refused !== undefined ? 1 : 0;
  } finally {
    progress.done();
    buckets.close();
  }
}
