/**
 * What the catalog knows and is not on the site yet. Another run has joined the first article of a
 * collection and is about to write it, or died before it did; whoever renders a listing that leads
 * there, as the home page does, writes it too, and first. The same holds for the documents of an
 * archive, to which its feed and its other documents lead.
 */
import type { ArchiveFile } from '../../collection/feeds/archive.ts';
import type { CollectionId } from '../../collection/kinds/kind.ts';
import type { Collection } from '../../collection/model.ts';
import { firstPaths, kindFolders } from '../../collection/kinds/files.ts';
import { listAll, type ETag, type Store } from '../../store/store.ts';
import { siteKey, type SiteKey } from '../../site/keys.ts';
import { mapAll, WIDTH } from '../protocol/map-all.ts';

/** A document as the catalog wants it. */
export interface Archived {
  month: string;
  slugs: string[];
  files: ArchiveFile[];
  keys: SiteKey[];
  /** Names all that the document is made from: equal names, equal bytes. */
  madeFrom: () => string;
  /** Whether what changed may change it. */
  isTouched: boolean;
}

/** What this process has seen on the site: nothing is ever removed from there. */
interface Seen {
  collections: Set<CollectionId>;
  /** Keys of archives. */
  archives: Set<string>;
}

const seen = new WeakMap<Store, Seen>();

function seenOn(site: Store): Seen {
  const known = seen.get(site) ?? { collections: new Set(), archives: new Set() };
  seen.set(site, known);
  return known;
}

/** Where collections are; the site's own files are the only ones below no folder. */
const FOLDERS = [...kindFolders, 'api/v1/'];

/** What is there of collections, if anybody had to ask: key → ETag. */
export type Present = ReadonlyMap<string, ETag>;

/** A run that looks at everything asks for the list in any case: it brings a thousand at once. */
export async function unwritten(
  site: Store,
  collections: readonly Collection[],
  everything: boolean,
): Promise<{ missing: Set<CollectionId>; present: Present }> {
  const known = seenOn(site);
  const unknown = collections.filter(({ id }) => !known.collections.has(id));
  const missing = new Set<CollectionId>();
  const present = new Map<string, ETag>();
  if (unknown.length === 0 && !everything) return { missing, present };
  for (const folder of FOLDERS)
    for await (const { key, etag } of listAll(site, folder)) present.set(key, etag);
  for (const key of present.keys()) if (ARCHIVE.test(key)) known.archives.add(key);
  for (const collection of unknown) {
    if (await isThere(site, collection, present)) known.collections.add(collection.id);
    else missing.add(collection.id);
  }
  return { missing, present };
}

const ARCHIVE = /(^|\/)archive\/[^/]+$/;

async function isThere(site: Store, collection: Collection, present: Present): Promise<boolean> {
  for (const key of firstPaths(collection).map(siteKey)) {
    if (present.has(key)) continue;
    if (key.includes('/') || (await site.head(key)) === undefined) return false;
  }
  return true;
}

/** Documents of which a file is missing. */
export async function unwrittenArchives(
  site: Store,
  archives: readonly Archived[],
): Promise<Archived[]> {
  const known = seenOn(site).archives;
  const keys = archives.flatMap(({ keys }) => keys).filter((key) => !known.has(key));
  await mapAll(
    keys,
    async (key) => {
      if ((await site.head(key)) !== undefined) known.add(key);
    },
    { concurrency: WIDTH },
  );
  return archives.filter((one) => one.keys.some((key) => !known.has(key)));
}
