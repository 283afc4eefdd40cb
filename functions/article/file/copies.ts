/**
 * Files that nobody wrote as articles, told by their names: copies that sync tools and file managers
 * put beside a file, and locks of editors. A copy with the same words must not become a second page.
 */
import type { Slug } from '../../site/settings.ts';

/** Names that a tool gives when two people changed one file, without `.md`. */
const conflicts: readonly [tool: string, name: RegExp][] = [
  ['Syncthing', /^(.+)\.sync-conflict-\d{8}-\d{6}(?:-\w+)?$/],
  ['Seafile', /^(.+) \(SFConflict\b.*\)$/],
  ['Resilio Sync', /^(.+)\.Conflict$/],
  ['ownCloud', /^(.+)_conflict-\d{8}-\d{6}$/],
  ['OneDrive', /^(.+)-(?:DESKTOP|LAPTOP)-[A-Z0-9]{6,8}(?:-\d+)?$/],
  ['git', /^(.+)_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+$/],
  // Dropbox, Nextcloud, iCloud and others, in the language of their user.
  [
    'a sync tool',
    /^(.+?) \((?:.* )?(?:conflict(?:ed)? copy|(?:case|selective sync|unicode encoding) conflict|(?:in )?konflikt.*|copie (?:en conflit|conflictuelle)|copia (?:en conflicto|in conflitto)|cópia em conflito)\b.*\)$/i,
  ],
];

/** The tool that made this file a copy of another because of a conflict, and that other's name. */
export function conflictCopy(name: string): { tool: string; original: string } | undefined {
  for (const [tool, pattern] of conflicts) {
    const original = pattern.exec(name)?.[1];
    if (original !== undefined) return { tool, original };
  }
  return undefined;
}

/** Office's `~$x.md`, which is there while somebody has `x.md` open. */
export function isLock(name: string): boolean {
  return name.startsWith('~$');
}

/**
 * Names of copies that could be names of articles too: `sleep 2`, `sleep (1)`, `Copy of sleep`,
 * `sleep-copy`, `sleep_backup`.
 */
const copies: readonly RegExp[] = [
  /^(.+?)(?: [-–])?[ _-](?:copy|kopie|copie|copia|cópia|backup|bak|old|orig(?:inal)?)(?:[ _-]?\(?\d{1,2}\)?)?$/i,
  /^(.+?)(?: ?\(\d{1,2}\)| \d{1,2})$/,
  /^(?:copy[ _-]of|kopie[ _-]von|copie[ _-]de|copia[ _-]d[ei]|cópia[ _-]de)[ _-](.+)$/i,
];

/** The article beside it that a file is a copy of, if what both are called is the same. */
export function presumedOriginal(slug: Slug): Slug | undefined {
  const folder = slug.slice(0, slug.lastIndexOf('/') + 1);
  const name = slug.slice(folder.length);
  for (const pattern of copies) {
    const original = pattern.exec(name)?.[1];
    if (original !== undefined) return folder + original;
  }
  return undefined;
}
