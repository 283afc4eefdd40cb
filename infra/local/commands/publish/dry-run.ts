/** `healthwire publish --dry-run`: what the run would change for readers. */
import type { Folders } from '../../runtime/bind.ts';
import { openContentFolder } from '../../runtime/content-folder.ts';
import { checkMadeFrom } from '../../runtime/made-from.ts';
import { createProgress } from '../../cli/progress.ts';
import { readersLines } from '../../runtime/readers-lines.ts';
import { publishedState, dryRunOf } from '../../runtime/readers-changes.ts';
import { print } from '../../cli/terminal.ts';

/** Touches neither OUT nor anything else. Returns the exit code of a run: 1 for a refused source. */
export async function dryRun({ json }: { json: boolean }, folders: Folders): Promise<0 | 1> {
  const progress = createProgress(process.stderr);
  try {
    const stores = {
      source: openContentFolder(folders.content),
      state: publishedState(folders.out),
    };
    await checkMadeFrom(folders, stores);
    const readers = await dryRunOf(stores, folders, progress);
    progress.done();
    print(json ? JSON.stringify({ dryRun: true, readers }) : readersLines(readers).join('\n'));
    return readers.refused.length > 0 ? 1 : 0;
  } finally {
    progress.done();
  }
}
