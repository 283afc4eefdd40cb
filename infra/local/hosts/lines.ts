/** What `publish --host` says to a person. */
import { join, resolve } from 'node:path';
import { shown } from '../runtime/folders.ts';
import type { Hosted } from './write.ts';

export function hostLines({ title, folder, files, written, use, lacks }: Hosted): string[] {
  const where = shown(resolve(folder));
  const named = (names: readonly string[]) => names.map((name) => join(where, name)).join(', ');
  const done =
    written.length === 0
      ? `For ${title} nothing changed: ${named(files)}.`
      : `For ${title} written: ${named(written)}.`;
  return [done, use, ...lacks];
}
