/** `healthwire publish --dry-run`: what the run would change for readers. */
import type { Place } from './bind.ts';
import { openContentFolder } from './content-folder.ts';
import { checkMadeFrom } from './made-from.ts';
import { createProgress } from './progress.ts';
import { readersLines } from './readers-lines.ts';
import { publishedState, rehearse } from './rehearsal.ts';
import { print } from './terminal.ts';

/** Touches neither OUT nor anything else. Returns the exit code of a run: 1 for a refused source. */
export async function dryRun({ json }: { json: boolean }, place: Place): Promise<0 | 1> {
  const progress = createProgress(process.stderr);
  try {
    const stores = { source: openContentFolder(place.content), state: publishedState(place.out) };
    await checkMadeFrom(place, stores);
    const readers = await rehearse(stores, place, progress);
    progress.done();
    print(json ? JSON.stringify({ dryRun: true, readers }) : readersLines(readers).join('\n'));
    return readers.refused.length > 0 ? 1 : 0;
  } finally {
    progress.done();
  }
}
