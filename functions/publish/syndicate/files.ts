/** The files of units on the site: looked at, and written where they differ. */
import type { ETag, ObjectHead, Store } from '../../store/store.ts';
import type { SiteKey } from '../keys.ts';
import { mapAll } from '../protocol/map-all.ts';
import { writeSite, type SiteFile } from '../protocol/objects.ts';
import type { BeforeWrite } from '../protocol/second-look.ts';

/** Requests one run keeps in flight. */
const WIDTH = 16;

export type Heads = ReadonlyMap<SiteKey, ObjectHead | undefined>;

export async function headAll(site: Store, files: readonly SiteFile[]): Promise<Heads> {
  const heads = new Map<SiteKey, ObjectHead | undefined>();
  await mapAll(files, async ({ key }) => heads.set(key, await site.head(key)), {
    concurrency: WIDTH,
  });
  return heads;
}

export interface Written {
  changed: SiteKey[];
  /** Of every file, changed or not. */
  etags: ReadonlyMap<SiteKey, ETag>;
}

/** Files that appear for the first time before files that mention them: pages, then listings. */
export async function writeAll(
  site: Store,
  files: readonly SiteFile[],
  heads: Heads,
  beforeWrite: BeforeWrite,
): Promise<Written | 'moved'> {
  const fresh = files.filter(({ key }) => heads.get(key) === undefined);
  const known = files.filter(({ key }) => heads.get(key) !== undefined);
  const changed: SiteKey[] = [];
  const etags = new Map<SiteKey, ETag>();
  for (const group of [fresh, known]) {
    let moved = false;
    await mapAll(
      group,
      async (file) => {
        const result = await writeSite(site, file, heads.get(file.key), beforeWrite);
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
