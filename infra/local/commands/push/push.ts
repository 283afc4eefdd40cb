/** `healthwire push` on the command line: opens folder and bucket, prints what came of it. */
import type { Common } from '../../cli/command.ts';
import { openContentFolder } from '../../runtime/content-folder.ts';
import { createProgress } from '../../cli/progress.ts';
import { write } from '../../cli/terminal.ts';
import { openBuckets } from '../../runtime/bucket-clients.ts';
import { push } from './mirror.ts';
import { pushedLines } from './lines.ts';

type Asked = Common & { bucket: string } & Record<'delete' | 'dryRun' | 'confirm', boolean>;

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
