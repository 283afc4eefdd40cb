/** Checks again after every save, until it is stopped. */
import { sentence } from '../../cli/command-error.ts';
import { check, type CheckOptions } from './check-folder.ts';
import { watchFolder } from '../../runtime/watch-folder.ts';

/** Editors write a file in several steps: a check waits until nothing comes any more. */
const QUIET_MS = 50;

/** Between two of these lines and the summary stand the diagnostics: editors read them so. */
const BEGINS = 'Checking the articles:\n\n';

/**
 * Resolves once the first check is done and the folder is watched. What cannot be checked just now
 * is said, and checked again after the next save. Throws StoreError for a folder that is not there.
 */
export async function watchAndCheck(
  options: Omit<CheckOptions, 'now' | 'progress'>,
  now: () => Date,
): Promise<{ close(): Promise<void> }> {
  const failed = (error: unknown) => options.write(`${sentence(error)}\n`);
  const checkAll = async () => {
    options.write(BEGINS);
    await check({ ...options, now: now().toISOString() });
    options.write('\n');
  };
  let running: Promise<void> = Promise.resolve();
  let quiet: NodeJS.Timeout | undefined;
  const again = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      running = running.then(checkAll).catch(failed);
    }, QUIET_MS);
  };
  // Before the first check, so that no save between the two goes unseen.
  const watcher = await watchFolder(options.content, { touch: again, returned: again, failed });
  const close = async () => {
    clearTimeout(quiet);
    await watcher.close();
    await running;
  };
  try {
    await (running = checkAll());
  } catch (error) {
    running = Promise.resolve();
    await close();
    throw error;
  }
  return { close };
}
