/** The files of units on the site: looked at, and written where they differ. */
import type { ETag, ObjectHead, Store } from '../../store/store.ts';
import type { SiteKey } from '../../site/keys.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';
import { writeObject, type Heads, type SiteFile } from '../protocol/objects.ts';
import type { BeforeWrite } from '../protocol/recheck.ts';
import type { Ports } from '../ports.ts';
import { NO_ARCHIVES, writeArchives, type Archives } from './archives.ts';

/** How they are now: of these, and of the documents of archives. */
export async function headAll(
  site: Store,
  files: readonly SiteFile[],
  archives: Archives = NO_ARCHIVES,
): Promise<Heads> {
  const heads = new Map<SiteKey, ObjectHead | undefined>();
  const keys = [...files.map(({ key }) => key), ...archives.documents.flatMap(({ keys }) => keys)];
  await mapAll(keys, async (key) => heads.set(key, await site.head(key)), {
    concurrency: WIDTH,
  });
  return heads;
}

export interface Written {
  changed: SiteKey[];
  /** Of every file but those of archives, changed or not. */
  etags: ReadonlyMap<SiteKey, ETag>;
}

/**
 * Files that appear for the first time before files that mention them: pages, then listings; and
 * archives before feeds.
 */
export async function writeAll(
  ports: Ports,
  files: readonly SiteFile[],
  heads: Heads,
  beforeWrite: BeforeWrite,
  archives: Archives = NO_ARCHIVES,
): Promise<Written | 'moved'> {
  const isNew = (key: SiteKey) => heads.get(key) === undefined;
  const fresh = files.filter(({ key }) => isNew(key));
  const known = files.filter(({ key }) => !isNew(key));
  const changed: SiteKey[] = [];
  const etags = new Map<SiteKey, ETag>();
  for (const group of [fresh, known]) {
    const isAlike = (key: SiteKey) => isNew(key) === (group === fresh);
    const archived = await writeArchives(ports, archives, isAlike, { heads, beforeWrite });
    if (archived === 'moved') return 'moved';
    changed.push(...archived);
    let moved = false;
    await mapAll(
      group,
      async (file) => {
        const result = await writeObject(ports.site, file, heads.get(file.key), beforeWrite);
        if (result.outcome === 'moved') return (moved = true);
        etags.set(file.key, result.etag);
        if (result.outcome === 'written') changed.push(file.key);
      },
      { concurrency: WIDTH },
    );
    if (moved) return 'moved';
  }
  return { changed: changed.sort(), etags };
}
