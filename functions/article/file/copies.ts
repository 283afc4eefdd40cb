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
  ['git', /^(.+)(?:_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+|\.(?:BACKUP|BASE|LOCAL|REMOTE)(?:[._]\d+)?)$/],
  // Dropbox, Nextcloud, iCloud and others, in the language of their user.
  [
    'a sync tool',
    /^(.+?) \((?:.* )?(?:conflict(?:ed)? copy|(?:case|selective sync|unicode encoding) conflict|(?:in )?konflikt.*|copie (?:en conflit|conflictuelle)|copia (?:en conflicto|in conflitto)|cópia em conflito|conflicterende? \w+|kopia powodująca konflikt|конфликтующая копия)(?![\p{L}\p{N}]).*\)$/iu,
  ],
  [
    'a sync tool',
    /^(.+?) ?[(（].*(?:競合(?:する|した)?コピー|冲突(?:的)?副本|衝突(?:的)?複本|충돌(?:된|한)? ?사본).*[)）]$/,
  ],
  ['a sync tool', /^(.+?) ?[[(]conflict(?:ed)?(?:[ _-][\d ._:T-]*)?[\])]$/i],
  // With a day or a number behind it: `role-conflict` is an article.
  ['a sync tool', /^(.+?)[ ._-](?:sync[ _-]?)?conflict(?:ed)?[ ._-]?\d[\d ._T-]*$/i],
  ['a sync tool', /^(.+)\.(?:sync-?)?conflict(?:ed)?(?:[-_].*)?$/i],
];

/** The tool that made this file a copy of another because of a conflict, and that other's name. */
export function conflictCopy(name: string): { tool: string; original: string } | undefined {
  for (const [tool, pattern] of conflicts) {
    const original = pattern.exec(name)?.[1];
    if (original !== undefined) return { tool, original };
  }
  return undefined;
}

/**
 * What editors, merges and patches leave beside a file: `iron.orig`, `iron.bak2`, `iron~`, `iron.~1~`.
 * No words of a title stand behind a dot or before a tilde.
 */
const leftovers =
  /^(.+?)(\.(?:orig(?:inal)?|bak|bkp|backup|old|prev|save|saved|tmp|temp|swp|rej|mine|ours|theirs|merge|merged)[-_]?\d*|\.~\d+~|~\d{0,3})$/i;

/** The mark that a tool gave the name of a file that it left, and the name of the file itself. */
export function leftover(name: string): { mark: string; original: string } | undefined {
  const [, original, mark] = leftovers.exec(name) ?? [];
  return original === undefined || mark === undefined ? undefined : { mark, original };
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
