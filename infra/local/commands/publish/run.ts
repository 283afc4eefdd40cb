/** One run of `healthwire publish`, in earnest or only to see. */
import type { Progress } from '../../cli/progress.ts';
import { dryRun, publishedState, type Readers } from '../../runtime/dry-run.ts';
import { openContentFolder } from '../../runtime/content-folder.ts';
import {
  checkMadeFrom,
  foldersOf,
  noteMadeFrom,
  type AskedFolders,
} from '../../runtime/folders.ts';
import { Loop } from '../../runtime/loop.ts';
import { publishAll, Tally, type Published } from '../../runtime/publish.ts';

export async function publishOnce(asked: AskedFolders, progress: Progress): Promise<Published> {
  const folders = foldersOf(asked);
  const tally = new Tally();
  const loop = new Loop(folders, { log: (event) => tally.hear(event) });
  try {
    await checkMadeFrom(folders, loop.bound.ports);
    noteMadeFrom(folders);
    return await publishAll(loop, tally, (done, total) => progress.count(done, total, 'sources'));
  } finally {
    loop.close();
  }
}

/** What the run would change for readers; touches neither OUT nor anything else. */
export async function publishNothing(
  asked: AskedFolders,
  progress: Progress,
): Promise<{ dryRun: true; readers: Readers }> {
  const folders = foldersOf(asked);
  const stores = {
    source: openContentFolder(folders.content),
    state: publishedState(folders.out),
  };
  await checkMadeFrom(folders, stores);
  return { dryRun: true, readers: await dryRun(stores, folders, progress) };
}
