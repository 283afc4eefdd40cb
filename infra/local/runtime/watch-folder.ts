/**
 * Watches an editor's folder. It, or the folder `articles/` in it, may be moved away and come back (a `git checkout` does that, or a
 * disk that is unplugged): a watcher of files loses it then, so the folder itself is compared now and
 * then with the one that was there, and watched anew when it is another one.
 */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { CommandError } from '../cli/command-error.ts';
import { hasArticles, isPassedOver, sourceKeyOf } from './content-folder.ts';

export interface Watched {
  /** A source was saved, or is gone. */
  touch(key: string, what: 'saved' | 'gone'): void;
  /** The folder is there again: anything in it may have changed. */
  returned(): void;
  failed(error: unknown): void;
}

/** How often the folder itself is compared with the one that was there. */
const COMPARE_EVERY_MS = 500;
/** chokidar tells one change of a file in 50 ms and keeps no other: what was saved within is looked for after. */
const LOOK_AGAIN_MS = 60;

/** Resolves once the folder is being watched. */
export async function watchFolder(
  content: string,
  told: Watched,
): Promise<{ close(): Promise<void> }> {
  const root = resolve(content);
  const mapped = hasArticles(root);
  const identityOf = (folder: string) => identity(folder, mapped);
  let seen = identityOf(root);
  const lost = () => (seen = undefined);
  let watcher = await watchFiles(root, { mapped, told, lost });
  let renewing: Promise<void> | undefined;
  let missed = false;

  const compare = async () => {
    const now = identityOf(root);
    if (now === undefined && !missed) {
      const folder = mapped && identity(root, false) ? join(content, 'articles') : content;
      const what = `There is no folder ${folder} any more: all stays as it is until it is back.`;
      told.failed(new CommandError(what));
    }
    missed = now === undefined;
    if (now === undefined) lost();
    if (now === seen) return;
    await watcher.close();
    watcher = await watchFiles(root, { mapped, told, lost });
    seen = now;
    told.returned();
  };
  const clock = setInterval(() => {
    renewing ??= compare()
      .catch((error: unknown) => told.failed(error))
      .finally(() => (renewing = undefined));
  }, COMPARE_EVERY_MS);
  return {
    close: async () => {
      clearInterval(clock);
      await renewing;
      await watcher.close();
    },
  };
}

async function watchFiles(
  root: string,
  { mapped, told, lost }: { mapped: boolean; told: Watched; lost: () => void },
): Promise<FSWatcher> {
  // What npm installed, or what is published, may stand in the folder itself.
  const ignored = (path: string) => isPassedOver(root, path);
  const watcher = watch(root, { ignoreInitial: true, followSymlinks: false, ignored });
  const touch = (path: string, what: 'saved' | 'gone') => {
    // Articles on a disk that was unplugged are not articles that were deleted.
    if (identity(root, mapped) === undefined) return;
    const key = sourceKeyOf(root, path);
    if (key !== undefined) told.touch(key, what);
  };
  const looking = new Map<string, NodeJS.Timeout>();
  const saved = (path: string) => {
    const version = versionOf(path);
    touch(path, 'saved');
    clearTimeout(looking.get(path));
    const look = () => {
      looking.delete(path);
      const now = versionOf(path);
      if (!watcher.closed && now !== undefined && now !== version) saved(path);
    };
    looking.set(path, setTimeout(look, LOOK_AGAIN_MS));
  };
  watcher
    .on('add', saved)
    .on('change', saved)
    .on('unlink', (path) => touch(path, 'gone'));
  watcher.on('unlinkDir', (path) => {
    if (resolve(path) === root) lost();
  });
  watcher.on('error', (error) => told.failed(error));
  await new Promise<void>((ready) => watcher.once('ready', () => ready()));
  return watcher;
}

/** Another one after each save, as far as the file system tells them apart. */
function versionOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino}:${stats.size}:${stats.mtimeNs}`;
}

/** Of the folder that is there now, and where it is `mapped` of its folder of articles. */
function identity(root: string, mapped: boolean): string | undefined {
  const folders = mapped ? [root, join(root, 'articles')] : [root];
  const found = folders.map((folder) => statSync(folder, { throwIfNoEntry: false }));
  if (!found.every((stats) => stats?.isDirectory())) return undefined;
  return found.map((stats) => `${stats!.dev}:${stats!.ino}`).join(' ');
}
